using Backprop.Oracle;
using static Backprop.Oracle.ProgramInput;

namespace Backprop.Tests.Matrix;

/// <summary>Arrays of several dimensions as parameters: their sinks and tangents are arrays of the same dimensions.</summary>
internal static class Grids
{
    private const string All3 = "[Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp | Derivatives.Jacobian | Derivatives.Hessian | Derivatives.Tape)]";

    public static readonly OracleProgram[] All =
    [
        Class("GridRead", "public static double F(double[,] m, double x) { double s = 0; for (int i = 0; i < m.GetLength(0); i++) { for (int j = 0; j < m.GetLength(1); j++) { s += m[i, j] * m[i, j] * x * (i + 1) + m[0, j] * j; } } return s; }",
            Of(new[] { 0.5, -0.3, 1.2, 0.8, 0.7, -1.1 }, 1.3), Of(new[] { 0.5, -0.3 }, 0.7)),
        Class("GridWritten", "public static double F(double[,] m, ReadOnlySpan<double> b) { int n = m.GetLength(0); for (int i = 0; i < n; i++) { for (int j = 0; j < n; j++) { m[i, j] = m[i, j] * b[j] + m[j, i]; } } return m[0, 0] * m[1, 1] - m[0, 1] * m[1, 0]; }",
            Of(new[] { 0.5, -0.3, 1.2, 0.8 }, new[] { 0.4, 1.1 })),
        Class("GridOfFloats", "public static float F(float[,] m, int[,] at, float x) { float s = 0; foreach (int j in at) { s += m[1, j] * m[0, j] * x; } return s * m.Length; }",
            Of(new[] { 0.5, -0.3, 1.2, 0.8 }, new[] { 0, 1, 1, 0 }, 1.5)),
        Class("GridOfHelper", "private static double Row(double[,] m, int i, ReadOnlySpan<double> x) { double s = 0; for (int j = 0; j < m.GetLength(1); j++) { s += m[i, j] * x[j]; } return s; } private static double Deep(double[,] m, int i, double t) => i < 0 ? t : Deep(m, i - 1, t * m[i, m.GetUpperBound(1)]); {0} public static double F(double[,] m, ReadOnlySpan<double> x) => Row(m, 0, x) * Row(m, 1, x) + Deep(m, 1, x[0]);",
            Of(new[] { 0.5, -0.3, 1.2, 0.8 }, new[] { 0.4, 1.1 })),
        Class("GridSolve", "public static double F(double[,] a, double[] b) { int n = b.Length; var m = (double[,])a.Clone(); for (int k = 0; k < n; k++) { for (int i = k + 1; i < n; i++) { double f = m[i, k] / m[k, k]; for (int j = k; j < n; j++) { m[i, j] -= f * m[k, j]; } b[i] -= f * b[k]; } } for (int i = n - 1; i >= 0; i--) { for (int j = i + 1; j < n; j++) { b[i] -= m[i, j] * b[j]; } b[i] /= m[i, i]; } return b[0] * b[0] + b[1]; }",
            Of(new[] { 2.5, -0.3, 1.2, 1.8 }, new[] { 0.4, 1.1 })),
    ];

    private static OracleProgram Class(string name, string method, params ProgramInput[] inputs) => new(
        name, $$"""
        public static partial class C
        {
            {{(method.Contains("{0}") ? method.Replace("{0}", All3) : All3 + " " + method)}}
        }
        """, "F", inputs);
}
