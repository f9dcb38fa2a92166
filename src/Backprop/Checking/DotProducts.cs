using System;
using System.Globalization;

namespace Backprop;

/// <summary>Compares ⟨u, J v⟩ with ⟨Jᵀ u, v⟩, for a few directions.</summary>
internal static class DotProducts
{
    private const int Pairs = 4;

    public static double Compare(
        Func<double[], double[], double[]> jvp, Func<double[], double[], double[]> vjp, double[] at, Precision precision)
    {
        Random random = new(2);
        double worst = 0;
        for (int pair = 0; pair < Pairs; pair++)
        {
            double[] v = Directions.Next(random, at.Length, precision);
            double[] tangent = jvp((double[])at.Clone(), (double[])v.Clone());
            double[] u = Directions.Next(random, tangent.Length, precision);
            double[] gradient = vjp((double[])at.Clone(), (double[])u.Clone());

            (double forward, double forwardSize) = Product(u, tangent);
            (double reverse, double reverseSize) = Product(gradient, v);
            double size = Math.Max(forwardSize, reverseSize);
            double difference = forward == reverse ? 0 : Math.Abs(forward - reverse) / size;
            if (!(difference <= precision.Product))
            {
                throw new GradientCheckException(string.Format(
                    CultureInfo.InvariantCulture,
                    "Forward and reverse mode contradict each other: ⟨u, J v⟩ is {0:R}, but ⟨Jᵀ u, v⟩ is {1:R} (relative difference {2:G2}).",
                    forward,
                    reverse,
                    difference));
            }

            worst = Math.Max(worst, difference);
        }

        return worst;
    }

    private static (double Sum, double Size) Product(double[] a, double[] b)
    {
        double sum = 0;
        double size = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
            size += Math.Abs(a[i] * b[i]);
        }

        return (sum, size);
    }
}
