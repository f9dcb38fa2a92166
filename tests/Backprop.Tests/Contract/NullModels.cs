using System;

namespace Backprop.Tests.Contract;

/// <summary>Methods that go on, or do not, without an array.</summary>
public static partial class NullModels
{
    private const Derivatives All = Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp | Derivatives.Jacobian | Derivatives.Hessian | Derivatives.Tape;

    [Differentiable(All)]
    public static double Guarded(double[] a)
    {
        ArgumentNullException.ThrowIfNull(a);
        return a[0] * a[1];
    }

    [Differentiable(All)]
    public static double Checked(double[] a, double x)
    {
        if (a is null)
        {
            throw new InvalidOperationException("none");
        }

        return a.Length * x;
    }

    /// <summary>Without weights, all are one.</summary>
    [Differentiable(All)]
    public static double Weighted(double[] a, [NoGradient] double[]? weights = null)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += (weights == null ? 1 : weights[i]) * a[i] * a[i];
        }

        return sum;
    }

    [Differentiable(All)]
    public static double Kind(double[]? a, double x) => a is [] ? x * x : a is { } given ? given[0] * x : 7 * x;
}
