using System;

namespace Backprop.Tests.Anchors;

/// <summary>Test problems of Moré, Garbow and Hillstrom (1981), as sums of squares.</summary>
public static partial class Minimizations
{
    [Differentiable(Derivatives.Gradient | Derivatives.Hvp | Derivatives.Hessian)]
    public static double Rosenbrock(ReadOnlySpan<double> x) => Square(10 * (x[1] - (x[0] * x[0]))) + Square(1 - x[0]);

    [Differentiable(Derivatives.Gradient | Derivatives.Hvp | Derivatives.Hessian)]
    public static double FreudensteinRoth(ReadOnlySpan<double> x) =>
        Square(-13 + x[0] + ((((5 - x[1]) * x[1]) - 2) * x[1])) + Square(-29 + x[0] + ((((x[1] + 1) * x[1]) - 14) * x[1]));

    [Differentiable(Derivatives.Gradient | Derivatives.Hvp | Derivatives.Hessian)]
    public static double PowellBadlyScaled(ReadOnlySpan<double> x) => Square((1e4 * x[0] * x[1]) - 1) + Square(Math.Exp(-x[0]) + Math.Exp(-x[1]) - 1.0001);

    [Differentiable(Derivatives.Gradient | Derivatives.Hvp | Derivatives.Hessian)]
    public static double Beale(ReadOnlySpan<double> x)
    {
        ReadOnlySpan<double> y = [1.5, 2.25, 2.625];
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
        {
            sum += Square(y[i] - (x[0] * (1 - Math.Pow(x[1], i + 1))));
        }

        return sum;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Hvp | Derivatives.Hessian)]
    public static double PowellSingular(ReadOnlySpan<double> x) =>
        Square(x[0] + (10 * x[1])) + (5 * Square(x[2] - x[3])) + Square(Square(x[1] - (2 * x[2]))) + (10 * Square(Square(x[0] - x[3])));

    [Differentiable(Derivatives.Gradient | Derivatives.Hvp | Derivatives.Hessian)]
    public static double Wood(ReadOnlySpan<double> x) =>
        (100 * Square(x[1] - (x[0] * x[0]))) + Square(1 - x[0]) + (90 * Square(x[3] - (x[2] * x[2]))) + Square(1 - x[2])
        + (10 * Square(x[1] + x[3] - 2)) + (0.1 * Square(x[1] - x[3]));

    private static double Square(double x) => x * x;
}
