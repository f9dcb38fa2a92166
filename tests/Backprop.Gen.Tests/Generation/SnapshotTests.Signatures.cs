using System;
using Xunit;

namespace Backprop.Gen.Tests.Generation;

/// <content>What methods take and hand back.</content>
public sealed partial class SnapshotTests
{
    [Fact]
    public void Generic() => Check(
        """
        [Differentiable]
        public static T Horner<T>(T x, ReadOnlySpan<T> w)
            where T : System.Numerics.IFloatingPointIeee754<T>
        {
            T s = T.Zero;
            for (int i = 0; i < w.Length; i++)
            {
                s = s * x + w[i];
            }

            return T.Sin(s) * T.CreateChecked(0.5);
        }
        """,
        "var w = new double[2]; return new[] { HornerGradient(0.5, new double[] { 2, 3 }, w), w[0], w[1], HornerGradient<float>(0.5f, new float[] { 2, 3 }, new float[2]) };",
        Math.Cos(4), 0.25 * Math.Cos(4), 0.5 * Math.Cos(4), (float)Math.Cos(4));

    [Fact]
    public void StructWithArrays() => Check(
        """
        public readonly record struct Layer(double[] Weights, double[] Bias, double Scale, int Units);

        public static partial class C
        {
            [Differentiable(Derivatives.Gradient | Derivatives.Jvp)]
            public static double Loss(Layer layer, double x)
            {
                double s = 0;
                for (int i = 0; i < layer.Units; i++)
                {
                    layer.Bias[i] *= layer.Scale;
                    s += layer.Weights[i] * x + layer.Bias[i];
                }

                return s;
            }
        }
        """,
        "var l = new Layer(new[] { 2.0, 3 }, new[] { 5.0, 7 }, 0.5, 2); var g = new Layer(new[] { 1.0, 1 }, new[] { 0.0, 2 }, 1, 2); double x = 0; C.LossBackward(l, 4, 1, ref g, ref x);"
        + "return new[] { g.Weights[0], g.Weights[1], g.Bias[0], g.Bias[1], g.Scale, g.Units, x, l.Bias[0], l.Bias[1] };",
        5, 5, 0.5, 1.5, 1 + 5 + 3 * 7, 2, 5, 2.5, 3.5);

    [Fact]
    public void MarkedFields() => Check(
        """
        public partial class Layer
        {
            [Differentiable] private double[] weights = { 2, 4 };
            [Differentiable] public double Bias = 1;
            [Differentiable] public double Mean;

            [Differentiable]
            public double Loss(ReadOnlySpan<double> x)
            {
                double s = Bias;
                for (int i = 0; i < x.Length; i++)
                {
                    s += weights[i] * x[i];
                }

                Mean = 0.5 * Mean + s;
                return s * s;
            }

            public double[] Weights(Gradients gradients) => gradients.weights;
        }
        """,
        "var l = new Layer(); var g = new Layer.Gradients(l) { Mean = 10 }; var x = new double[2]; l.LossBackward(new[] { 3.0, 5 }, 1, g, x);"
        + "return new[] { l.Weights(g)[0], l.Weights(g)[1], g.Bias, g.Mean, l.Mean, x[0], x[1] };",
        64 * 3, 64 * 5, 64, 5, 27, 64 * 2, 64 * 4);

    [Fact]
    public void References() => Check(
        """
        [Differentiable(Derivatives.Gradient | Derivatives.Jvp)]
        public static double Step(double force, ref double speed, out double energy)
        {
            speed += force;
            energy = 0.5 * speed * speed;
            return energy * force;
        }
        """,
        "double v = 1, gf = 0, gv = 0; StepBackward(2, ref v, out var e, 1, 10, 100, ref gf, ref gv); return new[] { v, e, gf, gv };",
        3, 4.5, 4.5 + (3 * 102) + 10, (3 * 102) + 10);

    [Fact]
    public void Struct() => Check(
        """
        public struct Point { public double X, Y; }

        [Differentiable]
        public static double Distance(Point a, Point b)
        {
            Point d = a;
            d.X -= b.X;
            d.Y -= b.Y;
            return Math.Sqrt(d.X * d.X + d.Y * d.Y);
        }
        """,
        "var g = DistanceGradient(new Point { X = 4, Y = 6 }, new Point { X = 1, Y = 2 }); return new[] { g.a.X, g.a.Y, g.b.X, g.b.Y };",
        0.6, 0.8, -0.6, -0.8);

    [Fact]
    public void StructReceiver() => Check(
        """
        public partial struct Spring
        {
            public double Stiffness;

            [Differentiable]
            public double Energy(double x) => 0.5 * Stiffness * x * x;
        }
        """,
        "var g = new Spring { Stiffness = 4 }.EnergyGradient(3); return new[] { g.self.Stiffness, g.x };",
        4.5, 12);
}
