namespace Backprop.Tests.Matrix;

internal static class Patterns
{
    private const string Pair = "public struct Pair { public double A; public double B { get; set; } public double Product => A * B; }";

    public static readonly Construct[] All =
    [
        new("SwitchExpression", "v = k switch { 0 => v * x, 1 => Math.Sin(v), _ => v + y };"),
        new("SwitchExpressionOfNumber", "v = v switch { < 0 => v * v, >= 0 and < 1 => v * x, 1 or 2 => y, _ => Math.Log(v) };"),
        new("SwitchExpressionWhen", "v = k switch { 1 when v > x => v * 2, 1 when x > y => x * v, > 1 => v * v, var m when m * v > 0 => y * v, _ => v };"),
        new("SwitchExpressionNested", "v = k switch { 0 => v > 0.5 ? v * x : y, _ => n switch { 2 => v * v, 3 => v * y, _ => x } };"),
        new("SwitchExpressionAssigns", "double t = x; v = k switch { 0 => t = v * x, 1 => (t *= v) + y, _ => t++ }; v += t * t;"),
        new("SwitchExpressionOfBool", "v = (v > 0.5, k == 1) switch { (true, true) => v * x, (true, false) => v * v, (false, _) => y * v };"),
        new("SwitchExpressionOfTuple", "v = (v, x) switch { ( > 0, > 0) => v * x, (var p, < 0) => p * p, var (p, q) => p * q * y };"),
        new("SwitchExpressionStruct", "var p = new Pair { A = v, B = x }; v = p switch { { A: > 1 } => p.A * x, { A: < 0, B: var b } => b * v, { Product: > 0.2 } q => q.Product * y, _ => p.B * p.A };", Pair),
        new("SwitchExpressionBuffers", "double[] p = { v, x }; double[] q = { x * y, v }; double[] s = k switch { 0 => p, 1 => q, _ => p }; s[0] *= s[1]; v = s[0] + p[1] * q[0];"),
        new("SwitchExpressionThrows", "v = k switch { >= 0 => v * x, _ => throw new InvalidOperationException() };"),
        new("SwitchExpressionResults", "var (p, q) = k switch { 0 => (v, x), 1 => (x * v, y), _ => (y, v * v) }; v = p * q;"),
        new("IsRange", "if (v is > 0 and < 1) { v *= x; } else if (v is not (< 0 or > 3)) { v = v * v; }"),
        new("IsConstant", "if (k is 0 or 2) { v *= x; } if (v is 0.7) { v *= v; }"),
        new("IsVar", "if (v * x is var t && t > 0.2) { v = t * t; } else { v += t; }"),
        new("IsVarBehindAnd", "if (k > 0 && v * x is var t && t * y > 0.1) { v = t * v; }"),
        new("IsVarBehindOr", "if (k == 0 || !(v * x is var t && t > 0.2)) { v += y; } else { v = t * t; }"),
        new("IsVarInWhile", "int m = 0; while (m++ < 4 && v * 0.5 is var t && t < 1) { v += t * t + x * 0.1; }"),
        new("IsDeclaration", "if (v is double t) { v = t * x; }"),
        new("IsProperty", "var p = new Pair { A = v, B = x }; if (p is { A: > 0, B: var b } && b > 0) { v = b * p.A; }", Pair),
        new("IsNullable", "int? last = null; for (int m = 0; m < 3; m++) { if (last is int value) { v = v * x + value; } last = m; }"),
        new("IsPositional", "if ((v, x) is ( > 0.5, var q)) { v *= q; }"),
        new("IsListOfSpan", "if (w is [var p, .., var q] && p > q) { v = p * q * v; } else if (w is [_, var s, .. var rest]) { v = s * rest[0] * v; }"),
        new("IsListOfArray", "double[] t = { v, x, y }; v = t switch { [var p] => p, [ > 0, var q, _] => q * t[0], [_, _, var s] => s * t[0], _ => 0 };"),
        new("SwitchWithPatterns", "switch (k) { case > 1 when v > 0: v *= x; break; case 1: case 0 when x > 1: v = v * v; break; case var m: v += y * m; break; }"),
        new("SwitchOverNumber", "switch (v) { case < 0: v *= x; break; case 0.7: v = v * v; break; case double t when t > y: v = t * y; break; default: v = v * x + y; break; }"),
        new("SwitchOverTuple", "switch ((k, v > 0.5)) { case (0, true): v *= x; break; case (1, _): v = v * v; break; case (var m, false): v += m * y; break; default: v = y * v; break; }"),
    ];
}
