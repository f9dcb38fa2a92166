using System;

namespace Backprop.Tests.Contract;

/// <summary>Methods with Jacobians and Hessians.</summary>
public static partial class Matrices
{
    [Differentiable(Derivatives.Jacobian | Derivatives.Hessian)]
    public static double Rosenbrock(double x, double y) => (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);

    [Differentiable(Derivatives.Jacobian)]
    public static void Decay(ReadOnlySpan<double> p, [NoGradient] ReadOnlySpan<double> t, Span<double> residuals)
    {
        for (int i = 0; i < t.Length; i++)
        {
            residuals[i] = p[0] * Math.Exp(-p[1] * t[i]);
        }
    }

    [Differentiable(Derivatives.Jacobian)]
    public static (double Sum, float Product) Mixed(double x, float y, ref double z, out double w)
    {
        z *= x;
        w = z * y;
        return (x + z, y * y);
    }

    [Differentiable(Derivatives.Jacobian)]
    public static double[] Powers(double x, int n)
    {
        double[] powers = new double[n];
        double power = 1;
        for (int i = 0; i < n; i++)
        {
            power *= x;
            powers[i] = power;
        }

        return powers;
    }

    /// <summary>What it adds to is an output only; what is in it to begin with is held constant.</summary>
#pragma warning disable BPG053 // That it adds to what it finds is what is tested.
    [Differentiable(Derivatives.Jacobian)]
    public static void AddScaled(ReadOnlySpan<double> x, double factor, Span<double> sums)
#pragma warning restore BPG053
    {
        for (int i = 0; i < x.Length; i++)
        {
            sums[i] += factor * x[i];
        }
    }

    [Differentiable(Derivatives.Jacobian | Derivatives.Hessian)]
    public static float Norm(ReadOnlySpan<float> x)
    {
        float sum = 0;
        foreach (float v in x)
        {
            sum += v * v;
        }

        return MathF.Sqrt(sum);
    }

    [Differentiable(Derivatives.Jacobian | Derivatives.Hessian)]
    public static double Noisy(double x, double y, Random random) => Weighted(x * y, 2, random) + random.NextDouble() * x * x * y;

    [Differentiable(Derivatives.Jacobian)]
    public static (double, double) NoisyPair(double x, double y, Random random) => (random.NextDouble() * x * y, Weighted(x, 3, random) * y);

    private static double Weighted(double x, int n, Random random) => n == 0 ? x : Weighted(x * random.NextDouble(), n - 1, random);
}

/// <summary>A class whose marked fields are inputs, used or not, in the order of declaration.</summary>
public sealed partial class Affine
{
    [Differentiable] public double Slope = 2;
    [Differentiable] public double[] Unused = new double[2];
    [Differentiable] public double Offset = 0.5;

    [Differentiable(Derivatives.Jacobian)]
    public double At(double x) => Offset + Slope * x * x;
}
