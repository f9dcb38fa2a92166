namespace Backprop.Tests.Matrix;

internal static class Memories
{
    public static readonly Construct[] All =
    [
        new("MemoryOfArray", "Memory<double> s = new double[3]; s.Span[0] = v; s.Span[1] = x; s.Span[0] *= s.Span[1]; v = s.Span[0] * s.Span[1] + s.Length;"),
        new("MemorySlice", "double[] s = { v, x, y, v * x }; Memory<double> t = s.AsMemory(1); Memory<double> u = t.Slice(1, 2); u.Span[0] *= s[0]; t.Span[0] += u.Span[0]; v = s[1] * s[2] + u.Span[1] + u.Length;"),
        new("MemoryRange", "Memory<double> s = new[] { v, x, y }; Memory<double> t = s[1..]; t.Span[0] *= v; t[..1].Span[0] += y; v = s.Span[1] * t.Span[^1];"),
        new("MemoryReadOnly", "double[] s = { v, x, y }; ReadOnlyMemory<double> t = s; s[0] *= s[1]; ReadOnlySpan<double> u = t.Slice(0, 2).Span; double e = 0; foreach (double d in u) { e += d * d; } v = t.IsEmpty ? y : e;"),
        new("MemoryOfHelper", "var s = new Memory<double>(new[] { v, x, y }, 0, 2); Scale(s, y); v = Sum(s) * x;", "private static void Scale(Memory<double> s, double f) { Span<double> t = s.Span; for (int m = 0; m < t.Length; m++) { t[m] *= f; } } private static double Sum(ReadOnlyMemory<double> s) { double t = 0; foreach (double e in s.Span) { t += e * e; } return t; }"),
        new("MemoryCopied", "Memory<double> s = new double[3]; Memory<double> t = new[] { v, x }; t.CopyTo(s.Slice(1)); t.Span[0] = 0; double[] u = s.ToArray(); u[1] *= u[2]; v = u[1] + s.Span[1] * t.Span[1] + Memory<double>.Empty.Length;"),
        new("MemorySwapped", "Memory<double> s = new[] { v, x }; Memory<double> t = new double[2]; for (int m = 0; m < 3; m++) { t.Span[0] = s.Span[1] * s.Span[0]; t.Span[1] = s.Span[0] + 0.1; (s, t) = (t, s); } v = s.Span[0] + t.Span[1] * 0.1;"),
        new("MemoryShrinking", "Memory<double> s = new[] { v, x, y }; double e = 0; while (s.Length > 0) { e += s.Span[0] * s.Length; s = s.Slice(1); } v = e;"),
        new("MemoryChosen", "Memory<double> s = new[] { v, x }; Memory<double> t = new[] { y, v }; Memory<double> u = k > 1 ? s : t; u.Span[0] *= x; v = s.Span[0] + t.Span[0] * u.Span[1];"),
        new("MemoryInStruct", "var s = new Part { Values = new[] { v, x }, Factor = y }; s.Values.Span[0] *= s.Factor; v = s.Values.Span[0] * s.Values.Span[1];", "public struct Part { public Memory<double> Values; public double Factor; }"),
    ];
}
