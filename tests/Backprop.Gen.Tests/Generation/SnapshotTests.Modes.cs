using System;
using Xunit;

namespace Backprop.Gen.Tests.Generation;

/// <content>Matrices and tapes.</content>
public sealed partial class SnapshotTests
{
    [Fact]
    public void Jacobian() => Check(
        """
        [Differentiable(Derivatives.Jacobian)]
        public static void Decay(ReadOnlySpan<double> p, [NoGradient] ReadOnlySpan<double> t, Span<double> r)
        {
            for (int i = 0; i < t.Length; i++)
            {
                r[i] = p[0] * Math.Exp(-p[1] * t[i]);
            }
        }
        """,
        "var j = new double[6]; DecayJacobian(new[] { 2.0, 0.5 }, new[] { 0.0, 1, 2 }, new double[3], j); return j;",
        1, 0, Math.Exp(-0.5), -2 * Math.Exp(-0.5), Math.Exp(-1), -4 * Math.Exp(-1));

    [Fact]
    public void Nested() => Check(
        """
        [Differentiable]
        public static double Chain(ReadOnlySpan<double> w, double x)
        {
            foreach (double c in w)
            {
                x = Math.Sin(c * x);
            }

            return x;
        }

        /// <summary>The slope.</summary>
        public static partial double ChainGradient(ReadOnlySpan<double> w, double at, Span<double> weights);

        [Differentiable]
        public static double Slope(double x)
        {
            double[] w = { 2.0 };
            return ChainGradient(w, x, new double[1]);
        }
        """,
        "return new[] { ChainGradient(new[] { 2.0 }, 0, new double[1]), SlopeGradient(Math.PI / 4) };",
        2, -4);

    [Fact]
    public void Hessian() => Check(
        """
        [Differentiable(Derivatives.Hessian)]
        public static double Rosenbrock(double x, double y) => (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);
        """,
        "var h = new double[4]; RosenbrockHessian(1, 1, h); return h;",
        802, -400, -400, 200);

    [Fact]
    public void OnTape() => Check(
        """
        [Differentiable(Derivatives.Tape)]
        public static double Horner(ReadOnlySpan<double> w, double x)
        {
            double sum = 0;
            foreach (double c in w)
            {
                sum = sum * x + c;
            }

            return sum;
        }
        """,
        "var tape = new global::Backprop.Tape(); double[] w = { 1, 2, 3 }, g = new double[3]; double x = 0; double v = HornerForward(w, 2, tape); w[0] = 7; HornerBackward(tape, 1, g, ref x); return new[] { v, g[0], g[1], g[2], x };",
        11, 4, 2, 1, 6);

    [Fact]
    public void CustomRule() => Check(
        """
        public static double Softplus(double x)
        {
            try { return Math.Log(1 + Math.Exp(x)); }
            finally { }
        }

        [DerivativeOf(typeof(Model), nameof(Softplus))]
        public static void SoftplusBackward(double x, double upstream, ref double xGradient) => xGradient += upstream / (1 + Math.Exp(-x));

        [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
        public static double Energy(double x, double y) => Softplus(x) * y;
        """,
        "var g = EnergyGradient(0, 3); var t = EnergyJvp(0, 3, 2, 0); var h = EnergyHvp(0, 3, 2, 0); return new[] { g.x, g.y, t.Tangent, h.x, h.y };",
        1.5, Math.Log(2), 3, 1.5, 1);

    [Fact]
    public void InSegments() => Check(
        """
        [Differentiable(Checkpoint = Checkpoint.SquareRoot)]
        public static double Grow(double x, double rate, int n)
        {
            for (int t = 0; t < n; t++)
            {
                x += rate * x * x;
                if (x > 100)
                {
                    break;
                }
            }

            return x;
        }
        """,
        "(double x, double rate) = GrowGradient(1, 0, 5); return new[] { x, rate };",
        1, 5);

    [Fact]
    public void Jvp() => Check(
        """
        [Differentiable(Derivatives.Jvp)]
        public static double Norm(ReadOnlySpan<double> x)
        {
            double s = 0;
            foreach (double v in x)
            {
                s += v * v;
            }

            return Math.Sqrt(s);
        }
        """,
        "var r = NormJvp(new[] { 3.0, 4 }, new[] { 1.0, 1 }); return new[] { r.Value, r.Tangent };",
        5, 1.4);

    [Fact]
    public void Hvp() => Check(
        """
        [Differentiable(Derivatives.Hvp)]
        public static double Rosenbrock(double x, double y) => (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);
        """,
        "var a = RosenbrockHvp(1, 1, 1, 0); var b = RosenbrockHvp(1, 1, 0, 1); return new[] { a.x, a.y, b.x, b.y };",
        802, -400, -400, 200);
}
