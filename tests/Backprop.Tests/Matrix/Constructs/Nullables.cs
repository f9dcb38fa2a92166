namespace Backprop.Tests.Matrix;

internal static class Nullables
{
    private const string Pair = "public struct Pair { public double A; public double B; public Pair(double p, double q) { A = p; B = q; } public static Pair operator +(Pair p, Pair q) => new Pair(p.A + q.A, p.B * q.B); public static bool operator ==(Pair p, Pair q) => p.A == q.A; public static bool operator !=(Pair p, Pair q) => !(p == q); public override bool Equals(object? o) => false; public override int GetHashCode() => 0; }";

    public static readonly Construct[] All =
    [
        new("NullableSmallest", "double? best = null; int? at = null; for (int m = 0; m < 4; m++) { double d = w[m] * v; if (best is null || d < best.Value) { best = d; at = m; } } v = best.Value * x + (at ?? 3);"),
        new("NullableDefaults", "double? p = k > 0 ? v * x : null; v = (p ?? y) * p.GetValueOrDefault(x * v) + p.GetValueOrDefault() + (p.HasValue ? p.Value : v);"),
        new("NullablePatterns", "double? p = k == 1 ? null : v * x; if (p is { } q && q > 0) { v = q * y; } else if (p is double s) { v = s * s; } else if (p is null && p == null) { v *= x; } if (p != null) { v += p.Value; }"),
        new("NullableRelation", "double? p = k > 1 ? null : v; v = p is > 0.3 and < 2 ? v * x : p is not null ? v * y : v * v;"),
        new("NullableSwitch", "double? p = k == 0 ? null : v * y; int? c = k > 1 ? null : k; v = p switch { null => v * x, > 1 => p.Value * v, var q => q.Value + x }; switch (c) { case null: v *= y; break; case 1: v *= v; break; default: v += c.Value; break; }"),
        new("NullableArithmetic", "double? p = k == 1 ? null : v; double? q = p * x + y; q -= p / 2; q++; q = -q; v = q is { } t ? t * v : x * v; if (p < q) { v += y; } if (p == q || p != 3) { v *= 1.5; }"),
        new("NullableAssignedIfNull", "double? p = k == 1 ? null : v * x; p ??= v * v; double? q = null; q ??= p * y; double s = q ??= 3; v = s * p.Value + (double)q;"),
        new("NullableOfHelper", "double? p = Root(v * x - 0.3); v = Twice(p, y) ?? v * y; Shift(ref p, v); v += p ?? x;", " private static double? Root(double t) { if (t < 0) { return null; } return Math.Sqrt(t + 1); } private static double? Twice(double? t, double f) => t * f; private static void Shift(ref double? t, double f) { if (t is null) { t = f; } else { t += f * f; } }"),
        new("NullableOfRecursion", "v = Down(v, 3, null) ?? y;", " private static double? Down(double t, int m, double? last) => m == 0 ? last * t : Down(t * 0.5, m - 1, t + (last ?? 1));"),
        new("NullableStruct", "Pair? p = k == 1 ? null : new Pair(v, x); Pair? q = new Pair(y, v); p += q; v = p is { A: > -5, B: var b } ? b * p.Value.A : (p ?? q.Value).B * v; if (p == null || p == q) { v *= x; } if (q is { } s) { v += s.A * s.B; }", Pair),
        new("NullableInStruct", "var b = new Range { Low = v * x }; if (k > 0) { b.High = v * y; } b.Low += 1; v = b.Clip(v * 2) + (b.High ?? 0) * x;", "public struct Range { public double? Low; public double? High; public int? Count; public double Clip(double t) { Count = (Count ?? 0) + 1; if (Low is { } low && t < low) { return low * Count.Value; } return High.HasValue && t > High ? High.Value : t; } }"),
        new("NullableInTuple", "(double? Best, int? At) t = (null, -1); for (int m = 0; m < 4; m++) { if (!(t.Best >= a[m] * v)) { t = (a[m] * v, m); } } var (p, q) = t; v = (p ?? 1) * x + (q ?? 0);"),
        new("NullableInObject", "var s = new Peak(); for (int m = 0; m < 4; m++) { s.Add(w[m] * v); } v = s.Top ?? x;", "public class Peak { public double? Top { get; private set; } public int? Last; public void Add(double t) { if (Top is null || t > Top) { Top = t; Last ??= 0; Last++; Top *= Last.Value; } } }"),
        new("NullableConversions", "int? m = k > 0 ? k : null; double? p = m; float? f = (float?)v; long? g = m * 2L; v = (p ?? v) * (double)f.Value + (double)(g ?? 1) * x; object o = m ?? 3; if (m is int c && c == (int?)1) { v *= c + 1; }", DoubleOnly: true),
        new("NullableDemanded", "double? p = v * x; double? q = default; if (k >= 0) { q = new double?(p.Value); } v = q.Value + p.Value * (double)q;"),
        new("NullableInLoops", "double? last = null; int m = 0; while (m < 6) { m++; double t = v * m; if (last > 2) { break; } if (last is null) { last = t; continue; } last = last * 0.5 + t * x; } v = last ?? y;"),
    ];
}
