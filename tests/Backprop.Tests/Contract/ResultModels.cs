using System;

namespace Backprop.Tests.Contract;

public readonly record struct Point(double X, double Y);

/// <summary>One method for each kind of result that is more than a number.</summary>
public static partial class Results
{
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static (double sum, float Product) Pair(double x, float y) => (x + y, (float)x * y);

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp)]
    public static Point Scale(in Point p, double factor) => new(p.X * factor, p.Y * factor);

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp)]
    public static double[] Powers(double x, int n)
    {
        double[] powers = new double[n];
        double power = 1;
        for (int i = 0; i < n; i++)
        {
            powers[i] = power;
            power *= x;
        }

        return powers;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp)]
    public static int[] Count(double x, Span<double> a)
    {
        a[0] *= x;
        return new[] { a.Length };
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp)]
    [return: NoGradient]
    public static double Quiet(double x, ref double y) => x * y++;

    internal static Type Self => typeof(Results);
}
