namespace Backprop.Tests.Matrix;

internal static class JaggedArrays
{
    public static readonly Construct[] All =
    [
        new("JaggedMadeInLoop", "var s = new double[3][]; for (int m = 0; m < s.Length; m++) { s[m] = new double[m + 1]; s[m][m] = v * (m + 1); s[m][0] += x; } double t = 0; for (int m = 0; m < s.Length; m++) { for (int q = 0; q < s[m].Length; q++) { t += s[m][q] * s[m][q]; } } v = t * 0.1;"),
        new("JaggedInitializer", "double[][] s = { new[] { v, x }, new[] { y }, new double[0] }; s[0][0] *= s[1][0]; v = s[0][0] * s[0][1] + s[2].Length + s.Length;"),
        new("JaggedImplicitInitializer", "var s = new[] { new[] { v, x, y }, new[] { v * x } }; s[k % 2][0] += s[0][1] * s[1][0]; v = s[0][0] * s[1][0] + s[0][^1];"),
        new("JaggedCollection", "double[][] s = [[v, x], [], [y, v * y, 1.5]]; s[2][1] *= s[0][0]; v = s[2][1] + s[0][1] * s[^1][2];"),
        new("JaggedSpread", "double[][] s = [[v, x], [y]]; double[][] t = [[x * v], .. s, [1.0]]; t[1][0] *= t[0][0]; v = s[0][0] * t[2][0] + t[3][0] * s[0][1] + t.Length;"),
        new("JaggedRowAlias", "var s = new double[2][]; s[0] = new[] { v, x }; s[1] = s[0]; double[] row = s[1]; row[0] *= y; v = s[0][0] * s[1][1] + row[0];"),
        new("JaggedRowOfLocal", "double[] row = { v, x }; var s = new double[2][]; s[0] = row; s[1] = new double[] { y, y }; row[1] += s[1][0]; s[0][0] *= row[1]; v = row[0] * s[0][1];"),
        new("JaggedRowsSwapped", "double[][] s = { new[] { v, x }, new[] { y, v * x } }; for (int m = 0; m < 3; m++) { s[0][0] += s[1][1] * 0.5; (s[0], s[1]) = (s[1], s[0]); } v = s[0][0] * s[1][1];"),
        new("JaggedPivot", "double[][] s = { new[] { 0.1, v }, new[] { x, y + 3 } }; if (Math.Abs(s[0][0]) < Math.Abs(s[1][0])) { double[] t = s[0]; s[0] = s[1]; s[1] = t; } double f = s[1][0] / s[0][0]; s[1][1] -= f * s[0][1]; v = s[1][1] * s[0][0];"),
        new("JaggedRowReplaced", "double[][] s = { new[] { v, x } }; double[] old = s[0]; s[0] = new[] { y, v * v, x }; s[0][1] *= old[0]; old[1] *= s[0][0]; v = s[0][1] + old[1] + s[0].Length;"),
        new("JaggedForEach", "double[][] s = { new[] { v, x }, new[] { y } }; double t = 0; foreach (double[] row in s) { row[0] *= row[^1]; foreach (double e in row) { t += e * e; } } v = t;"),
        new("JaggedToHelper", "double[][] s = { new[] { v, x }, new[] { y, 0.5 } }; Scale(s, v); v = Sum(s[1]) + s[0][0] * Corner(s);", "private static void Scale(double[][] m, double f) { for (int i = 0; i < m.Length; i++) { for (int j = 0; j < m[i].Length; j++) { m[i][j] *= f; } } } private static double Sum(ReadOnlySpan<double> m) { double t = 0; foreach (double e in m) { t += e * e; } return t; } private static double Corner(double[][] m) => m[m.Length - 1][^1];"),
        new("JaggedOfHelper", "double[][] s = Outer(v, x, 2); v = s[0][1] * s[1][0] + s[1][1] * y;", "private static double[][] Outer(double p, double q, int n) { var m = new double[n][]; for (int i = 0; i < n; i++) { m[i] = Row(n); for (int j = 0; j < n; j++) { m[i][j] = p * (i + 1) + q * q * j; } } return m; } private static double[] Row(int n) => new double[n];"),
        new("JaggedProduct", "double[][] p = { new[] { v, x }, new[] { y, 0.5 } }; double[][] q = { new[] { x, y }, new[] { v, 1.5 } }; double[][] s = Times(Times(p, q), p); v = (s[0][0] + s[1][1] * s[0][1]) * 0.1;", "private static double[][] Times(double[][] p, double[][] q) { var r = new double[p.Length][]; for (int i = 0; i < p.Length; i++) { r[i] = new double[q[0].Length]; for (int j = 0; j < q[0].Length; j++) { double t = 0; for (int l = 0; l < q.Length; l++) { t += p[i][l] * q[l][j]; } r[i][j] = t; } } return r; }"),
        new("JaggedMatricesSwapped", "double[][] s = { new[] { v, x }, new[] { y, 0.5 } }; double[][] t = { new double[2], new double[2] }; for (int m = 0; m < 3; m++) { for (int p = 0; p < 2; p++) { for (int q = 0; q < 2; q++) { t[p][q] = s[q][p] * s[0][0] + 0.1; } } (s, t) = (t, s); } v = s[0][0] + t[1][0] * s[1][1];"),
        new("JaggedChosen", "double[][] s = { new[] { v, x } }; double[][] t = { new[] { y, v } }; double[][] u = k > 1 ? s : t; u[0][0] *= x; v = s[0][0] + t[0][0] * u[0][1];"),
        new("JaggedClone", "double[][] s = { new[] { v, x }, new[] { y } }; var t = (double[][])s.Clone(); t[0][0] *= y; t[1] = (double[])s[1].Clone(); t[1][0] += v; v = s[0][0] * s[1][0] + t[1][0];"),
        new("JaggedCopyOfSpan", "var s = new double[2][]; s[0] = a.ToArray(); s[1] = w.Slice(1, 2).ToArray(); s[0][k % 4] *= v; a[0] *= s[0][1]; v = s[0][0] * s[1][0] + a[0];"),
        new("JaggedReversed", "double[][] s = { new[] { v, x }, new[] { y } }; Array.Reverse(s); s[1][0] *= s[0][0]; v = s[1][0] + s[1][1];"),
        new("JaggedFilled", "var s = new double[3][]; Array.Fill(s, new[] { v, x }); s[0][0] *= y; v = s[2][0] * s[1][1];"),
        new("JaggedOfStructs", "var s = new Pair[2][]; s[0] = new Pair[2]; s[1] = new[] { new Pair { A = v, B = x } }; s[0][1].A = s[1][0].B * v; s[0][1].B += s[1][0].A; v = s[0][1].A * s[0][1].B;", "public struct Pair { public double A; public double B; }"),
        new("JaggedOfInts", "int[][] s = { new[] { 1, 0 }, new[] { 2 } }; s[1][0] += k % 2; var t = new double[4]; for (int m = 0; m < s.Length; m++) { foreach (int q in s[m]) { t[q] += v * (m + 1); } } v = t[0] * t[1] + t[2] * x + t[3];"),
        new("JaggedInStruct", "var s = new Net { W = new[] { new[] { v, x }, new[] { y } }, F = x }; s.W[0][0] *= s.F; v = s.W[0][0] * s.W[1][0] + s.W[0][1];", "private struct Net { public double[][] W; public double F; }"),
        new("JaggedWhile", "double[][] s = { new[] { v, x }, new[] { y } }; int m = 0; double t = 1; while (m < s.Length && s[m].Length > 0) { t *= s[m][0]; m++; } v = t;"),
        new("JaggedHistory", "var s = new double[4][]; s[0] = new[] { v, x }; for (int m = 1; m < s.Length; m++) { double[] before = s[m - 1]; var next = new double[2]; for (int q = 0; q < 2; q++) { next[q] = Math.Sin(before[q]) + before[1 - q] * y; } s[m] = next; } v = s[3][0] * s[2][1];"),
        new("JaggedOverwritten", "double[][] s = { new[] { v, x }, new[] { y, 0.7 } }; for (int m = 0; m < 3; m++) { for (int p = 0; p < 2; p++) { for (int q = 0; q < s[p].Length; q++) { s[p][q] = s[p][q] * s[1 - p][q] + 0.3; } } } v = s[0][0] + s[1][1];"),
    ];
}
