using System;

namespace Backprop.Tests.Contract;

/// <summary>Parameters that are arrays of arrays.</summary>
public static partial class Jagged
{
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Sum(double[][] p, double x)
    {
        double sum = 0;
        foreach (double[] row in p)
        {
            foreach (double e in row)
            {
                sum += e * e * x;
            }
        }

        return sum;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double InPlace(double[][] p, double[] w, int last)
    {
        double sum = 0;
        for (int i = 0; i < p.Length; i++)
        {
            for (int j = 0; j < p[i].Length; j++)
            {
                p[i][j] *= p[i][j] * w[j];
                sum += p[i][j];
            }
        }

        return sum * w[last];
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp)]
    public static double[][] Triangle(double[] x)
    {
        double[][] rows = new double[x.Length][];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = new double[i + 1];
            for (int j = 0; j <= i; j++)
            {
                rows[i][j] = x[i] * x[j];
            }
        }

        return rows;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp)]
    public static void Scale(float[][] p, int[][] at, float factor)
    {
        foreach (int[] row in at)
        {
            foreach (int j in row)
            {
                p[j][j] *= factor;
            }
        }
    }
}
