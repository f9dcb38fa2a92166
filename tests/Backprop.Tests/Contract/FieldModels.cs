using System;

namespace Backprop.Tests.Contract;

/// <summary>A class with fields of each kind.</summary>
public partial class Layer(int size)
{
    [Differentiable]
    private readonly double[] weights = new double[size];

    [Differentiable]
    public float Bias;

    [Differentiable]
    public Point Center;

    /// <summary>Is stored into.</summary>
    [Differentiable]
    internal double mean;

    [Differentiable(Scratch = true)]
    private readonly double[] hidden = new double[size];

    public double Held { get; set; } = 1;

    public Span<double> Weights => weights;

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public double Loss(ReadOnlySpan<double> x, double scale)
    {
        double sum = Bias * Center.X;
        for (int i = 0; i < x.Length; i++)
        {
            hidden[i] = weights[i] * x[i];
            sum += hidden[i] * hidden[i] * Held;
        }

        return sum * scale;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp)]
    public void Observe(double value) => mean = 0.5 * mean + 0.25 * value;

    internal static (double[] Weights, double Mean) Show(Gradients gradients) => (gradients.weights, gradients.mean);
}

/// <summary>A class with arrays of several dimensions.</summary>
public partial class Dense(int rows, int columns)
{
    [Differentiable]
    public double[,] Weights = new double[rows, columns];

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public double Loss(double x)
    {
        double sum = 0;
        for (int i = 0; i < Weights.GetLength(0); i++)
        {
            Weights[i, 0] *= x;
            sum += Weights[i, 0] * Weights[i, 1];
        }

        return sum;
    }
}

/// <summary>A class with arrays of arrays.</summary>
public partial class Ragged(params double[][] rows)
{
    [Differentiable]
    public double[][]? Rows = rows;

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public double Loss(double x)
    {
        double sum = 0;
        foreach (double[] row in Rows!)
        {
            row[0] *= x;
            sum += row[0] * row[^1];
        }

        return sum;
    }
}

/// <summary>A class whose name for the object of gradients is taken.</summary>
public partial class Taken
{
    [Differentiable]
    public double Rate;

    public static double Gradients => 1;

    [Differentiable]
    public double At(double selfGradient) => Rate * selfGradient * Gradients;
}
