using Backprop.Oracle;
using static Backprop.Oracle.ProgramInput;

namespace Backprop.Tests.Matrix;

/// <summary>Structs that hold arrays, as parameters and as what a method is called on: their sinks are structs of the same type.</summary>
internal static class PackParameters
{
    private const string All3 = "[Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp | Derivatives.Jacobian | Derivatives.Hessian | Derivatives.Tape)]";

    private const string Layer = "public struct Layer { public double[] W; public double B; public int N; [NoGradient] public double[] K; [NoGradient] public double S; } ";

    private static readonly double[] One = [0.5, -0.3, 1.2, 0.8, 2, 0.7, -1.1, 0.4, 1.5];

    public static readonly OracleProgram[] All =
    [
        Class("PackRead", Layer + "{0} public static double F(Layer p, double x) { double s = 0; for (int i = 0; i < p.W.Length; i++) { s += p.W[i] * p.W[i] * p.K[i] * x + p.B * i; } return s * p.N * p.S * p.B; }",
            Of(One, 1.3)),
        Class("PackWritten", Layer + "{0} public static double F(Layer p, double[] x) { for (int i = 0; i < p.W.Length; i++) { p.W[i] = p.W[i] * p.B + p.W[0] * x[i]; p.K[i] *= 2; } double s = 0; foreach (double e in p.W) { s += e * e * p.K[1]; } return s; }",
            Of(One, new[] { 0.4, 1.1, -0.6 })),
        Class("PackIn", Layer + "{0} public static double F(in Layer p, double x) { double[] w = p.W; double s = x; foreach (double e in w) { s = s * e + p.B * x; } return s * s; }",
            Of(One, 1.3)),
        Class("PackHeld", Layer + "{0} public static double F([NoGradient] Layer p, double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) { s += p.W[i] * x[i] * x[i] * p.B; p.W[i] += 1; } return s * p.W[0]; }",
            Of(One, new[] { 0.4, 1.1, -0.6 })),
        Class("PackNested", "public struct Pair { public double A; public float B; } public struct Inner { public double[] W; public Pair P; } public record struct Outer(Inner First, double[] V, Pair Q); {0} public static double F(Outer o) { double s = o.First.P.A * o.Q.B; for (int i = 0; i < 3; i++) { o.V[i] *= o.First.W[i] * o.Q.A; s += o.V[i] * o.V[i] * o.First.P.B; } return s; }",
            Of(new[] { 0.5, -0.3, 1.2, 0.8, 0.75, 0.7, -1.1, 0.4, 1.5, 0.25 })),
        Class("PackReadonly", "public readonly struct Layer { public readonly double[] W; public readonly double B; public readonly int N; public Layer(double[] w, double b, int n) { W = w; B = b; N = n; } public double At(int i) => W[i] * B + N; } {0} public static double F(Layer p, double x) { double s = 0; for (int i = 0; i < 3; i++) { s += p.At(i) * p.At(i) * x; p.W[i] = s; } return s + p.W[1] * p.W[2]; }",
            Of(new[] { 0.5, -0.3, 1.2, 0.8, 2 }, 1.3)),
        Class("PackRecord", "public readonly record struct Layer(double[] W, double B, double[] V); {0} public static double F(Layer p, double x) { var (w, b, v) = p; double s = x; for (int i = 0; i < w.Length; i++) { s = Math.Sin(s * w[i] + b * v[i]); p.V[i] += s; } return s * v[0]; }",
            Of(new[] { 0.5, -0.3, 1.2, 0.8, 0.7, -1.1, 0.4 }, 1.3)),
        Class("PackTuple", "{0} public static double F((double[] a, double b) t, (float[] f, int n) u) { double s = 0; for (int i = 0; i < t.a.Length; i++) { s += t.a[i] * t.b * u.f[i] * u.f[u.n]; } return s * s; }",
            Of(new[] { 0.5, -0.3, 1.2, 0.8 }, new[] { 0.75, 0.5, -1.25, 1 })),
        Class("PackGrid", "public struct Grid { public double[,] M; public double[][] R; public double C; } {0} public static double F(Grid g, double x) { double s = 0; for (int j = 0; j < g.M.GetLength(1); j++) { g.M[0, j] *= g.C; for (int i = 0; i < g.R.Length; i++) { s += g.M[0, j] * g.R[i][j] * g.R[0][0] * x; g.R[i][j] = s; } } return s * g.R[1][1]; }",
            Of(new[] { 0.5, -0.3, 1.2, 0.7, -1.1, 0.4, 0.3, 0.9, -0.6, 0.2, 1.4, -0.5, 0.8 }, 1.3)),
        Class("PackOfStructs", "public struct P { public double X; public int N; public double Y; } public struct Cloud { public P[] Points; public float Scale; } {0} public static double F(Cloud c) { double s = 0; for (int i = 0; i < c.Points.Length; i++) { c.Points[i].X *= c.Points[i].Y; s += c.Points[i].X * c.Points[i].N * c.Scale; } return s * c.Points[0].Y; }",
            Of(new[] { 0.5, 2, 1.2, 0.8, 3, -0.4, 1.1, 1, 0.6, 0.75 })),
        Class("PackOfFloats", "public struct Net { public float[] W; public Vector2[] V; public float B; } {0} public static float F(Net n, float x) { Vector2 s = default; for (int i = 0; i < n.W.Length; i++) { s += n.V[i] * n.W[i] * x; n.V[i] *= n.B; } return Vector2.Dot(s, n.V[1]) + n.B * s.X; }",
            Of(new[] { 0.5, -0.25, 1.25, 0.75, 0.5, -1, 0.5, 1.5, 0.25, 0.8 }, 1.3)),
        Class("PackHelpers", Layer + "private static double Row(Layer l, int i) => l.W[i] * l.B; private static void Scale(in Layer l, double f) { for (int i = 0; i < l.W.Length; i++) { l.W[i] *= f; } } private static Layer With(Layer l, double b) { l.B = b; return l; } {0} public static double F(Layer p, double x) { Scale(p, x); Layer q = With(p, p.B * x); double s = 0; for (int i = 0; i < q.W.Length; i++) { s += Row(q, i) * Row(p, i); } return s; }",
            Of(One, 1.3)),
        Class("PackCopied", Layer + "{0} public static double F(Layer p, double x) { Layer q = p; q.B *= x; q.W = (double[])p.W.Clone(); q.W[0] *= p.B; p.W[1] = q.W[0] * x; return p.W[1] * p.W[0] + q.W[1] * q.B * p.B; }",
            Of(One, 1.3)),
        Class("PackRecursive", Layer + "private static double Deep(Layer l, int i, double t) { if (i < 0) { return t; } l.W[i] *= t * l.K[i]; return Deep(l, i - 1, t + l.W[i] * l.B) * l.W[i]; } {0} public static double F(Layer p, double x) => Deep(p, p.W.Length - 1, x);",
            Of(One, 1.3)),
        Class("PackRecursiveIn", Layer + "private static double Deep(in Layer l, int i, ref double t) { if (i < 0) { return t; } t *= l.W[i]; l.W[0] += t * l.K[i]; return Deep(in l, i - 1, ref t) * l.B + t; } {0} public static double F(Layer p, double x) => Deep(p, p.W.Length - 1, ref x) * x;",
            Of(One, 1.3)),
        Class("PackEntryRecursive", Layer + "{0} public static double F(Layer p, double x, int n) => n == 0 ? x : F(p, x * p.W[n] + p.B * p.W[0], n - 1);",
            Of(One, 1.3, 2)),
        Class("PackOnly", "public struct Weights { public double[] A; public double[] B; } {0} public static void F(Weights w, double[] y) { for (int i = 0; i < y.Length; i++) { y[i] = w.A[i] * w.B[0] + y[i] * w.A[0]; w.B[i] = y[i] * w.B[i]; } }",
            Of(new[] { 0.5, -0.3, 1.2, 0.7, -1.1, 0.4 }, new[] { 0.4, 1.1, -0.6 })),
        Class("PackRefs", Layer + "{0} public static double[] F(Layer p, ref double x, out double y) { x *= p.W[0] * p.B; y = x * p.W[1]; var r = new double[3]; for (int i = 0; i < 3; i++) { r[i] = p.W[i] * y; } return r; }",
            Of(One, 1.3, 0, new double[3])),
        Self("PackReceiver", "public double[] C; public double Shift; public int N; [NoGradient] public double[] K; {0} public double F(double x) { double s = 0; for (int i = C.Length - 1; i >= 0; i--) { s = s * (x - Shift) + C[i] * K[i]; } return s * N; }",
            Of(new[] { 0.5, -0.3, 1.2, 0.8, 2, 0.7, -1.1, 0.4 }, 1.3)),
        Self("PackReceiverRecursive", "public double[] C; public double Shift; {0} public double F(double x, int n) => n < 0 ? x : C[n] * Shift + x * F(x * C[n], n - 1);",
            Of(new[] { 0.5, -0.3, 1.2, 0.8 }, 1.3, 2)),
        Self("PackReceiverWritten", "internal double[] c; internal readonly double[][] r; public P(double[] c, double[][] r) { this.c = c; this.r = r; } public void Push(double x) { for (int i = 0; i < c.Length; i++) { c[i] = c[i] * x + r[i][0]; } } {0} public double F(double x) { Push(x); r[1][1] *= c[0]; return c[1] * c[2] * r[1][1]; }",
            Of(new[] { 0.5, -0.3, 1.2, 0.7, -1.1, 0.4, 0.3, 0.9, -0.6, 0.2, 1.4, -0.5 }, 1.3)),
    ];

    private static OracleProgram Class(string name, string method, params ProgramInput[] inputs) => new(
        name, $$"""
        public static partial class C
        {
            {{method.Replace("{0}", All3)}}
        }
        """, "F", inputs);

    private static OracleProgram Self(string name, string members, params ProgramInput[] inputs) => new(
        name, $$"""
        public partial struct P
        {
            {{members.Replace("{0}", All3)}}
        }
        """, "F", inputs);
}
