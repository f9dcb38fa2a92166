using Backprop.Oracle;
using static Backprop.Oracle.ProgramInput;

namespace Backprop.Tests.Matrix;

/// <summary>Methods that ask whether an array is there. Here they all are; see the tests of the contract for those that are not.</summary>
internal static class NullTests
{
    private const string Marked = "[Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp | Derivatives.Jacobian | Derivatives.Hessian | Derivatives.Tape)] public static double ";

    private static readonly double[] One = [0.5, -0.3, 1.2];

    public static readonly OracleProgram[] All =
    [
        Class("NullTestThrows", Marked + "F(double[] a, double x) { if (a == null) { throw new ArgumentNullException(nameof(a)); } if (null != a) { x *= a[0]; } return a[1] * x * x; }", Of(One, 1.3)),
        Class("NullTestOfGuard", "private static double Norm(double[] v) { ArgumentNullException.ThrowIfNull(v); double s = 0; foreach (double e in v) { s += e * e; } return s; } "
            + Marked + "F(double[] a, double x) { ArgumentNullException.ThrowIfNull(a); double[] b = { a[0] * x, a[1] }; return Norm(a) * Norm(b); }", Of(One, 1.3)),
        Class("NullTestInLoop", Marked + "F(double[] a, [NoGradient] double[] w, double x) { double s = 0; for (int i = 0; i < a.Length; i++) { if (w is not null) { s += a[i] * a[i] * w[i]; } x = w == null ? x : x * a[i]; } return s * x; }",
            Of(One, new[] { 2.0, 3, 0.5 }, 1.3)),
        Class("NullTestOfObject", "public sealed class Box { public double V; } " + Marked + "F(double x) { Box b = new Box { V = x }; if (b == null || b is null) { return 0; } return b is { } c && b != null ? b.V * c.V : x; }", Of(1.3)),
        Class("NullPattern", Marked + "F(double[] a, int[] k, double x) => (a, k) switch { (null, _) => x, ([], _) => x * x, (_, null) => a[0], ({ Length: 3 } b, [var i, ..]) => b[i] * x, _ => 0 };", Of(One, new[] { 2.0 }, 1.3)),
        Class("NullTestOfPart", "public struct Layer { public double[] W; public double[] B; } " + Marked + "F(Layer l, double x) { if (l.W is null) { return x; } return l.W[0] * x * (l.B == null ? 1 : l.B[0] * l.B[0]); }",
            Of(new[] { 0.5, -0.3, 1.2, 0.8, 0.7, -1.1 }, 1.3)),
        new("NullTestOfField", "public partial class Net { [Differentiable] public double[] W = new double[2]; public double[] Scale = { 2, 3 }; [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)] public double F(double x) { if (W is null) { throw new InvalidOperationException(); } return W[0] * W[1] * x * (Scale is null ? 1 : Scale[1]); } }",
            "F", [Of(new[] { 0.5, -0.3, 2, 3 }, 1.3)]),
    ];

    private static OracleProgram Class(string name, string members, ProgramInput input) => new(name, $"public static partial class C {{ {members} }}", "F", [input]);
}
