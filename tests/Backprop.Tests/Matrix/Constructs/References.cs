namespace Backprop.Tests.Matrix;

internal static class References
{
    private const string Bump = "private static void Bump(ref double p, double q, out double s) { p += q * q; if (p > 1.2) { s = p; return; } s = p * q; }";
    private const string Pair = "public struct Pair { public double A; public double B; public void Grow(double f) { A *= f; if (A > 1) { return; } B += A * f; } public readonly double Product() => A * B; }";

    public static readonly Construct[] All =
    [
        new("RefArgument", "double p = v; Bump(ref p, x, out double s); v = p * s;", Bump),
        new("RefArgumentTwice", "double p = v; Bump(ref p, x, out var s); Bump(ref s, p, out p); v = p * s;", Bump),
        new("RefArgumentDiscard", "Bump(ref v, y, out _); v *= x;", Bump),
        new("RefArgumentInLoop", "double s = 0; for (int m = 0; m < 3; m++) { Bump(ref v, 0.3 * x, out double t); s += t * v; v *= 0.5; } v = s;", Bump),
        new("RefArgumentElement", "Bump(ref a[k], x, out a[(k + 1) % 4]); v = a[k] * a[(k + 1) % 4];", Bump),
        new("RefArgumentField", "var t = (v, x); Bump(ref t.Item1, y, out t.Item2); v = t.Item1 * t.Item2;", Bump),
        new("RefArgumentsThatAlias", "double p = v; Both(ref p, ref p); double q = x; Both(ref p, ref q); v = p * q;", "private static void Both(ref double p, ref double q) { p *= 0.5; q += p * p; p -= 0.25 * q; }"),
        new("RefArgumentAliasesBuffer", "Mix(ref a[k], a); v = a[k] * v;", "private static void Mix(ref double p, Span<double> s) { p *= 0.5; s[1] += p * p; p += s[1] * s[0]; s[2] = p; }"),
        new("RefArgumentForwarded", "double p = v; Outer(ref p); v = p * x;", "private static void Outer(ref double p) { Inner(ref p, p); Inner(ref p, 0.5); } private static void Inner(ref double p, double f) { p = p * f + 0.1; }"),
        new("RefArgumentInt", "int m = k; double s = v; while (Next(ref m)) { s = s * 0.9 + x * m; } v = s;", "private static bool Next(ref int m) => ++m < 4;"),
        new("OutBehindAnd", "if (k >= 0 && Try(v, out double s) && s > 0.1) { v = s * x; } else { v += y; }", "private static bool Try(double p, out double s) { s = p * p; return p > -0.5; }"),
        new("OutStruct", "Make(v, x, out Pair p); v = p.A * p.B;", Pair + " private static void Make(double p, double q, out Pair s) { s = default; s.A = p * q; s.B = p + q; }"),
        new("InArgument", "var p = new Pair { A = v, B = x }; v = Dot(p, in p) + Dot(new Pair { A = y }, p);", Pair + " private static double Dot(in Pair p, in Pair q) => p.A * q.B + p.B * q.A;"),
        new("InArgumentSeesChanges", "v = See(in a[k], a) + v;", "private static double See(in double p, Span<double> s) { double before = p; for (int m = 0; m < s.Length; m++) { s[m] *= 0.5; } return before * p; }"),
        new("RefLocal", "ref double p = ref a[k]; p *= v; p += x; v = p * a[k];"),
        new("RefLocalToVariable", "double p = v; ref double q = ref p; for (int m = 0; m < 2; m++) { q = q * x + p; ref double s = ref q; s *= 0.5; } if (q > 0.3) { q += y; } ref double u = ref v; u = p * q;"),
        new("RefLocalToField", "var p = new Pair { A = v, B = x }; ref double q = ref p.B; ref Pair s = ref p; if (k < 2) { q *= v; } s.Grow(0.5); for (int m = 0; m < 2; m++) { s.A += q; q *= 0.7; } v = p.A * p.B + s.B;", Pair),
        new("RefLocalToCounter", "for (int m = 0; m < 4; m++) { ref int q = ref m; if (v > 0.5) { q++; } v = v * 0.8 + x * m; } int s = 3; ref readonly int t = ref s; for (int m = 0; m < s; m++) { v += t * y; ref int u = ref s; if (m == 1) { u--; } }"),
        new("RefLocalInMember", "var p = new Box { A = v }; for (int m = 0; m < 2; m++) { p.Grow(x); } v = p.A * Filled(v, y);", "public struct Box { public double A; public void Grow(double f) { ref double q = ref A; q = q * f + 0.1; } } public class Part { public double P; public double Q = 0.5; } private static double Filled(double p, double f) { var s = new Part { P = p }; ref double q = ref s.P; for (int m = 0; m < 2; m++) { q = q * f + s.P * s.Q; ref double t = ref s.Q; t += q; } return s.P + s.Q; }"),
        new("RefLocalOfStruct", "var ps = new Pair[3]; ref Pair p = ref ps[k % 3]; p.A = v; p.B = x * v; p.Grow(y); v = ps[k % 3].A * p.B;", Pair),
        new("RefForEach", "foreach (ref double e in a) { e = e * 0.7 + 0.1 * v; } v = a[0] * a[3];"),
        new("RefReturn", "At(a, k) *= v; At(a, 1) += x; v = At(a, k) * At(a, 1);", "private static ref double At(Span<double> s, int m) => ref s[m];"),
        new("StructMethodChanges", "var p = new Pair { A = v, B = x }; p.Grow(y); p.Grow(0.5); v = p.Product();", Pair),
        new("StructMethodChangesElement", "var ps = new Pair[2]; ps[1].A = v; ps[1].B = x; ps[k % 2].Grow(y); ps[1].Grow(0.5); v = ps[1].Product() + ps[0].A;", Pair),
        new("StructMethodChangesNested", "var t = (new Pair { A = v, B = x }, y); t.Item1.Grow(t.Item2); v = t.Item1.Product() * t.Item2;", Pair),
        new("StructMethodChangesCopy", "var ps = new Pair[1]; ps[0].A = v; ps[0].B = x; double s = 0; foreach (Pair p in ps) { Pair q = p; q.Grow(y); s += q.A * p.A; } v = s + ps[0].A;", Pair),
        new("StructMethodOnIn", "var p = new Pair { A = v, B = x }; v = Touch(in p) * p.A;", Pair + " private static double Touch(in Pair p) { p.Grow(0.7); return p.Product(); }"),
        new("StructMethodInLoop", "var p = new Pair { A = v, B = x }; for (int m = 0; m < 3; m++) { if (m == 1 && p.A < 0) { continue; } p.Grow(0.8); } v = p.A * p.B;", Pair),
    ];
}
