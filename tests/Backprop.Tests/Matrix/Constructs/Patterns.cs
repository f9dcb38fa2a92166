namespace Backprop.Tests.Matrix;

internal static class Patterns
{
    private const string Pair = "public struct Pair { public double A; public double B { get; set; } public double Product => A * B; }";

    private const string Things = """
        public enum Kind { Round, Flat }
        public class Thing { public int Size; public double Scale { get; set; } public string Name = "thing"; public Thing Inner; public Kind Kind; }
        public sealed class Ring : Thing { public int Holes; public new int Size; public void Deconstruct(out int holes, out double scale) { holes = Holes; scale = Scale; } }
        public sealed record Note(int Pitch, double Length);
        public static readonly object[] s_things = { "abc", 7, Kind.Flat, new Ring { Size = 3, Holes = 2, Scale = 1.5, Inner = new Thing { Name = "in", Scale = 0.75 } }, 4L, new Note(3, 0.5), new int[] { 1, 2 }, 'c', null };
        static object Some(int k) => s_things[k % 9];
        """;

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
        new("IsObjectWithParts", "if (Some(k) is string { Length: > 2 } s) { v *= s.Length; } else if (Some(k + 2) is Ring { Size: 0, Holes: > 1, Inner: { Scale: var c }, Kind: Kind.Round } ring) { v *= c * ring.Scale; }", Things),
        new("IsObjectAnd", "for (int m = 0; m < 8; m++) { if (Some(m) is int { } size and > 3) { v *= 0.1 * size; } if (Some(m) is long and > 2 and var d) { v = v * x * d; } if (Some(m) is Ring and Thing { Size: 0 } and { Inner.Name.Length: 2 }) { v *= y; } }", Things),
        new("IsObjectConstant", "for (int m = 0; m < 9; m++) { v *= Some(m) is \"abc\" or 7L ? x : Some(m) is Kind.Flat ? 0.5 : Some(m) is 4L or 'c' ? y : Some(m) is null ? 1.25 : 1.0; }", Things),
        new("IsObjectPositions", "for (int m = 2; m < 7; m++) { if (Some(m) is Ring(2, var c)) { v *= c; } else if (Some(m) is Note( > 2, var l) note) { v *= l * note.Pitch; } else if (Some(m) is int[] { Length: 2 }) { v *= y; } }", Things),
        new("IsNotObject", "if (Some(k) is not string { Length: > 2 } s) { v *= x; } else { v += y * s.Length; }", Things),
        new("IsTypeParameter", "v *= Weight(k) * Weight(k + 1L) * Weight(\"abc\") * Weight(Some(k));", Things + " public static double Weight<T>(T t) => t is int n ? 0.5 + n : t is string { Length: 3 } s ? 0.25 * s.Length : t is Kind.Flat or Thing { Inner: null } ? 1.5 : 0.75;"),
        new("IsListOfSpan", "if (w is [var p, .., var q] && p > q) { v = p * q * v; } else if (w is [_, var s, .. var rest]) { v = s * rest[0] * v; }"),
        new("IsListOfArray", "double[] t = { v, x, y }; v = t switch { [var p] => p, [ > 0, var q, _] => q * t[0], [_, _, var s] => s * t[0], _ => 0 };"),
        new("SwitchWithPatterns", "switch (k) { case > 1 when v > 0: v *= x; break; case 1: case 0 when x > 1: v = v * v; break; case var m: v += y * m; break; }"),
        new("SwitchWithPatternsOfObject", "for (int m = 0; m < 8; m++) { switch (Some(m)) { case string { Length: var l } when l > k: v *= l; break; case int and (7 or 8): v *= x; break; case Ring { Inner: { Scale: > 0.5 and var c } }: v = v * v * c; break; case Kind.Flat: v += y; break; case null: v = x; break; default: v += 0.1 * m; break; } }", Things),
        new("SwitchExpressionOfObject", "v *= Some(k + 2) switch { Ring { Holes: 2 } ring => ring.Scale * x, Note note => note.Length, long and > 3 => 2, int d => d * y, Thing { Size: > 1 } => 3, _ => 0.5 };", Things),
        new("SwitchOverNumber", "switch (v) { case < 0: v *= x; break; case 0.7: v = v * v; break; case double t when t > y: v = t * y; break; default: v = v * x + y; break; }"),
        new("SwitchOverTuple", "switch ((k, v > 0.5)) { case (0, true): v *= x; break; case (1, _): v = v * v; break; case (var m, false): v += m * y; break; default: v = y * v; break; }"),
    ];
}
