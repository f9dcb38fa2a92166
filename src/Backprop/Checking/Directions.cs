using System;

namespace Backprop;

/// <summary>Directions in which derivatives are compared: the same in every run, none of their entries near zero.</summary>
internal static class Directions
{
    public static double[] Next(Random random, int count, Precision precision)
    {
        double[] direction = new double[count];
        for (int i = 0; i < count; i++)
        {
            double size = 0.5 + random.NextDouble();
            direction[i] = precision.Round(random.Next(2) == 0 ? size : -size);
        }

        return direction;
    }
}
