using System;
using Backprop;

namespace CurveFit;

/// <summary>What is fitted, as one would write it anyway.</summary>
public static partial class Models
{
    /// <summary>The valley in which a search goes astray (Rosenbrock 1960); its least value is 0, at (1, 1).</summary>
    [Differentiable]
    public static double Rosenbrock(double[] x)
    {
        double a = 1 - x[0];
        double b = x[1] - (x[0] * x[0]);
        return (a * a) + (100 * b * b);
    }

    /// <summary>Dental research: the volume of what is adsorbed at a pressure, b₁ (1 − exp(−b₂ x)).</summary>
    /// <param name="b">two parameters</param>
    /// <param name="x">pressures</param>
    /// <param name="y">a volume for each pressure</param>
    [Differentiable(Derivatives.Jacobian)]
    public static void Adsorption(ReadOnlySpan<double> b, [NoGradient] ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = b[0] * (1 - Math.Exp(-b[1] * x[i]));
        }
    }
}
