using System;
using Backprop.Oracle;
using static Backprop.Oracle.ProgramInput;

namespace Backprop.Tests.Matrix;

/// <summary><c>Memory</c> as parameters: their sinks and tangents are spans.</summary>
internal static class MemoryParameters
{
    private const string All3 = "[Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp | Derivatives.Jacobian | Derivatives.Hessian | Derivatives.Tape)]";

    public static readonly OracleProgram[] All =
    [
        Class("MemoryRead", "public static double F(ReadOnlyMemory<double> w, double x) { double s = 0; for (int i = 0; i < w.Length; i++) { s += w.Span[i] * w.Span[i] * x * (i + 1); } return w.IsEmpty ? x : s * w.Span[^1]; }",
            Of(new[] { 0.5, -0.3, 1.2 }, 1.3), Of(Array.Empty<double>(), 0.7)),
        Class("MemoryWritten", "public static double F(Memory<double> a, ReadOnlyMemory<double> b) { Span<double> s = a.Span; for (int i = 1; i < s.Length; i++) { s[i] = s[i] * b.Span[i] + s[i - 1] * s[i]; } a[1..].Span[0] *= s[0]; return a.Span[1] * s[^1]; }",
            Of(new[] { 0.5, -0.3, 1.2 }, new[] { 0.4, 1.1, -0.7 })),
        Class("MemoryOfFloats", "public static float F(Memory<float> a, ReadOnlyMemory<int> at, float x) { float s = 0; foreach (int j in at.Span) { a.Span[j] *= x; s += a.Span[j]; } return s * a.Length; }",
            Of(new[] { 0.5, -0.3, 1.2, 0.8 }, new[] { 0, 1, 1, 3 }, 1.5)),
        Class("MemoryOfStructs", "public static double F(Memory<(double A, int N, double B)> a) { double s = 0; foreach (ref var e in a.Span) { e.A *= e.B; s += e.A * e.N; } return s; }",
            Of(new[] { 0.5, 2, 1.2, 0.8, 3, -0.4 })),
        Class("MemoryReassigned", "public static double F(Memory<double> a, ReadOnlyMemory<double> b) { ReadOnlyMemory<double> r = a.Slice(1); double s = 0; while (!r.IsEmpty) { s += r.Span[0] * r.Span[0] * r.Length; r = r.Length > 1 ? r.Slice(1) : b.Slice(0, 0); } return s * b.Span[0]; }",
            Of(new[] { 0.5, -0.3, 1.2 }, new[] { 0.4 })),
        Class("MemoryRecursive", "private static double Deep(ReadOnlyMemory<double> m, double t) => m.IsEmpty ? t : Deep(m.Slice(1), t * m.Span[0] + m.Span[0]); {0} public static double F(ReadOnlyMemory<double> m, double x) => Deep(m, x) * x;",
            Of(new[] { 0.5, -0.3, 1.2 }, 1.3)),
    ];

    private static OracleProgram Class(string name, string method, params ProgramInput[] inputs) => new(
        name, $$"""
        public static partial class C
        {
            {{(method.Contains("{0}") ? method.Replace("{0}", All3) : All3 + " " + method)}}
        }
        """, "F", inputs);
}
