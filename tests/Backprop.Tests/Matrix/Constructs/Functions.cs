namespace Backprop.Tests.Matrix;

internal static class Functions
{
    private const string Sum = "private static double Sum(Func<double, double> f, double from, double to) { double h = (to - from) / 4, s = 0; for (int m = 0; m < 4; m++) { s += f(from + (m + 0.5) * h) * h; } return s; }";

    public static readonly Construct[] All =
    [
        new("LambdaArgument", "v = Sum(t => t * t * v, 0.1, x);", Sum),
        new("LambdaCaptures", "double p = v * y; v = Sum(t => Math.Sin(t * p) + p, 0, x);", Sum),
        new("LambdaAssigns", "double p = v; int calls = 0; double s = Sum(t => { calls++; p += t * v; return p * t; }, 0, x); v = s * p + calls;", Sum),
        new("LambdaBlock", "v = Sum(t => { if (t > 0.4) { return t * v; } double u = t * t; return u + v; }, 0, 1);", Sum),
        new("LambdaLocal", "Func<double, double> f = t => t * v + x; v = f(y) * f(v);"),
        new("LambdaLocalInLoop", "double p = 0.5; Func<double, double> f = t => p * t; for (int m = 0; m < 3; m++) { p = f(v) + 0.1 * m; } v = p;"),
        new("LambdaSeesChanges", "double p = v; Func<double> f = () => p * p; p *= x; double s = f(); p += s; v = f() + s;"),
        new("LambdaOfTwo", "v = Fold((p, q) => p * 0.5 + q * q, v, w);", "private static double Fold(Func<double, double, double> f, double start, ReadOnlySpan<double> s) { foreach (double e in s) { start = f(start, e); } return start; }"),
        new("LambdaWritesBuffer", "double[] s = { v, x }; Action<int> f = m => s[m] *= s[1 - m]; f(0); f(1); f(k % 2); v = s[0] * s[1];"),
        new("LambdaInLambda", "v = Sum(t => Sum(u => u * t + v, 0, 0.5) * t, 0, x);", Sum),
        new("LambdaOfHelper", "v = Twice(Twice(v, t => t * x), t => t + y);", "private static double Twice(double p, Func<double, double> f) => f(f(p));"),
        new("LambdaHandedOn", "v = Outer(t => t * v, x);", Sum + " private static double Outer(Func<double, double> f, double p) => Sum(t => f(t) * p, 0, 1) + Sum(f, 0, p);"),
        new("MethodGroup", "v = Sum(Square, 0, v) + Sum(Math.Sin, 0, x);", Sum + " private static double Square(double t) => t * t;"),
        new("LocalFunction", "v = F(v) * F(x); static double F(double t) => t * t + 0.5;"),
        new("LocalFunctionCaptures", "double F(double t) => t * v + x; v = F(y) + F(F(0.5));"),
        new("LocalFunctionAssigns", "double p = x; void Step(double t) { if (t > 1) { p *= 0.5; return; } p += t * v; } Step(v); Step(0.3); if (k > 0) { Step(y); } v = p * p;"),
        new("LocalFunctionAssignsInLoop", "double p = x; void Step() { p = p * 0.9 + v * 0.1; } for (int m = 0; m < 3; m++) { Step(); if (p > 1) { break; } } v = p * v;"),
        new("LocalFunctionRecursive", "v = Power(v, 3) * x; static double Power(double t, int m) => m == 0 ? 1 : t * Power(t, m - 1);"),
        new("LocalFunctionNested", "double F(double t) { double G(double u) => u * t + v; return G(x) * G(t); } v = F(y);"),
        new("LocalFunctionChangesBound", "int bound = 3; double p = v; void Shrink() => bound--; for (int m = 0; m < bound; m++) { p = p * 0.9 + x; if (m == 0) { Shrink(); } } v = p;"),
        new("Newton", "v = Root(t => t * t * t - v * v - 0.5, t => 3 * t * t, 1.0);", "private static double Root(Func<double, double> f, Func<double, double> d, double t) { for (int m = 0; m < 5; m++) { t -= f(t) / d(t); } return t; }"),
    ];
}
