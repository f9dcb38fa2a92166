using Backprop.Oracle;
using static Backprop.Oracle.ProgramInput;

namespace Backprop.Tests.Matrix;

/// <summary>Small programs as users write them.</summary>
internal static class Algorithms
{
    private const string All3 = "[Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp | Derivatives.Jacobian | Derivatives.Hessian | Derivatives.Tape)]";

    public static readonly OracleProgram[] All =
    [
        Class("Rosenbrock", "public static double F(double x, double y) { double a = 1 - x, b = y - x * x; return a * a + 100 * b * b; }", Of(1, 1), Of(-1.2, 1)),
        Class("RosenbrockMany", "public static double F(ReadOnlySpan<double> x) { double s = 0; for (int i = 0; i + 1 < x.Length; i++) { double a = 1 - x[i], b = x[i + 1] - x[i] * x[i]; s += a * a + 100 * b * b; } return s; }",
            Of(new[] { 0.5, -0.3, 1.2, 0.8 }), Of(new[] { 0.5 })),
        Class("Shop", "public static double F(double apples, double apple, double oranges, double orange, double tax) => (apples * apple + oranges * orange) * tax;", Of(2, 100, 3, 150, 1.1)),
        Class("Chain100", "public static double F(double x) { double p = 1; for (int i = 0; i < 100; i++) { p *= x; } return p; }", Of(1.1), Of(0.9), Of(0)),
        Class("SoftmaxCrossEntropy", """
            public static double F(ReadOnlySpan<double> z, int label)
            {
                double max = z[0];
                for (int i = 1; i < z.Length; i++) { max = Math.Max(max, z[i]); }
                double sum = 0;
                for (int i = 0; i < z.Length; i++) { sum += Math.Exp(z[i] - max); }
                return Math.Log(sum) + max - z[label];
            }
            """, Of(new[] { 0.5, 1.5, -0.2 }, 2), Of(new[] { 1.0, 1.0, 0.0 }, 0)),
        Class("TwoLayers", """
            public static double F(ReadOnlySpan<double> x, ReadOnlySpan<double> w1, ReadOnlySpan<double> w2)
            {
                Span<double> hidden = stackalloc double[3];
                for (int i = 0; i < 3; i++)
                {
                    double s = 0;
                    for (int j = 0; j < x.Length; j++) { s += w1[i * x.Length + j] * x[j]; }
                    hidden[i] = Math.Tanh(s);
                }
                double output = 0;
                for (int i = 0; i < 3; i++) { output += w2[i] * hidden[i]; }
                return (output - 1) * (output - 1);
            }
            """, Of(new[] { 0.5, -0.7 }, new[] { 0.1, 0.2, 0.3, -0.4, 0.5, 0.6 }, new[] { 0.7, -0.8, 0.9 })),
        Class("MatrixProduct", """
            public static double F(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> c, int n)
            {
                for (int i = 0; i < n; i++)
                    for (int j = 0; j < n; j++)
                    {
                        c[i * n + j] = 0;
                        for (int k = 0; k < n; k++) c[i * n + j] += a[i * n + k] * b[k * n + j];
                    }
                double trace = 0;
                for (int i = 0; i < n; i++) trace += c[i * n + i] * c[i * n + i];
                return trace;
            }
            """, Of(new[] { 0.5, 0.2, -0.3, 0.8 }, new[] { 1.1, 0.4, 0.6, -0.9 }, new double[] { 9, 9, 9, 9 }, 2)),
        Class("Cholesky", """
            public static double F(Span<double> a, int n)
            {
                double logDeterminant = 0;
                for (int j = 0; j < n; j++)
                {
                    for (int k = 0; k < j; k++) { a[j * n + j] -= a[j * n + k] * a[j * n + k]; }
                    a[j * n + j] = Math.Sqrt(a[j * n + j]);
                    logDeterminant += 2 * Math.Log(a[j * n + j]);
                    for (int i = j + 1; i < n; i++)
                    {
                        for (int k = 0; k < j; k++) { a[i * n + j] -= a[i * n + k] * a[j * n + k]; }
                        a[i * n + j] /= a[j * n + j];
                    }
                }
                return logDeterminant;
            }
            """, Of(new[] { 4, 0.5, 0.3, 0.6, 3, 0.2, 0.7, 0.8, 2.0 }, 3)),
        Class("GaussianElimination", """
            public static double F(Span<double> a, Span<double> b, int n)
            {
                for (int k = 0; k < n; k++)
                {
                    int pivot = k;
                    for (int i = k + 1; i < n; i++) { if (Math.Abs(a[i * n + k]) > Math.Abs(a[pivot * n + k])) { pivot = i; } }
                    if (pivot != k)
                    {
                        for (int j = 0; j < n; j++) { double t = a[k * n + j]; a[k * n + j] = a[pivot * n + j]; a[pivot * n + j] = t; }
                        double u = b[k]; b[k] = b[pivot]; b[pivot] = u;
                    }
                    for (int i = k + 1; i < n; i++)
                    {
                        double f = a[i * n + k] / a[k * n + k];
                        for (int j = k; j < n; j++) { a[i * n + j] -= f * a[k * n + j]; }
                        b[i] -= f * b[k];
                    }
                }
                for (int i = n - 1; i >= 0; i--)
                {
                    for (int j = i + 1; j < n; j++) { b[i] -= a[i * n + j] * b[j]; }
                    b[i] /= a[i * n + i];
                }
                double s = 0;
                for (int i = 0; i < n; i++) { s += b[i] * b[i]; }
                return s;
            }
            """, Of(new[] { 0.1, 2, 0.3, 1.5, 0.4, -0.6, 0.7, 0.2, 1.8 }, new[] { 1.0, 2, 3 }, 3)),
        Class("HeatEquation", """
            public static double F(ReadOnlySpan<double> start, double rate, int steps)
            {
                double[] now = new double[start.Length];
                double[] next = new double[start.Length];
                for (int i = 0; i < start.Length; i++) { now[i] = start[i]; }
                for (int s = 0; s < steps; s++)
                {
                    for (int i = 0; i < now.Length; i++)
                    {
                        double left = i == 0 ? now[i] : now[i - 1];
                        double right = i == now.Length - 1 ? now[i] : now[i + 1];
                        next[i] = now[i] + rate * (left - 2 * now[i] + right) * now[i];
                    }
                    double[] t = now;
                    now = next;
                    next = t;
                }
                double sum = 0;
                foreach (double v in now) { sum += v * v; }
                return sum;
            }
            """, Of(new[] { 0.5, 0.9, -0.2, 0.4 }, 0.2, 5), Of(new[] { 0.5, 0.9, -0.2, 0.4 }, 0.2, 0), Of(new[] { 0.5, 0.9 }, 0.2, 2)),
        Class("RungeKutta", """
            private static double Slope(double t, double y, double k) => -k * y + Math.Sin(t);
            ATTR public static double F(double y0, double k, int steps)
            {
                double y = y0, t = 0, h = 1.0 / 8;
                for (int i = 0; i < steps; i++)
                {
                    double a = Slope(t, y, k);
                    double b = Slope(t + h / 2, y + h / 2 * a, k);
                    double c = Slope(t + h / 2, y + h / 2 * b, k);
                    double d = Slope(t + h, y + h * c, k);
                    y += h / 6 * (a + 2 * b + 2 * c + d);
                    t += h;
                }
                return y * y;
            }
            """, Of(1.2, 0.7, 8)),
        Class("Bisection", """
            public static double F(double target, double scale)
            {
                double low = 0, high = 4;
                for (int i = 0; i < 30; i++)
                {
                    double mid = 0.5 * (low + high);
                    if (scale * mid * mid > target) { high = mid; } else { low = mid; }
                }
                return low * target + high * scale;
            }
            """, Of(2, 1.5)),
        Class("NewtonSquareRoot", "public static double F(double x) { double t = 1; do { double old = t; t = 0.5 * (t + x / t); if (Math.Abs(t - old) < 1e-9) { break; } } while (true); return t * x; }", Of(2), Of(9)),
        Class("LogisticMap", "public static double F(double x, double r, int n) { for (int i = 0; i < n; i++) { x = r * x * (1 - x); } return x; }", Of(0.3, 3.1, 12), Of(0.3, 3.1, 0)),
        Class("EditDistanceSoft", """
            private static double SoftMin(double a, double b, double c) { double m = Math.Min(a, Math.Min(b, c)); return m - Math.Log(Math.Exp(m - a) + Math.Exp(m - b) + Math.Exp(m - c)); }
            ATTR public static double F(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
            {
                int n = a.Length + 1, m = b.Length + 1;
                double[] d = new double[n * m];
                for (int i = 0; i < n; i++) { for (int j = 0; j < m; j++) { d[i * m + j] = i == 0 && j == 0 ? 0 : 50; } }
                for (int i = 1; i < n; i++)
                {
                    for (int j = 1; j < m; j++)
                    {
                        double cost = (a[i - 1] - b[j - 1]) * (a[i - 1] - b[j - 1]);
                        d[i * m + j] = cost + SoftMin(d[(i - 1) * m + j], d[i * m + j - 1], d[(i - 1) * m + j - 1]);
                    }
                }
                return d[n * m - 1];
            }
            """, Of(new[] { 0.2, 0.9, 0.4 }, new[] { 0.3, 0.7 })),
        Class("InsertionSort", """
            public static double F(Span<double> a)
            {
                for (int i = 1; i < a.Length; i++)
                {
                    double v = a[i];
                    int j = i - 1;
                    while (j >= 0 && a[j] > v) { a[j + 1] = a[j]; j--; }
                    a[j + 1] = v;
                }
                double s = 0;
                for (int i = 0; i < a.Length; i++) { s += a[i] * a[i] * (i + 1); }
                return s;
            }
            """, Of(new[] { 0.9, -0.4, 0.6, 0.1, 0.3 }), Of(new[] { 1.0, 1.0 })),
        Class("Convolution", """
            public static float F(ReadOnlySpan<float> x, ReadOnlySpan<float> k, Span<float> y)
            {
                for (int i = 0; i < y.Length; i++)
                {
                    float s = 0;
                    for (int j = 0; j < k.Length; j++) { s += x[i + j] * k[j]; }
                    y[i] = s > 0 ? s : 0.1f * s;
                }
                float norm = 0;
                foreach (float v in y) { norm += v * v; }
                return MathF.Sqrt(norm);
            }
            """, Of(new[] { 0.5, -0.25, 0.75, 1, -0.5 }, new[] { 0.3, -0.6 }, new double[4])),
        Class("FourierInPlace", """
            public static double F(Span<double> re, Span<double> im)
            {
                int n = re.Length;
                for (int size = 2; size <= n; size *= 2)
                {
                    int half = size / 2;
                    for (int i = 0; i < n; i += size)
                    {
                        for (int j = 0; j < half; j++)
                        {
                            double angle = -2 * Math.PI * j / size;
                            double c = Math.Cos(angle), s = Math.Sin(angle);
                            double tr = re[i + j + half] * c - im[i + j + half] * s, ti = re[i + j + half] * s + im[i + j + half] * c;
                            re[i + j + half] = re[i + j] - tr;
                            im[i + j + half] = im[i + j] - ti;
                            re[i + j] += tr;
                            im[i + j] += ti;
                        }
                    }
                }
                double power = 0;
                for (int i = 0; i < n; i++) { power += (re[i] * re[i] + im[i] * im[i]) * i; }
                return power;
            }
            """, Of(new[] { 0.5, 0.1, -0.4, 0.9 }, new[] { 0.2, 0.3, 0.6, -0.7 })),
        Class("Recurrent", """
            public static double F(ReadOnlySpan<double> xs, double w, double u, double b)
            {
                double h = 0, loss = 0;
                for (int t = 0; t < xs.Length; t++)
                {
                    h = Math.Tanh(w * xs[t] + u * h + b);
                    double e = h - xs[t];
                    loss += e * e;
                }
                return loss / xs.Length;
            }
            """, Of(new[] { 0.5, -0.3, 0.8, 0.1 }, 0.7, -0.4, 0.2)),
        Class("CumulativeMaxStack", """
            public static double F(ReadOnlySpan<double> x)
            {
                double[] stack = new double[x.Length];
                int top = 0;
                double s = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    while (top > 0 && stack[top - 1] < x[i]) { top--; s += stack[top] * x[i]; }
                    stack[top++] = x[i] * 0.9;
                }
                while (top > 0) { s = s * 0.5 + stack[--top] * stack[top]; }
                return s;
            }
            """, Of(new[] { 0.5, 0.3, 0.8, 0.1, 0.4, 0.9 })),
        new("Orbit", $$"""
            public struct V { public double X, Y; public V(double x, double y) { X = x; Y = y; } public V Plus(V o, double s) => new V(X + o.X * s, Y + o.Y * s); }
            public struct Body { public V Position, Speed; }
            public static partial class C
            {
                private static V Pull(V p) { double q = p.X * p.X + p.Y * p.Y; double c = -1 / (q * Math.Sqrt(q)); return new V(p.X * c, p.Y * c); }
                {{All3}}
                public static double F(Body b, double h, int steps)
                {
                    for (int i = 0; i < steps; i++)
                    {
                        b.Speed = b.Speed.Plus(Pull(b.Position), h);
                        b.Position = b.Position.Plus(b.Speed, h);
                    }
                    return b.Position.X * b.Position.X + b.Position.Y;
                }
            }
            """, "F", [Of(new[] { 1.0, 0.1, 0.2, 0.9 }, 0.1, 6)]),
        new("Particles", $$"""
            public struct P { public double X, V; public int Hits; }
            public static partial class C
            {
                {{All3}}
                public static double F(Span<P> ps, double stiffness, int steps)
                {
                    for (int s = 0; s < steps; s++)
                    {
                        for (int i = 0; i < ps.Length; i++)
                        {
                            double force = 0;
                            for (int j = 0; j < ps.Length; j++)
                            {
                                if (i == j) { continue; }
                                double d = ps[j].X - ps[i].X;
                                if (Math.Abs(d) > 5) { break; }
                                force += stiffness * d;
                            }
                            ps[i].V += 0.1 * force;
                        }
                        for (int i = 0; i < ps.Length; i++)
                        {
                            ps[i].X += 0.1 * ps[i].V;
                            if (ps[i].X < 0) { ps[i].X = -ps[i].X; ps[i].V *= -0.9; ps[i].Hits++; }
                        }
                    }
                    double e = 0;
                    foreach (P p in ps) { e += p.V * p.V + p.X * p.Hits; }
                    return e;
                }
            }
            """, "F", [Of(new[] { 0.01, -0.8, 0, 0.5, 0.2, 0, 1.4, -0.3, 0 }, 0.7, 4)]),
    ];

    private static OracleProgram Class(string name, string members, params ProgramInput[] inputs) => new(
        name,
        "public static partial class C { " + (members.Contains("ATTR", System.StringComparison.Ordinal) ? members.Replace("ATTR", All3, System.StringComparison.Ordinal) : All3 + " " + members) + " }",
        "F",
        inputs)
    { HasSecondOpinion = name != "Bisection" };
}
