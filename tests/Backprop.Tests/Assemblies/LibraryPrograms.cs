using System.Collections.Generic;
using System.Linq;
using Backprop.Oracle;
using static Backprop.Oracle.ProgramInput;

namespace Backprop.Tests.Assemblies;

/// <summary>Libraries with what only libraries have: members that the caller cannot reach, instances, generic methods, several projects' names.</summary>
internal static class LibraryPrograms
{
    private const string All3 = "[Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]";

    public static IEnumerable<OracleProgram> All =>
    [
        Pair("PrivateConstant", "private const double Rate = 0.75; private static readonly double s_shift = 1.5; [Differentiable] public static double G(double x) => Math.Sin(Rate * x) * s_shift;",
            "double F(double x, int n) { double s = x; for (int i = 0; i < n; i++) { s = L.G(s) + s * 0.5; } return s; }", Of(0.7, 3), Of(-0.4, 0)),
        Pair("PrivateTable", "private static readonly double[] s_w = { 0.5, -0.25, 1.5 }; private static ReadOnlySpan<double> Bias => new[] { 0.1, 0.2, 0.3 }; [Differentiable] public static double G(double x) { double s = 0; for (int i = 0; i < s_w.Length; i++) { s = s * x + s_w[i] * x * x; } return s; }",
            "double F(double x) => L.G(x) * L.G(x * x);", Of(0.7), Of(-1.2)),
        Pair("PrivateHelper", "private static double Half(double v) => 0.5 * v * v; private static int Steps(int n) { try { return n + 1; } finally { } } [Differentiable] public static double G(double x, int n) { double s = x; for (int i = 0; i < Steps(n); i++) { s += Half(s) * 0.1; } return s; }",
            "double F(double x, int n) => L.G(x, n) + L.G(2 * x, n - 1);", Of(0.7, 3), Of(-0.2, 1)),
        Pair("PrivateEnum", "private enum Mode { A, B } private static Mode Next(Mode m) { try { return m == Mode.A ? Mode.B : Mode.A; } finally { } } [Differentiable] public static double G(double x, int n) { int m = 0; for (int i = 0; i < n; i++) { m = m == (int)Mode.A ? 1 : 0; x *= m == (int)Mode.B ? 1.5 : x; } return x; }",
            "double F(double x, int n) => L.G(x, n);", Of(0.7, 3)),
        Pair("Overloads", "[Differentiable] public static double G(double x) => x * x; [Differentiable] public static double G(double x, int n) => x * x * n; [Differentiable] public static float G(float x) => x * x * x; [Differentiable] public static double G(ReadOnlySpan<double> x) => x[0] * x[1];",
            "double F(double x, ReadOnlySpan<double> w) => L.G(x) + L.G(x, 3) * L.G(w) + L.G((float)x);", Of(0.5, new[] { 0.7, 0.2 })),
        Pair("WrittenInPlace", "[Differentiable] public static void Step(Span<double> a, ReadOnlySpan<double> w, double x) { for (int i = 0; i < a.Length; i++) { a[i] = a[i] * w[i] + x * a[(i + 1) % a.Length]; } }",
            "double F(Span<double> a, ReadOnlySpan<double> w, double x, int n) { for (int i = 0; i < n; i++) { L.Step(a, w, x); x *= 0.9; } double s = 0; foreach (double e in a) { s += e * e; } return s; }",
            Of(new[] { 0.5, 0.7, -0.3 }, new[] { 1.1, 0.9, 0.4 }, 0.3, 3), Of(new[] { 0.5, 0.7, -0.3 }, new[] { 1.1, 0.9, 0.4 }, 0.3, 0)),
        Pair("SameBufferTwice", "[Differentiable] public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b) { double s = 0; for (int i = 0; i < a.Length; i++) { s += a[i] * b[i]; } return s; } [Differentiable] public static void AddTo(Span<double> a, ReadOnlySpan<double> b) { for (int i = 0; i < a.Length; i++) { a[i] += b[a.Length - 1 - i] * a[i]; } }",
            "double F(Span<double> a) { L.AddTo(a, a); return L.Dot(a, a) * L.Dot(a.Slice(1), a.Slice(0, a.Length - 1)); }", Of(new[] { 0.5, 0.7, -0.3 })),
        Pair("ReferenceArguments", "[Differentiable] public static double Turn(double angle, ref double x, out double y) { double t = x; x = t * Math.Cos(angle); y = t * Math.Sin(angle); return x * y; }",
            "double F(double x, double angle, int n) { double s = 0; for (int i = 0; i < n; i++) { s += L.Turn(angle, ref x, out double y) + y; x += y * 0.5; } return s * x; }", Of(0.7, 0.4, 3)),
        Pair("RecursiveLibrary", "private static readonly double s_rate = 0.5; private static double Down(double v, int n) => n == 0 ? v : Down(v * v * s_rate + v, n - 1) * v; [Differentiable] public static double G(double x, int n) => n <= 0 ? x : G(Math.Sin(x), n - 1) * Down(x, 2);",
            "double F(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { s += L.G(x + i, i); } return s; }", Of(0.7, 3), Of(0.3, 1)),
        Pair("RecursiveCaller", "private const double K = 0.3; private static readonly double s_k = 0.7; [Differentiable] public static double G(double x) => x * K + x * x * s_k;",
            "static double Down(double v, int n) => n == 0 ? v : L.G(Down(v * 0.9, n - 1)) * v; " + All3 + " public static double F(double x, int n) => Down(x, n);", Of(0.7, 3)),
        Pair("Throws", "private sealed class Bad : Exception { public Bad(string m) : base(m) { } } private static void Check(int n) { if (n > 3) { throw new Bad(\"too many\"); } } [Differentiable] public static double G(double x, int n) { Check(n); if (n < 0) { throw new ArgumentOutOfRangeException(nameof(n)); } return n == 2 ? throw new Bad(\"two\") : x * x * n; }",
            "double F(double x, int n) => L.G(x, n) * x;", Of(0.7, 1), Of(0.7, -1), Of(0.7, 2), Of(0.7, 4)),
        Pair("Held", "[Differentiable] public static double G(double x, [NoGradient] double y, [NoGradient] ReadOnlySpan<double> w) => x * y * y * w[0] * w[1];",
            "double F(double x, [NoGradient] ReadOnlySpan<double> w) => L.G(x, 0.5, w) * x;", Of(0.7, new[] { 0.4, 1.5 })),
        Pair("ReturnsArray", "[Differentiable] public static double[] G(ReadOnlySpan<double> x, double s) { double[] y = new double[x.Length]; for (int i = 0; i < y.Length; i++) { y[i] = x[i] * x[i] * s; } return y; }",
            "double F(ReadOnlySpan<double> w, double x, int n) { double r = 0; for (int i = 0; i < n; i++) { double[] y = L.G(w, x + i); y[0] *= y[1]; foreach (double e in y) { r += e * e; } } return r; }", Of(new[] { 0.5, 0.7, -0.3 }, 0.4, 2)),
        Pair("LargeMethod", "[Differentiable] public static double G(double x, ReadOnlySpan<double> w) { double s = x; " + string.Concat(Enumerable.Range(0, 120).Select(i => $"s = s * 0.9 + w[{i % 2}] * Math.Sin(s + {i % 7});\n")) + " return s; }",
            "double F(double x, ReadOnlySpan<double> w) => L.G(x, w) + L.G(x * x, w);", Of(0.7, new[] { 0.1, -0.2 })),
        new("StructsOfLibrary", $"public static partial class C {{ {All3} public static double F(P p, double t, int n) {{ double s = 0; for (int i = 0; i < n; i++) {{ p.Move(t); s += p.Energy(t) + L.Far(p, new P {{ X = t, Y = 1 }}) * L.Make(p.X).Y; }} return s; }} }}", "F", [Of(new[] { 0.4, 1.5 }, 0.3, 2)])
        {
            Library = "public partial struct P { public double X, Y; [Differentiable] public double Energy(double t) => X * X + Y * t; [Differentiable] public void Move(double t) { X += t * Y; Y *= 0.9; } }"
                + "public static partial class L { [Differentiable] public static double Far(P a, P b) => (a.X - b.X) * (a.Y - b.Y); [Differentiable] public static P Make(double x) => new P { X = x, Y = x * x }; }",
        },
        new("StructsWithArraysOfLibrary", $"public static partial class C {{ {All3} public static double F(S p, double t, int n) {{ double s = 0; var q = new S {{ W = new[] {{ t, t * t, s }}, B = t }}; for (int i = 0; i < n; i++) {{ s += L.Energy(p, t) * L.Energy(q, p.B) + L.Deep(p, 2, t); t *= 0.9; }} return s * p.Sum(); }} }}", "F", [Of(new[] { 0.4, 1.5, 0.7, 0.6 }, 0.3, 2)])
        {
            Library = "public partial struct S { public double[] W; public double B; [Differentiable] public double Sum() { double s = B; foreach (double w in W) { s += w * w; } return s; } }"
                + "public static partial class L { [Differentiable] public static double Energy(S s, double t) { s.W[2] += t; return s.W[0] * s.W[1] * s.B * t; } [Differentiable] public static double Deep(S s, int n, double t) => n == 0 ? t * s.B : Deep(s, n - 1, t * s.W[n]); }",
        },
        Pair("ReturnsRows", "[Differentiable] public static double[][] G(ReadOnlySpan<double> x, double s) { double[][] y = new double[x.Length][]; for (int i = 0; i < y.Length; i++) { y[i] = new double[i]; for (int j = 0; j < i; j++) { y[i][j] = x[i] * x[j] * s; } } return y; }",
            "double F(ReadOnlySpan<double> x, double t, int n) { double s = 0; for (int k = 0; k < n; k++) { double[][] m = L.G(x, t); m[1][0] *= t; foreach (double[] row in m) { foreach (double e in row) { s += e * e; } } t += m[2][1] * m.Length; } return s * L.G(x, s)[2][0]; }", Of(new[] { 0.5, 0.7, -0.3 }, 0.4, 2), Of(new[] { 0.5, 0.7, -0.3 }, 0.4, 0)),
        Pair("Nested3", "[Differentiable] public static double G(double x) => Math.Exp(-x * x); [Differentiable] public static double H(double x) => G(x) * G(x + 1);",
            "double F(double x) => L.H(L.G(x)) * L.H(x);", Of(0.7), Of(-0.1)),
        Generic("GenericAtDouble", "double", "double F(double x, ReadOnlySpan<double> w) => L.Horner(x, w) * L.Horner(x * x, w);", Of(0.4, new[] { 0.5, 1.5, -0.25 })),
        Generic("GenericAtFloat", "float", "float F(float x, ReadOnlySpan<float> w) => L.Horner(x, w) * L.Horner(x * x, w);", Of(0.4, new[] { 0.5, 1.5, -0.25 })),
        Pair("MatrixArgument", "[Differentiable] public static double Trace(double[,] a, double x) { double s = 0; for (int i = 0; i < a.GetLength(0); i++) { s += a[i, i % a.GetLength(1)] * x; } return s; }",
            "double F(double x) { double[,] m = new double[2, 3]; for (int i = 0; i < 2; i++) { for (int j = 0; j < 3; j++) { m[i, j] = x * i + j * x * x; } } return L.Trace(m, x) * x; }", Of(0.7)),
    ];

    private static OracleProgram Generic(string name, string number, string consumer, params ProgramInput[] inputs) => Pair(
        name, "private const double Half = 0.5; [Differentiable] public static T Horner<T>(T x, ReadOnlySpan<T> w) where T : IFloatingPointIeee754<T> { T s = T.Zero; for (int i = 0; i < w.Length; i++) { s = s * x + w[i] * T.Pi; } return T.Sin(s) * T.CreateChecked(Half) + (x > T.CreateChecked(0.1) ? T.Exp(x) : T.Epsilon); }",
        consumer, inputs) with
    {
        Number = number,
    };

    private static OracleProgram Pair(string name, string library, string consumer, params ProgramInput[] inputs) => new(
        name, $"public static partial class C {{ {(consumer.StartsWith("static", System.StringComparison.Ordinal) ? "private " : All3 + " public static ")}{consumer} }}", "F", inputs)
    {
        Library = $"public static partial class L {{ {library} }}",
    };
}
