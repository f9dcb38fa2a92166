using System;
using Xunit;

namespace Backprop.Gen.Tests.Generation;

/// <content>Buffers: written in place, swapped, made inside, returned, whole.</content>
public sealed partial class SnapshotTests
{
    [Fact]
    public void WholeBuffers() => Check(
        """
        [Differentiable]
        public static double Match(ReadOnlySpan<double> a, ReadOnlySpan<double> b, double scale)
        {
            Span<double> close = new double[a.Length];
            System.Numerics.Tensors.TensorPrimitives.Subtract(a, b, close);
            System.Numerics.Tensors.TensorPrimitives.Multiply(close, scale, close);
            System.Numerics.Tensors.TensorPrimitives.Tanh<double>(close, close);
            return System.Numerics.Tensors.TensorPrimitives.Sum<double>(close);
        }
        """,
        "double[] a = new double[1], b = new double[1]; double scale = MatchGradient(new double[] { 1.5 }, new double[] { 1 }, 2, a, b); return new[] { scale, a[0], b[0] };",
        0.5 / (Math.Cosh(1) * Math.Cosh(1)), 2 / (Math.Cosh(1) * Math.Cosh(1)), -2 / (Math.Cosh(1) * Math.Cosh(1)));

    [Fact]
    public void ReturnedArray() => Check(
        """
        [Differentiable(Derivatives.Gradient | Derivatives.Jvp)]
        public static double[] Squares(ReadOnlySpan<double> x)
        {
            double[] y = new double[x.Length];
            for (int i = 0; i < x.Length; i++)
            {
                y[i] = x[i] * x[i];
            }

            return y;
        }
        """,
        "var g = new double[2]; SquaresBackward(new[] { 3.0, 4 }, new[] { 1.0, 10 }, g); return g;",
        6, 80);

    [Fact]
    public void InPlaceBuffer() => Check(
        """
        [Differentiable]
        public static double CumulativeProduct(Span<double> x)
        {
            for (int i = 1; i < x.Length; i++)
            {
                x[i] *= x[i - 1];
            }

            return x[x.Length - 1];
        }
        """,
        "var x = new[] { 2.0, 3, 5 }; var g = new double[3]; CumulativeProductGradient(x, g); return new[] { g[0], g[1], g[2], x[0], x[1], x[2] };",
        15, 10, 6, 2, 6, 30);

    [Fact]
    public void SwappedBuffers() => Check(
        """
        [Differentiable]
        public static double Diffuse(ReadOnlySpan<double> start, int steps)
        {
            Span<double> now = new double[start.Length];
            Span<double> next = new double[start.Length];
            for (int i = 0; i < start.Length; i++)
            {
                now[i] = start[i];
            }

            for (int step = 0; step < steps; step++)
            {
                for (int i = 0; i < now.Length; i++)
                {
                    next[i] = 0.5 * (now[i] + now[(i + 1) % now.Length]);
                }

                Span<double> t = now;
                now = next;
                next = t;
            }

            return now[0] * now[0];
        }
        """,
        "var g = new double[3]; DiffuseGradient(new[] { 1.0, 2, 3 }, 2, g); return g;",
        // now[0] = (x0 + 2 x1 + x2) / 4 = 2
        1, 2, 1);

    [Fact]
    public void StructBuffer() => Check(
        """
        public struct Particle { public double Mass, Speed; }

        [Differentiable]
        public static double Energy(ReadOnlySpan<Particle> particles)
        {
            double e = 0;
            for (int i = 0; i < particles.Length; i++)
            {
                e += 0.5 * particles[i].Mass * particles[i].Speed * particles[i].Speed;
            }

            return e;
        }
        """,
        "var g = new Particle[1]; EnergyGradient(new[] { new Particle { Mass = 2, Speed = 3 } }, g); return new[] { g[0].Mass, g[0].Speed };",
        4.5, 6);

    [Fact]
    public void LocalArrayAndSlice() => Check(
        """
        [Differentiable]
        public static double Softmax(ReadOnlySpan<double> logits, int label)
        {
            Span<double> e = stackalloc double[3];
            double sum = 0;
            ReadOnlySpan<double> used = logits.Slice(0, 3);
            for (int i = 0; i < used.Length; i++)
            {
                e[i] = Math.Exp(used[i]);
                sum += e[i];
            }

            return -Math.Log(e[label] / sum);
        }
        """,
        "var g = new double[3]; SoftmaxGradient(new double[3], 1, g); return g;",
        1.0 / 3, (1.0 / 3) - 1, 1.0 / 3);
}
