namespace Backprop.Tests.Matrix;

internal static class Branches
{
    public static readonly Construct[] All =
    [
        new("NullTest", "double[] t = { v, x }; ArgumentNullException.ThrowIfNull(t); if (t is null || null == t) { v = 0; } v = t is { Length: 2 } u && t != null ? u[0] * t[1] : y;"),
        new("Guards", "ArgumentOutOfRangeException.ThrowIfNegative(n); ArgumentOutOfRangeException.ThrowIfGreaterThan(k, 100, nameof(k)); System.Diagnostics.Debug.Assert(v < 1e9, \"v is large\"); v *= x;"),
        new("If", "if (v > 0.3) { v = v * x; }"),
        new("IfElse", "if (k % 2 == 0) { v = Math.Sin(v); } else { v = v * y + 0.2; }"),
        new("ElseIf", "if (v > 1) { v = 1 / v; } else if (v > 0.5) { v = v * v; } else if (v > 0) { v += x; } else { v = -v * y; }"),
        new("IfInIf", "if (v > 0) { if (x > 0) { v *= x; } else { v = v - x * v; } v += 0.1; } else { v = v * v; }"),
        new("EmptyArms", "if (v > 0) { } else { v = v * x; } if (k == 1) ; v += y;"),
        new("Conditional", "v = v > y ? v * x : v - y * y;"),
        new("ConditionalNested", "v = v > 1 ? v * x : v > 0.5 ? v * v : x > 0 ? v + y : y;"),
        new("ConditionalEffects", "double t = v; v = x > 0 ? (t = v * x) : (t = y); v += t * t;"),
        new("AndShortCircuit", "if (v > 0.2 && (v = v * x) > 0.1) { v += y; }"),
        new("OrShortCircuit", "if (v > 0.9 || (v = v * y) > 0.1 || x > 5) { v = v * 0.5 + x; }"),
        new("LogicAsValue", "bool b = v > 0.1 && x > 0 || !(y > 1); v = b ? v * x : v * y;"),
        new("ShortCircuitGuards", "if (k + 2 < a.Length && a[k + 2] > 0) { v *= a[k + 2]; }"),
        new("SwitchInt", "switch (k) { case 0: v = v * x; break; case 1: case 2: v = v * v; break; default: v += y; break; }"),
        new("SwitchNoDefault", "switch (k % 3) { case 1: v = v * x; break; case 2: { double t = y * v; v = t; break; } }"),
        new("SwitchDefaultFirst", "switch (k + 5) { default: v -= 0.1 * x; break; case 6: v = v * y; break; }"),
        new("SwitchReturns", "switch (k) { case 3: return r + v * x; case 2: v = v * 0.5; break; }"),
        new("SwitchContinues", "switch (k) { case 0: continue; case 1: v = v * x; break; default: v += y; break; }", NeedsLoop: true),
        new("SwitchInLoop", "for (int m = 0; m < 4; m++) { switch (m) { case 1: v = v * x; continue; case 2: v = v + y * v; break; default: break; } v *= 0.9; }"),
        new("SwitchBreaksFromIf", "switch (k % 2) { case 0: if (v > 0.5) { v = v * x; break; } v += y; break; default: v = v * 0.7; break; }"),
        new("ReturnIf", "if (v > 1.2) { return r + v * x; }"),
        new("ReturnBothArms", "if (v > 50) { return r; } else if (v < -50) { return v; } v = v * x;"),
        new("ReturnExpression", "if (k == 2) { return v = v * x + r; } v *= y;"),
        new("ReturnConstant", "if (v * v > 4) { return 1.5; } v = v + x;"),
        new("ReturnFromInnerLoop", "for (int m = 0; m < 5; m++) { v *= 1.1; if (v > 1.3) { return r * v; } }"),
        new("ReturnFromDeep", "while (true) { if (v > 0.1) { for (int m = 0; ; m++) { v *= 0.8; if (m > 2) { if (k == 2) { return r + v * y; } break; } } } break; }"),
    ];
}
