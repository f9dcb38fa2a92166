using System;
using Xunit;

namespace Backprop.Gen.Tests.Generation;

/// <content>Loops, branches, exits and calls.</content>
public sealed partial class SnapshotTests
{
    [Fact]
    public void Loop() => Check(
        """
        [Differentiable]
        public static double SumOfSquares(ReadOnlySpan<double> x)
        {
            double s = 0;
            for (int i = 0; i < x.Length; i++)
            {
                s += x[i] * x[i];
            }

            return s;
        }
        """,
        "var g = new double[3]; SumOfSquaresGradient(new[] { 1.0, 2, 3 }, g); return g;",
        2, 4, 6);

    [Fact]
    public void LoopThatKeepsValues() => Check(
        """
        [Differentiable]
        public static double Power(double x, int n)
        {
            double y = 1;
            for (int i = 0; i < n; i++)
            {
                y *= x;
            }

            return y;
        }
        """,
        "return new[] { PowerGradient(1.1, 100), PowerGradient(3, 0) };",
        100 * Math.Pow(1.1, 99), 0);

    [Fact]
    public void NestedLoop() => Check(
        """
        [Differentiable]
        public static double QuadraticForm(ReadOnlySpan<double> a, ReadOnlySpan<double> x)
        {
            double s = 0;
            for (int i = 0; i < x.Length; i++)
            {
                double row = 0;
                for (int j = 0; j < x.Length; j++)
                {
                    row += a[i * x.Length + j] * x[j];
                }

                s += row * x[i];
            }

            return s;
        }
        """,
        "var a = new double[4]; var x = new double[2]; QuadraticFormGradient(new[] { 1.0, 2, 3, 4 }, new[] { 5.0, 6 }, a, x); return new[] { a[0], a[1], a[2], a[3], x[0], x[1] };",
        25, 30, 30, 36, 40, 73);

    [Fact]
    public void Branches() => Check(
        """
        [Differentiable]
        public static double Huber(double x, double delta)
        {
            double loss;
            if (Math.Abs(x) <= delta)
            {
                loss = 0.5 * x * x;
            }
            else
            {
                loss = delta * (Math.Abs(x) - 0.5 * delta);
            }

            return loss;
        }
        """,
        "var a = HuberGradient(0.5, 1); var b = HuberGradient(-3, 1); return new[] { a.x, a.delta, b.x, b.delta };",
        0.5, 0, -1, 2);

    [Fact]
    public void EarlyReturn() => Check(
        """
        [Differentiable]
        public static double LogOrLine(double x)
        {
            if (x <= 1)
            {
                return x - 1;
            }

            double y = Math.Log(x);
            return y * y + y;
        }
        """,
        "return new[] { LogOrLineGradient(0.5), LogOrLineGradient(Math.E) };",
        1, 3 / Math.E);

    [Fact]
    public void BreakAndContinue() => Check(
        """
        [Differentiable]
        public static double Product(ReadOnlySpan<double> x)
        {
            double p = 1;
            foreach (double f in x)
            {
                if (f == 0)
                {
                    continue;
                }

                if (f < 0)
                {
                    break;
                }

                p *= f;
            }

            return p;
        }
        """,
        "var g = new double[5]; ProductGradient(new[] { 2.0, 0, 3, -1, 7 }, g); return g;",
        3, 0, 2, 0, 0);

    [Fact]
    public void While() => Check(
        """
        [Differentiable]
        public static double Halve(double x)
        {
            double y = x * x;
            while (y > 1)
            {
                y = 0.5 * y * Math.Cos(0.001 * y);
            }

            return y;
        }
        """,
        "return new[] { HalveGradient(0.5) };",
        1);

    [Fact]
    public void HelperCall() => Check(
        """
        [Differentiable]
        public static double Net(double x, double w) => Relu(w * x) * Relu(x - w);

        private static double Relu(double x)
        {
            if (x < 0)
            {
                return 0;
            }

            return x;
        }
        """,
        "var g = NetGradient(3, 2); var h = NetGradient(1, 2); return new[] { g.x, g.w, h.x, h.w };",
        (2 * 1) + 6, (3 * 1) - 6, 0, 0);

    [Fact]
    public void Recursion() => Check(
        """
        [Differentiable]
        public static double Horner(ReadOnlySpan<double> c, double x) => Rest(c, 0, x);

        private static double Rest(ReadOnlySpan<double> c, int i, double x)
        {
            if (i == c.Length)
            {
                return 0;
            }

            return c[i] + x * Rest(c, i + 1, x);
        }
        """,
        "var c = new double[3]; double x = HornerGradient(new[] { 1.0, 2, 3 }, 2, c); return new[] { c[0], c[1], c[2], x };",
        1, 2, 4, 14);
}
