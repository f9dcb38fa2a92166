namespace Backprop.Tests.Matrix;

internal static class WholeBuffers
{
    public static readonly Construct[] All =
    [
        new("CopyTo", "var s = new double[6]; s[5] = v; a.CopyTo(s); s[0] *= v; v = s[0] * s[1] + s[5];"),
        new("CopyToBack", "Span<double> s = stackalloc double[4]; for (int m = 0; m < 4; m++) { s[m] = a[m] * v; } s.CopyTo(a); v = a[k] * a[0];"),
        new("CopyToOfSpan", "w.Slice(1, 2).CopyTo(a.Slice(2)); a[3] *= v; v = a[2] * a[3];"),
        new("CopyToItself", "a.Slice(0, 3).CopyTo(a.Slice(1)); a[0] = v; a.Slice(1, 3).CopyTo(a); v = a[0] * a[2] + a[3];"),
        new("ArrayCopyTo", "double[] s = { v, x, y }; var t = new double[5]; s.CopyTo(t, 1); t[1] *= t[2]; v = t[1] + s[0] * t[3];"),
        new("ArrayCopy", "double[] s = { v, x, y }; var t = new double[4]; Array.Copy(s, t, 2); Array.Copy(s, 1, t, 2, 2); t[0] *= t[3]; v = t[0] + t[1] * t[2];"),
        new("ArrayCopyShift", "double[] s = { v, x, y, v * x }; Array.Copy(s, 0, s, 1, 3); s[0] = 0.5; Array.Copy(s, 2, s, 1, 2); v = s[1] * s[2] + s[3];"),
        new("Fill", "var s = new double[4]; Array.Fill(s, v * x); s[1] += y; v = s[0] * s[1];"),
        new("FillSpan", "a.Slice(1, 2).Fill(v); a[1] *= a[0]; v = a[1] + a[2] * a[2];"),
        new("FillPart", "var s = new double[4]; s[0] = x; Array.Fill(s, v, 1, 2); v = s[0] * s[1] + s[2] * s[3];"),
        new("Clear", "double[] s = { v, x, y }; s[0] *= s[1]; double t = s[0]; Array.Clear(s, 0, 2); v = t * s[2] + s[0];"),
        new("ClearSpan", "double t = a[1] * v; a.Slice(1, 2).Clear(); a[1] += t; v = a[1] * a[0] + a[2];"),
        new("ClearWhole", "var s = new double[] { v, x }; double t = s[0] * s[1]; Array.Clear(s); s[1] += t * t; v = s[1] + s[0];"),
        new("Clone", "double[] s = { v, x }; var t = (double[])s.Clone(); t[0] *= 2; s[1] *= t[0]; v = s[0] * t[1] + s[1];"),
        new("ToArrayOfArray", "double[] s = { v, x, y }; double[] t = System.Linq.Enumerable.ToArray(s); s[0] *= t[1]; t[1] += s[0]; int[] order = { 2, 0, 1 }; foreach (int m in System.Linq.Enumerable.ToArray(order)) { v = 0.5 * v * s[m] + t[m]; }"),
        new("ToArrayOfStructs", "Pair[] s = { new Pair { A = v, B = x } }; var t = System.Linq.Enumerable.ToArray(s); s[0].A *= y; t[0].B += s[0].A; v = s[0].A * t[0].B * s[0].B;", "public struct Pair { public double A; public double B; }"),
        new("ToArray", "double[] s = w.ToArray(); s[0] *= v; double[] t = a.Slice(1, 2).ToArray(); t[0] += s[0]; v = t[0] * s[1] + t[1];"),
        new("ReverseArray", "double[] s = { v, x, y }; Array.Reverse(s); s[0] *= s[2]; v = s[0] + s[1] * s[2];"),
        new("ReverseSpan", "a.Slice(1, 3).Reverse(); a[1] *= v; v = a[1] * a[3];"),
        new("IndexVariable", "Index p = ^1; Index q = k; v += a[p] * w[q] * x; p = k > 1 ? q : ^2; a[p] = v * a[p] * 0.5; v += a[Index.FromEnd(2)] * a[p];"),
        new("IndexComputed", "for (int m = 1; m < 3; m++) { a[^m] = a[^(m + 1)] * x + v; v += w[^m] * a[^m] * 0.3; }"),
        new("IndexParameter", "v += Product(a, ^1) * x + Product(w, k) + Product(a, n);", "private static double Product(ReadOnlySpan<double> s, Index p) => s[p] * s[p.GetOffset(s.Length) / 2] * (p.IsFromEnd ? 2 : p.Value);"),
        new("RangeVariable", "Range p = 1..^1; Range q = k > 1 ? ..k : p; foreach (double e in a[q]) { v += e * x * 0.5; } var s = w[p]; v *= s[0] + s[^1]; a[q][0] = v * 0.3;"),
        new("RangeParameter", "v += Sum(a, 1..) * x + Sum(a[Range.StartAt(1)], ..^1) + Sum(w, Range.All);", "private static double Sum(ReadOnlySpan<double> s, Range p) { double t = 0; foreach (double e in s[p]) { t += e * e; } return t; }"),
        new("RangeOffset", "(int from, int count) = (1..^(1 + k % 2)).GetOffsetAndLength(a.Length); for (int m = from; m < from + count; m++) { a[m] *= v; v += a[m] * x * 0.2; }"),
        new("RangeOfArray", "double[] s = { v, x, y, v * y }; double[] t = s[1..3]; t[0] *= s[0]; s[1] = 0; v = t[0] * t[1] + s[1] + s[^1];"),
        new("CopyStructs", "var s = new Pair[2]; s[0].A = v; s[1].B = x; var t = new Pair[2]; s.CopyTo(t, 0); s[0].A = 0; t[1].A += t[0].A * t[1].B; v = t[1].A + s[0].A;", "public struct Pair { public double A; public double B; }"),
        new("CopyInLoop", "var s = new double[4]; var t = new double[4]; s[0] = v; for (int m = 0; m < 3; m++) { for (int q = 0; q < 4; q++) { t[q] = s[q] * x + s[(q + 1) % 4] * s[q]; } Array.Copy(t, s, 4); } v = s[0];"),
        new("Grid", "var s = new double[2, 3]; s[0, 1] = v; s[1, 2] = x; s[k % 2, 1] *= y; s[1, 0] += s[0, 1] * s[1, 2]; v = s[1, 0] * s[1, 2];"),
        new("GridLoops", "var s = new double[2, 3]; for (int p = 0; p < s.GetLength(0); p++) { for (int q = 0; q < s.GetLength(1); q++) { s[p, q] = v * (p + 1) + x * q * s.Length; } } double t = 0; foreach (double e in s) { t += e * e; } v = t * 0.01;"),
        new("GridInitializer", "double[,] s = { { v, x }, { y, v * x } }; s[0, 0] *= s[1, 1]; v = s[0, 0] + s[0, 1] * s[1, 0] + s.GetUpperBound(1);"),
        new("GridOfHelper", "var s = Outer(v, x); v = Trace(s) * s[0, 1];", "private static double[,] Outer(double p, double q) { var s = new double[2, 2]; s[0, 0] = p * p; s[0, 1] = p * q; s[1, 0] = q; s[1, 1] = q * q; return s; } private static double Trace(double[,] s) { double t = 0; for (int m = 0; m < s.GetLength(0); m++) { t += s[m, m]; } return t; }"),
        new("GridSwapped", "var s = new double[2, 2]; var t = new double[2, 2]; s[0, 0] = v; s[1, 1] = x; for (int m = 0; m < 3; m++) { for (int p = 0; p < 2; p++) { for (int q = 0; q < 2; q++) { t[p, q] = s[q, p] * s[p, p] + 0.1; } } (s, t) = (t, s); } v = s[0, 0] * t[1, 0] + s.GetLength(1);"),
        new("GridCopied", "double[,] s = { { v, x }, { y, 0.5 } }; var t = (double[,])s.Clone(); t[0, 0] *= t[1, 0]; s[0, 1] *= t[0, 0]; v = s[0, 1] * s[0, 0] + t[1, 1];"),
        new("GridOfThree", "var s = new double[2, 2, 2]; s[1, 0, 1] = v; s[0, 1, 0] = x; s[1, 1, k % 2] += s[1, 0, 1] * s[0, 1, 0]; v = s[1, 1, 0] + s[1, 1, 1] * y + s.Rank;"),
        new("GridOfStructs", "var s = new Pair[2, 2]; s[1, 0].A = v; s[0, 1] = new Pair { A = x, B = y }; s[1, 0].B += s[0, 1].A * s[1, 0].A; v = s[1, 0].B * s[0, 1].B;", "public struct Pair { public double A; public double B; }"),
    ];
}
