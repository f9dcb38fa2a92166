using System;

namespace Backprop.Benchmarks;

internal static class Data
{
    /// <summary>Numbers between −1 and 1, the same at every run.</summary>
    public static double[] Uniform(int count)
    {
        Random random = new(42);
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++)
        {
            numbers[i] = (2 * random.NextDouble()) - 1;
        }

        return numbers;
    }
}
