using System;

namespace Backprop.Benchmarks;

/// <summary>The functions whose derivatives are measured.</summary>
internal static partial class Functions
{
    [Differentiable]
    public static double Rosenbrock(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double slope = 1 - x[i];
            double height = x[i + 1] - (x[i] * x[i]);
            sum += (slope * slope) + (100 * height * height);
        }

        return sum;
    }

    [Differentiable]
    public static double SumOfSquares(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * x[i];
        }

        return sum;
    }

    /// <summary>Horner's scheme for all points at once, in a buffer that each coefficient overwrites.</summary>
    [Differentiable]
    public static double Polynomial(ReadOnlySpan<double> coefficients, ReadOnlySpan<double> points)
    {
        double[] values = new double[points.Length];
        for (int k = 0; k < coefficients.Length; k++)
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = (values[i] * points[i]) + coefficients[k];
            }
        }

        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            sum += values[i] * values[i];
        }

        return sum;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Tape)]
    public static double Pendulum(double q, double p, int n)
    {
        for (int t = 0; t < n; t++)
        {
            p -= 0.001 * Math.Sin(q);
            q += 0.001 * p;
        }

        return q;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Tape, Checkpoint = Checkpoint.SquareRoot)]
    public static double PendulumInSegments(double q, double p, int n)
    {
        for (int t = 0; t < n; t++)
        {
            p -= 0.001 * Math.Sin(q);
            q += 0.001 * p;
        }

        return q;
    }
}
