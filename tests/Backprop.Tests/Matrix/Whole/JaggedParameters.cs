using System;
using Backprop.Oracle;
using static Backprop.Oracle.ProgramInput;

namespace Backprop.Tests.Matrix;

/// <summary>Arrays of arrays as parameters: their sinks and tangents have the same rows.</summary>
internal static class JaggedParameters
{
    private const string All3 = "[Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp | Derivatives.Jacobian | Derivatives.Hessian | Derivatives.Tape)]";

    private static readonly double[] Six = [0.5, -0.3, 1.2, 0.8, 0.7, -1.1];

    public static readonly OracleProgram[] All =
    [
        Class("JaggedRead", "public static double F(double[][] p, double x) { double s = 0; for (int i = 0; i < p.Length; i++) { for (int j = 0; j < p[i].Length; j++) { s += p[i][j] * p[i][j] * x * (i + 1) + p[0][0] * j; } } return s; }",
            Of(Six, 1.3), Of(new[] { 0.5 }, 0.7), Of(Array.Empty<double>(), 0.7)),
        Class("JaggedEmptyRows", "public static double F(double[][] p, double x) { double s = x; for (int i = 0; i < p.Length; i++) { if (p[i].Length > 0) { s *= p[i][^1]; } foreach (double e in p[i]) { s += e * s; } } return s; }",
            Of(Six, 1.3)) with { Rows = [[0, 2, 0, 3, 0, 1]] },
        Class("JaggedWritten", "public static double F(double[][] p, ReadOnlySpan<double> b) { for (int i = 0; i < p.Length; i++) { for (int j = 0; j < p[i].Length; j++) { p[i][j] = p[i][j] * b[j] + p[0][0]; } } double s = 0; foreach (double[] row in p) { foreach (double e in row) { s += e * e; } } return s; }",
            Of(Six, new[] { 0.4, 1.1, -0.6 })),
        Class("JaggedAlias", "public static double F(double[][] p, double x) { double[] row = p[1]; double[] same = p[1]; row[0] *= x; same[1] += row[0] * same[0]; ref double last = ref p[2][2]; last *= p[1][1]; var q = p; q[0][0] = row[1] * last; return q[0][0] * p[2][2] + same[0]; }",
            Of(Six, 1.3)),
        Class("JaggedForEach", "public static double F(double[][] p, double x) { double s = 0; foreach (double[] row in p) { double t = x; for (int j = 0; j < row.Length; j++) { t = t * row[j] + 0.5; row[j] = t; } s += t * t; } return s; }",
            Of(Six, 1.3)),
        Class("JaggedOfFloats", "public static float F(float[][] p, int[][] at, float x) { float s = 0; foreach (int[] row in at) { foreach (int j in row) { s += p[j][j] * p[2][0] * x; at[0][0] = 2; } } return s * p.Length; }",
            Of(Six, new[] { 0, 1, 1 }, 1.5)),
        Class("JaggedOfStructs", "public static double F((double A, int N, double B)[][] p) { double s = 0; for (int i = 0; i < p.Length; i++) { for (int j = 0; j < p[i].Length; j++) { p[i][j].A *= p[i][j].B; s += p[i][j].A * p[i][j].N; } } return s * p[1][0].B; }",
            Of(new[] { 0.5, 2, 1.2, 0.8, 3, -0.4, 1.1, 1, 0.6 })),
        Class("JaggedOfVectors", "public static float F(Vector2[][] p, float x) { Vector2 s = default; foreach (Vector2[] row in p) { foreach (Vector2 v in row) { s += v * Vector2.Dot(v, v) * x; } } p[0][0] = s; return p[0][0].LengthSquared(); }",
            Of(Six, 1.3)),
        Class("JaggedOfHelper", "private static double Row(ReadOnlySpan<double> row, double x) { double s = 0; foreach (double e in row) { s = s * x + e; } return s; } private static void Scale(double[] row, double f) { for (int j = 0; j < row.Length; j++) { row[j] *= f; } } private static double Whole(double[][] m, int i) => m[i][0] * m.Length; {0} public static double F(double[][] p, double x) { Scale(p[2], p[0][0]); return Row(p[2], x) * Row(p[1].AsSpan(1), x) + Whole(p, 1); }",
            Of(Six, 1.3)),
        Class("JaggedRecursive", "private static double Deep(double[][] m, int i, double t) { if (i < 0) { return t; } m[i][0] *= t; return Deep(m, i - 1, t + m[i][0] * m[i][^1]) * m[i][0]; } {0} public static double F(double[][] p, double x) => Deep(p, p.Length - 1, x);",
            Of(Six, 1.3)),
        Class("JaggedEntryRecursive", "{0} public static double F(double[][] p, double x, int n) => n == 0 ? x : F(p, x * p[n % p.Length][0] + p[0][0], n - 1);",
            Of(Six, 1.3, 3)),
        Class("JaggedChosen", "public static double F(double[][] p, double[][] q, double x) { double[] row = x > 1 ? p[0] : p[1]; row[0] *= x; double[][] m = x > 0 ? q : p; m[1][0] += row[0] * m[0][0]; return p[1][0] * q[1][0] + row[0]; }",
            Of(Six, new[] { 0.4, 1.1, -0.6 }, 1.3), Of(Six, new[] { 0.4, 1.1, -0.6 }, 0.6), Of(Six, new[] { 0.4, 1.1, -0.6 }, -0.6)),
        Class("JaggedRowReassigned", "public static double F(double[][] p, double x) { double[] row = p[0]; double s = x; for (int i = 0; i < p.Length; i++) { row = p[i]; row[0] *= s; s += row[^1] * row[0]; } return s * row[0]; }",
            Of(Six, 1.3)),
        Class("JaggedRowFromArray", "public static double F(double[][] p, double[] b, double x) { double[] row = b; double s = x; for (int i = 0; i < p.Length; i++) { s += row[0] * row[0] * p[i][0]; row = p[i]; } return s * row[0]; }",
            Of(Six, new[] { 0.9 }, 1.3)),
        Class("JaggedSwapped", "public static double F(double[][] p, double[][] q, int n) { double[][] a = p; double[][] b = q; for (int t = 0; t < n; t++) { for (int i = 0; i < a.Length; i++) { for (int j = 0; j < a[i].Length; j++) { b[i][j] = a[i][j] * a[0][0] + 0.1 * b[i][j]; } } (a, b) = (b, a); } return a[1][0] * a[1][1] + b[0][0]; }",
            Of(new[] { 0.5, -0.3, 1.2 }, new[] { 0.4, 1.1, -0.6 }, 3)),
        Class("JaggedWhile", "public static double F(double[][] p, double x) { int i = 0; while (i < p.Length && p[i][0] * x < 2) { x += p[i][p[i].Length - 1] * x; i++; } return x * x; }",
            Of(Six, 0.7)),
        Class("JaggedBreaks", "public static double F(double[][] p, double x) { for (int i = 0; i < p.Length; i++) { foreach (double e in p[i]) { if (e < -1) { return x * e; } if (e > 1) { break; } x = x * e + 0.3; p[i][0] = x; } } return x; }",
            Of(Six, 1.3), Of(new[] { 0.5, -0.3, 0.2 }, 1.3)),
        Class("JaggedHeld", "public static double F([NoGradient] double[][] p, double[][] q, double x) { double s = 0; for (int i = 0; i < p.Length; i++) { s += p[i][0] * q[i][0] * x; } return s * p[1][1]; }",
            Of(new[] { 0.5, -0.3, 1.2 }, new[] { 0.4, 1.1, -0.6 }, 1.3)),
        Class("JaggedWithoutResult", "public static void F(double[][] p, double[][] q) { for (int i = 0; i < p.Length; i++) { for (int j = 0; j < p[i].Length; j++) { q[i][j] += p[i][j] * p[i][j] * q[i][0]; } } }",
            Of(new[] { 0.5, -0.3, 1.2 }, new[] { 0.4, 1.1, -0.6 })),
        Class("JaggedReturned", "public static double[][] F(double[][] p, double x) { if (x < 0) { return p; } var m = new double[p.Length][]; for (int i = 0; i < m.Length; i++) { m[i] = new double[p[i].Length]; for (int j = 0; j < m[i].Length; j++) { m[i][j] = p[i][j] * p[0][0] * x; } } m[0][0] *= x; return m; }",
            Of(Six, 1.3, new double[6]), Of(Six, -1.3, new double[6])),
        Class("JaggedReturnedOfFloats", "public static float[][] F(float x, Span<float> a) { float[] row = { x, x * a[0] }; float[][] m = [row, [], row, a.ToArray()]; m[2][0] *= x; a[0] *= m[0][0]; return m; }",
            Of(1.3, new[] { 0.4, -0.6 }, new double[6])) with { Rows = [[2, 0, 2, 2]] },
        Class("JaggedReturnedOfStructs", "public struct Pair { public double A; public int N; public double B; } {0} public static Pair[][] F(double x, double y) { var m = new Pair[2][]; m[0] = new Pair[1]; m[1] = new Pair[2]; m[0][0].A = x * y; m[0][0].N = 3; m[1][1].B = x; m[1][0] = m[0][0]; m[1][0].A *= y; return m; }",
            Of(1.3, 0.7, new double[9])),
        Class("JaggedTable", "private static readonly double[][] s_table = { new[] { 0.5, 1.5 }, new double[0], new[] { -0.7 } }; {0} public static double F(double[] a, double x) { double[][] t = s_table; double s = 0; for (int i = 0; i < t.Length; i++) { for (int j = 0; j < s_table[i].Length; j++) { a[j] *= s_table[i][j] * x; s += a[j] * a[j] * t[i].Length; } } return s * t[2][0]; }",
            Of(new[] { 0.4, 1.1, -0.6 }, 1.3)),
        Class("JaggedTableOfObject", "private sealed class Config { public double[][] Table = { new[] { 0.5, 1.5 }, new[] { -0.7 } }; public int[][] At { get; } = { new[] { 1, 0 } }; } private static readonly Config s_config = new(); private static double Inner(Config config, double x) => config.Table[0][1] * x; {0} public static double F(double x) { double s = x; foreach (int at in s_config.At[0]) { foreach (double e in s_config.Table[at]) { s = s * x + e; } } return s * Inner(s_config, x); }",
            Of(1.3)),
        Class("JaggedNetwork", "public static double F(double[][] w, double[] x, double y) { var h = new double[w.Length]; for (int i = 0; i < w.Length; i++) { double z = 0; for (int j = 0; j < w[i].Length; j++) { z += w[i][j] * x[j]; } h[i] = Math.Tanh(z); } double e = -y; foreach (double v in h) { e += v; } return e * e; }",
            Of(Six, new[] { 0.4, 1.1, -0.6 }, 0.3)) with { Rows = [[3, 3]] },
    ];

    private static OracleProgram Class(string name, string method, params ProgramInput[] inputs) => new(
        name, $$"""
        public static partial class C
        {
            {{(method.Contains("{0}") ? method.Replace("{0}", All3) : All3 + " " + method)}}
        }
        """, "F", inputs);
}
