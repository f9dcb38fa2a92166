namespace Backprop.Tests.Matrix;

internal static class Calls
{
    public static readonly Construct[] All =
    [
        new("Helper", "v = Mix(v, x) * y;", "private static double Mix(double p, double q) => p * q + Math.Sin(p);"),
        new("HelperTwice", "v = Mix(Mix(v, x), Mix(y, v));", "private static double Mix(double p, double q) => 0.5 * p * q + p;"),
        new("HelperNested", "v = Outer(v, x);", "private static double Outer(double p, double q) => Inner(p * q) + Inner(q); private static double Inner(double t) { double u = t * t; return u * 0.5 + t; }"),
        new("HelperBlock", "v = Mix(v, x);", "private static double Mix(double p, double q) { double t = p * q; t += p; p = t * q; return p * t; }"),
        new("HelperEarlyReturn", "v = Step(v, x);", "private static double Step(double p, double q) { if (p > 0.8) { return p * q; } if (p > 0) { double t = p * p; return t + q; } return q * q; }"),
        new("HelperReturnsInLoop", "v = Find(a, v) * x;", "private static double Find(ReadOnlySpan<double> s, double t) { for (int m = 0; m < s.Length; m++) { t *= 0.9; if (s[m] > t) { return s[m] * t; } } return t; }"),
        new("HelperLoop", "v = Sum(w) * v + Sum(a);", "private static double Sum(ReadOnlySpan<double> s) { double t = 0; foreach (double e in s) { t += e * e; } return t; }"),
        new("HelperChangesParameter", "double t = v; v = Grow(t, 3) + t;", "private static double Grow(double p, int times) { while (times-- > 0) { p = p * 1.1 + 0.1; } return p; }"),
        new("HelperWritesBuffer", "Scale(a, v); v += a[k] * x;", "private static void Scale(Span<double> s, double f) { for (int m = 0; m < s.Length; m++) { s[m] = s[m] * f + 0.1; } }"),
        new("HelperWritesSlice", "Square(a.Slice(1, 2)); v = v * a[1] + a[2];", "private static void Square(Span<double> s) { for (int m = 0; m < s.Length; m++) { s[m] *= s[m]; } }"),
        new("HelperAliasedArguments", "Blend(a, a, x); v += a[k];", "private static void Blend(Span<double> s, ReadOnlySpan<double> t, double f) { for (int m = 1; m < s.Length; m++) { s[m] = s[m] * 0.5 + t[m - 1] * f; } }"),
        new("HelperVoidReturns", "Bump(a, k, v); v = a[k] * x;", "private static void Bump(Span<double> s, int at, double t) { if (at > 2) { return; } s[at] += t * t; if (s[at] > 1) { s[at] *= 0.5; return; } s[at] += 0.1; }"),
        new("HelperArray", "double[] t = { v, x }; Turn(t); v = t[0] + t[1] * t[1];", "private static void Turn(double[] t) { double p = t[0]; t[0] = t[0] * 0.6 - t[1] * 0.8; t[1] = p * 0.8 + t[1] * 0.6; }"),
        new("HelperInactiveResult", "int at = Best(a); v = v * a[at] + x;", "private static int Best(ReadOnlySpan<double> s) { int best = 0; for (int m = 1; m < s.Length; m++) { if (s[m] > s[best]) { best = m; } } return best; }"),
        new("HelperBool", "if (IsBig(v, y)) { v *= x; } else { v += y; }", "private static bool IsBig(double p, double q) => p * p > q * 0.3;"),
        new("HelperNamedArguments", "v = Mix(q: x, p: v);", "private static double Mix(double p, double q) => p * p * q - q;"),
        new("HelperArgumentEffects", "v = Mix(v = v * x, v) + v;", "private static double Mix(double p, double q) => p * q + q;"),
        new("HelperInCondition", "for (int m = 0; m < 3 && Less(v, 2.0); m++) { v = v * 1.2 + x * x; }", "private static bool Less(double p, double q) => p < q;"),
        new("HelperInClass", "v = Tools.Cube(v) * 0.3 + x;", "private static class Tools { public static double Cube(double t) => t * t * t; }"),
        new("HelperOverloads", "v = G(v) + G(k) + G(v, x);", "private static double G(double t) => t * t * 0.5; private static double G(int t) => t * 0.1; private static double G(double t, double u) => t * u;"),
        new("RecursionFactorialLike", "v = Power(v, 4) + x;", "private static double Power(double t, int m) => m == 0 ? 1 : t * Power(t, m - 1);"),
        new("RecursionHalving", "v = Power(v, 5) * 0.5 + y;", "private static double Power(double t, int m) { if (m == 0) { return 1; } if (m % 2 == 1) { return t * Power(t, m - 1); } double h = Power(t, m / 2); return h * h; }"),
        new("RecursionTwoCalls", "v = Tree(v, x, 3);", "private static double Tree(double p, double q, int depth) => depth == 0 ? p * q : Tree(p * 0.9, q, depth - 1) + 0.5 * Tree(p, q * p, depth - 1);"),
        new("RecursionMutual", "v = Even(v, 3) * x;", "private static double Even(double t, int m) => m == 0 ? t : Odd(t * t * 0.9, m - 1); private static double Odd(double t, int m) => m == 0 ? 2 * t : Even(Math.Sin(t), m - 1);"),
        new("RecursionOverBuffer", "v = Total(w, 0, 4) * v;", "private static double Total(ReadOnlySpan<double> s, int from, int to) { if (to - from == 1) { return s[from] * s[from]; } int mid = (from + to) / 2; return Total(s, from, mid) + Total(s, mid, to); }"),
        new("RecursionWritesBuffer", "Fold(a, 3, x); v += a[0];", "private static void Fold(Span<double> s, int at, double f) { if (at == 0) { return; } s[at - 1] += s[at] * s[at] * f; Fold(s, at - 1, f); }"),
        new("RecursionAliasedArguments", "Blend(a, a, 3, x); v += a[0] * a[k];", "private static void Blend(Span<double> s, ReadOnlySpan<double> t, int at, double f) { if (at == 0) { return; } double p = t[at]; s[at] = p * f; s[at - 1] += p * p; Blend(s, t, at - 1, f); }"),
        new("RecursionBeforeAndAfter", "v = Walk(a, 0, v);", "private static double Walk(Span<double> s, int at, double t) { if (at == s.Length) { return t; } s[at] = s[at] * t; double below = Walk(s, at + 1, t * 0.9); s[at] += below; return below * s[at]; }"),
        new("RecursionInLoop", "for (int m = 1; m < 3; m++) { v = Power(v, m) * 0.9 + x; }", "private static double Power(double t, int m) => m == 0 ? 1 : t * Power(t, m - 1);"),
        new("RecursionDataDependent", "v = Halve(v + 3, x);", "private static double Halve(double t, double f) => t < 0.5 ? t * f : Halve(t * 0.6, f) + t;"),
        new("External", "v += new Random(k).NextDouble() * x;", DoubleOnly: true),
        new("ExternalOnce", "var random = new Random(7); double p = random.NextDouble(); double q = random.NextDouble(); v = v * p + q * x;", DoubleOnly: true),
        new("ExternalInLoop", "var random = new Random(11); for (int m = 0; m < 3; m++) { double noise = random.NextDouble(); v = v * noise + x * noise; }", DoubleOnly: true),
        new("ExternalInBranch", "var random = new Random(5); if (v > 0.5) { v = v * random.NextDouble(); } v += random.NextDouble() * y;", DoubleOnly: true),
        new("ExternalSeenOnce", "var log = new System.Text.StringBuilder(); for (int m = 0; m < 3; m++) { log.Append('x'); v *= x; } v += log.Length * y;"),
        new("MarkedHelper", "v = G(v, x) + y;", "[Differentiable] public static double G(double p, double q) => p * q + p;"),
    ];
}
