using System;
using System.Numerics.Tensors;

namespace Backprop.Tests.Contract;

/// <summary>Methods whose Jacobians are sparse.</summary>
public static partial class SparseModels
{
    /// <summary>Moré, Garbow and Hillstrom (1981), problem 30.</summary>
    [Differentiable(Derivatives.Jacobian)]
    public static void BroydenTridiagonal(ReadOnlySpan<double> x, Span<double> residuals)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double before = i > 0 ? x[i - 1] : 0;
            double after = i < x.Length - 1 ? x[i + 1] : 0;
            residuals[i] = (3 - 2 * x[i]) * x[i] - before - 2 * after + 1;
        }
    }

    /// <summary>Moré, Garbow and Hillstrom (1981), problem 31.</summary>
    [Differentiable(Derivatives.Jacobian)]
    public static double[] BroydenBanded(double[] x)
    {
        double[] residuals = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            double sum = 0;
            for (int j = Math.Max(0, i - 5); j <= Math.Min(x.Length - 1, i + 1); j++)
            {
                sum += j == i ? 0 : x[j] * (1 + x[j]);
            }

            residuals[i] = x[i] * (2 + 5 * x[i] * x[i]) + 1 - sum;
        }

        return residuals;
    }

    /// <summary>Where cameras see points, beside where they were seen.</summary>
    /// <param name="cameras">rotation vector, translation and focal length of each</param>
    [Differentiable(Derivatives.Jacobian)]
    public static void Reproject(
        ReadOnlySpan<double> cameras, ReadOnlySpan<double> points, [NoGradient] ReadOnlySpan<double> seen, ReadOnlySpan<(int Camera, int Point)> observations, Span<double> residuals)
    {
        for (int i = 0; i < observations.Length; i++)
        {
            ReadOnlySpan<double> camera = cameras.Slice(7 * observations[i].Camera, 7);
            ReadOnlySpan<double> p = points.Slice(3 * observations[i].Point, 3);
            double theta = Math.Sqrt(camera[0] * camera[0] + camera[1] * camera[1] + camera[2] * camera[2]);
            (double sin, double cos) = Math.SinCos(theta);
            (double kx, double ky, double kz) = (camera[0] / theta, camera[1] / theta, camera[2] / theta);
            double along = (kx * p[0] + ky * p[1] + kz * p[2]) * (1 - cos);
            double x = p[0] * cos + (ky * p[2] - kz * p[1]) * sin + kx * along + camera[3];
            double y = p[1] * cos + (kz * p[0] - kx * p[2]) * sin + ky * along + camera[4];
            double z = p[2] * cos + (kx * p[1] - ky * p[0]) * sin + kz * along + camera[5];
            residuals[2 * i] = camera[6] * x / z - seen[2 * i];
            residuals[2 * i + 1] = camera[6] * y / z - seen[2 * i + 1];
        }
    }

    /// <summary>Each output depends on one of two inputs, which one is decided by a third, which it does not depend on.</summary>
    [Differentiable(Derivatives.Jacobian)]
    public static void Chosen(ReadOnlySpan<float> x, Span<float> y)
    {
        y[0] = x[2] > 0 ? x[0] * x[0] : x[1];
        y[1] = MathF.Floor(x[0]) + Derivative.Stop(x[1]) * x[2];
        y[2] = MathF.Max(x[0], x[1]);
    }

    /// <summary>Functions of whole buffers: each element depends on those of its place, a sum on all.</summary>
    [Differentiable(Derivatives.Jacobian)]
    public static void Whole(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double k, Span<double> r)
    {
        double[] t = new double[x.Length];
        TensorPrimitives.Multiply<double>(x, y, t);
        TensorPrimitives.Exp<double>(t, t);
        TensorPrimitives.Add<double>(t, k, r);
        r[0] += TensorPrimitives.Dot<double>(x, y);
        TensorPrimitives.Floor<double>(t, t);
        r[1] += t[0];
    }

    /// <summary>A rule by hand is not looked into: all that it takes may matter.</summary>
    [Differentiable(Derivatives.Jacobian)]
    public static void Ruled(ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = Difference(x.Slice(i, 3)) * x[0];
        }
    }

    public static double Difference(ReadOnlySpan<double> x) => x[2] - x[0];

    [DerivativeOf(typeof(SparseModels), nameof(Difference))]
    public static void DifferenceBackward(ReadOnlySpan<double> x, double upstream, Span<double> xGradient)
    {
        xGradient[0] -= upstream;
        xGradient[2] += upstream;
    }
}
