namespace Backprop.Tests.Matrix;

internal static class Tuples
{
    private const string Two = "private static (double Sum, double Product) Two(double p, double q) => (p + q, p * q);";

    public static readonly Construct[] All =
    [
        new("Anonymous", "var p = new { V = v, k, Part = (x, y) }; for (int m = 0; m < 3; m++) { p = new { V = p.V * 0.7 + p.Part.Item1, k = p.k + m, p.Part }; } var q = k > 1 ? p : new { V = v * v, k = n, Part = (v, x) }; var t = new { In = q, B = v * x }; v = Same(t).In.V * t.B + q.k * q.Part.Item1;", " private static T Same<T>(T t) => t;"),
        new("TupleLocal", "var t = (v, x); v = t.Item1 * t.Item2;"),
        new("TupleNamed", "(double A, double B) t = (v * x, y); t.A += t.B; t.Item2 *= t.A; v = t.A * t.B;"),
        new("TupleDeconstructed", "var (p, q) = (v * x, v + y); v = p * q;"),
        new("TupleIntoLocals", "double p, q; (p, q) = (v * x, v - y); (p, double s) = (q * p, p); v = p * s * q;"),
        new("TupleSwap", "double p = v, q = x * y; (p, q) = (q, p); v = p * p + q;"),
        new("TupleRotate", "double p = v, q = x, s = y; (p, q, s) = (q * s, s * p, p * q); v = p + q * s;"),
        new("TupleSwapElements", "(a[k], a[(k + 1) % 4]) = (a[(k + 1) % 4] * v, a[k]); v = a[k] * a[3];"),
        new("TupleOrderOfEvaluation", "int m = 0; (a[m++], a[m++]) = (v * a[m], x + a[1]); v = a[0] * a[1] + m;"),
        new("TupleOfHelper", "var (s, p) = Two(v, x); v = s * p;", Two),
        new("TupleOfHelperMember", "v = Two(v, x).Product + Two(v, y).Sum * x;", Two),
        new("TupleArgument", "v = Mix((v, x), (y, v));", "private static double Mix((double A, double B) p, (double A, double B) q) => p.A * q.B + p.B * q.A;"),
        new("TupleNested", "var t = (v, (x, v * y)); var (p, (q, s)) = t; t.Item2.Item1 = p * s; v = t.Item2.Item1 * q + t.Item2.Item2;"),
        new("TupleDiscard", "(_, double q, _) = (v, v * x, y); v = q * q;"),
        new("TupleCarried", "var t = (P: v, Q: x); for (int m = 0; m < 3; m++) { t = (t.P * 0.9 + t.Q * t.Q * 0.1, t.P); } v = t.P * t.Q;"),
        new("TupleInArray", "var ts = new (double P, double Q)[2]; ts[0] = (v, x); ts[1].P = ts[0].Q * v; ts[1].Q += ts[1].P * y; v = ts[1].Q + ts[0].P * ts[1].P;"),
        new("TupleChosen", "var t = v > 0.5 ? (v, x) : (y, v * v); v = t.Item1 * t.Item2;"),
        new("TupleOfMixedTypes", "var t = (v * x, k, v > 0.5); v = t.Item1 * (t.Item3 ? t.Item2 + 1 : 2);"),
        new("TupleConverted", "(double, double) t = (k, v); v = t.Item1 * t.Item2 + x;"),
        new("TupleEqual", "if ((k, v > 0.5) == (1, true)) { v *= x; } else if ((v, x) != (x, v)) { v *= v; }"),
        new("TupleLarge", "var t = (v, x, y, v * x, v * y, x * y, v * v, x * x, y * v); v = t.Item1 * t.Item9 + t.Item8 * t.Item4;"),
        new("TupleRecordStruct", "var c = new Complex(v, x); var (re, im) = c with { Im = y * v }; v = re * im + c.Im;", "public record struct Complex(double Re, double Im);"),
        new("TupleOfForeach", "var ts = new (double P, (int N, double Q) R)[] { (v, (1, x)), (y, (2, v * x)) }; double s = 0; foreach (var (p, (m, q)) in ts) { s += p * q * m; } foreach ((double p, _) in ts) { s *= p; if (s > 2) { break; } } v = s;"),
        new("TupleOfOwnDeconstruct", "var (p, q) = new Polar(v, x); (double s, _) = new Polar(p, v); if (new Polar(q, s) is ( > -3, var t)) { v = p * q + t; }", "public readonly struct Polar { private readonly double a; private readonly double b; public Polar(double a, double b) { this.a = a; this.b = b; } public void Deconstruct(out double r, out double f) { r = a * a + b * b; f = a * b; } }"),
        new("TupleFibonacci", "double p = v, q = x; for (int m = 0; m < 4; m++) { (p, q) = (q, p * 0.5 + q * q * 0.3); } v = q;"),
        new("TupleSwapBuffers", "var p = new double[4]; var q = new double[4]; p[0] = v; p[1] = x; for (int m = 0; m < 3; m++) { for (int s = 0; s < 4; s++) { q[s] = p[s] * p[(s + 1) % 4] + 0.1; } (p, q) = (q, p); } v = p[0] * q[1];"),
    ];
}
