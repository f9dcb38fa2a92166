using Backprop.Oracle;
using static Backprop.Oracle.ProgramInput;

namespace Backprop.Tests.Matrix;

/// <summary>Programs that throw in the middle: their derivatives throw the same.</summary>
internal static class Exceptions
{
    private const string Marked = "public static partial class C { [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp | Derivatives.Jacobian | Derivatives.Hessian | Derivatives.Tape)] public static double ";

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
        new("CheckedFraction", Marked + "F(double x, double y) { int k = checked((int)y); double s = x; for (int i = 0; i < 3; i++) { byte b = checked((byte)(y * i)); s *= x + b; } return s + k; } }",
            "F", [Of(0.5, 3e9), Of(0.5, 200), Of(0.5, 3.7), Of(0.5, double.NaN)]),
        new("MessageOfException", Marked + "F(double x, int n) { if (n > 1) { throw new ArgumentException($\"{x:F2} at {n,4}: {{\" + n + $\"}} {x}\", nameof(n)); } return x * x; } }", "F", [Of(0.5, 2), Of(0.5, 1)]),
        new("ListIndexOutOfRange", Marked + "F(double x, int n) { var l = new List<double>(); for (int i = 0; i < 3; i++) { l.Add(x * i); } l[n] *= 2; return l[^1] * l[n]; } }",
            "F", [Of(0.5, 3), Of(0.5, -1), Of(0.5, 1)]),
        new("ListInsertOutOfRange", Marked + "F(double x, int n) { var l = new List<double> { x }; l.Insert(n, x * x); l.RemoveRange(0, n); return l[0]; } }",
            "F", [Of(0.5, 2), Of(0.5, -1), Of(0.5, 1)]),
        new("ListCapacity", Marked + "F(double x, int n) { var l = new List<double>(n); l.Add(x); return l[0] * x; } }", "F", [Of(0.5, -2), Of(0.5, 1)]),
        new("ListModified", Marked + "F(double x, int n) { var l = new List<double> { x, x * x }; double s = 0; foreach (double e in l) { s += e; if (n == 1) { l.Add(s); } if (n == 2) { l[0] = s; continue; } } return s; } }",
            "F", [Of(0.5, 1), Of(0.5, 2), Of(0.5, 3)]),
        new("StackEmpty", Marked + "F(double x, int n) { var l = new Stack<double>(); l.Push(x); double s = 0; for (int i = 0; i < n; i++) { s += l.Pop() * x; } return s; } }", "F", [Of(0.5, 2), Of(0.5, 1)]),
        new("QueueEmpty", Marked + "F(double x, int n) { var l = new Queue<double>(); l.Enqueue(x); double s = 0; for (int i = 0; i < n; i++) { s += l.Dequeue() * x; } return s + (n > 0 ? 0 : l.Peek()); } }", "F", [Of(0.5, 2), Of(0.5, 1), Of(0.5, 0)]),
        new("NullableWithoutValue", Marked + "F(double x, int n) { double? p = null; for (int i = 0; i < n; i++) { p = x * i; } return p.Value * (double)(p * x); } }",
            "F", [Of(0.5, 0), Of(0.5, 2)]),
        new("ThrowInHelper", Marked + "F(double x, int n) { double s = x; for (int i = 0; i < n; i++) { s = Root(s) * x; } return s; } private static double Root(double t) { if (t < 0.2) { throw new ArithmeticException(\"too small\"); } return Math.Sqrt(t); } }",
            "F", [Of(0.5, 3), Of(0.9, 3)]),
        new("ThrowInRecursion", Marked + "F(double x, int n) => G(x, n); private static double G(double t, int m) { if (m == 0) { return t; } if (t < 0.2) { throw new ArithmeticException(\"too small\"); } return G(t * t, m - 1) * t; } }",
            "F", [Of(0.5, 4), Of(0.95, 4)]),
    ];
}
