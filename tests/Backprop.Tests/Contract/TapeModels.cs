using System;

namespace Backprop.Tests.Contract;

/// <summary>Methods that record on tapes.</summary>
public static partial class OnTape
{
    [Differentiable(Derivatives.Tape)]
    public static double Product(double x, double y) => x * y;

    [Differentiable(Derivatives.Tape)]
    public static double Horner(ReadOnlySpan<double> w, double x)
    {
        double sum = 0;
        foreach (double c in w)
        {
            sum = sum * x + c;
        }

        return sum;
    }

    [Differentiable(Derivatives.Tape)]
    public static void Square(Span<double> a)
    {
        for (int i = 0; i < a.Length; i++)
        {
            a[i] *= a[i];
        }
    }

    [Differentiable(Derivatives.Tape)]
    public static double Trace(double[,] m) => m[0, 0] * m[1, 1];

    [Differentiable(Derivatives.Tape)]
    public static double Root(double x) => x < 0 ? throw new ArgumentOutOfRangeException(nameof(x)) : Math.Sqrt(x);

    [Differentiable(Derivatives.Tape)]
    public static T Twice<T>(T x)
        where T : System.Numerics.IFloatingPointIeee754<T> => x * x;
}
