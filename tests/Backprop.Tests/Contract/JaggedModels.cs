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

/// <summary>Arrays of arrays in fields that are held constant.</summary>
public sealed partial class Tables
{
    private static readonly double[][] s_shared = [[2, 3], [5]];

    private readonly double[][] _own;

    public Tables(double[][] own) => _own = own;

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp | Derivatives.Tape)]
    public double Scaled(Span<double> x, Tables other)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            x[i] *= _own[0][i] * s_shared[1][0];
            sum += x[i] * x[i] * other._own[0][i];
        }

        return sum;
    }
}
