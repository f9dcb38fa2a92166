using Backprop.Oracle;
using static Backprop.Oracle.ProgramInput;

namespace Backprop.Tests.Matrix;

/// <summary>Programs that throw in the middle: their derivatives throw the same.</summary>
internal static class Exceptions
{
    private const string Marked = "public static partial class C { [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)] public static double ";

    public static readonly OracleProgram[] All =
    [
        new("ThrowStatement", Marked + "F(double x, int n) { if (n < 0) { throw new ArgumentOutOfRangeException(nameof(n), \"negative\"); } double s = x; for (int i = 0; i < n; i++) { s *= x; } return s; } }",
            "F", [Of(0.5, -1), Of(0.5, 2)]),
        new("ThrowInLoop", Marked + "F(Span<double> a, double x) { for (int i = 0; i < a.Length; i++) { if (a[i] < 0) { throw new InvalidOperationException(\"negative\"); } a[i] *= a[i] * x; x = x * a[i]; } return x; } }",
            "F", [Of(new[] { 0.5, 0.7, -1, 2 }, 0.9), Of(new[] { 0.5, 0.7 }, 0.9)]),
        new("IndexOutOfRange", Marked + "F(ReadOnlySpan<double> a, int n) { double s = 1; for (int i = 0; i < n; i++) { s *= a[i]; } return s; } }",
            "F", [Of(new[] { 0.5, 0.7 }, 3), Of(new[] { 0.5, 0.7 }, 2)]),
        new("ArrayIndexOutOfRange", Marked + "F(double[] a, int n) { double s = 1; for (int i = 0; i < n; i++) { a[i] = a[i] * s; s += a[i] * a[i]; } return s; } }",
            "F", [Of(new[] { 0.5, 0.7 }, 3), Of(new[] { 0.5, 0.7 }, 2)]),
        new("DivideByZero", Marked + "F(double x, int n) { double s = x; for (int i = 3; i >= n; i--) { s = s * x + 6 / i; } return s; } }",
            "F", [Of(0.5, 0), Of(0.5, 1)]),
        new("SliceOutOfRange", Marked + "F(Span<double> a, int n) { a[0] *= 2; Span<double> s = a.Slice(n); return s[0] * a[0]; } }",
            "F", [Of(new[] { 0.5, 0.7 }, 3), Of(new[] { 0.5, 0.7 }, 1)]),
        new("SignOfNaN", Marked + "F(double x) { double s = x * x; return Math.Sign(s) * x; } }", "F", [Of(double.NaN), Of(2)]),
        new("ClampReversed", Marked + "F(double x, double y) { double s = x * x; return Math.Clamp(s, y, 1) * x; } }", "F", [Of(0.5, 2), Of(0.5, 0.1)]),
        new("NullableWithoutValue", Marked + "F(double x, int n) { double? p = null; for (int i = 0; i < n; i++) { p = x * i; } return p.Value * (double)(p * x); } }",
            "F", [Of(0.5, 0), Of(0.5, 2)]),
        new("ThrowInHelper", Marked + "F(double x, int n) { double s = x; for (int i = 0; i < n; i++) { s = Root(s) * x; } return s; } private static double Root(double t) { if (t < 0.2) { throw new ArithmeticException(\"too small\"); } return Math.Sqrt(t); } }",
            "F", [Of(0.5, 3), Of(0.9, 3)]),
        new("ThrowInRecursion", Marked + "F(double x, int n) => G(x, n); private static double G(double t, int m) { if (m == 0) { return t; } if (t < 0.2) { throw new ArithmeticException(\"too small\"); } return G(t * t, m - 1) * t; } }",
            "F", [Of(0.5, 4), Of(0.95, 4)]),
    ];
}
