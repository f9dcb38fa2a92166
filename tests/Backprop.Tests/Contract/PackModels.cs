using System;

namespace Backprop.Tests.Contract;

/// <summary>Arrays and numbers side by side.</summary>
public struct Mixture
{
    public double[] Weights;
    public double[,] Mix;
    public double Bias;
    public int Rows;

    [NoGradient]
    public double[] Mask;
}

/// <summary>Its numbers cannot be set: its constructor assigns.</summary>
public readonly struct Fixed
{
    public readonly double[] Values;
    public readonly double Scale;

    public Fixed(double scale, double[] values)
    {
        Values = values;
        Scale = scale;
    }
}

/// <summary>A struct in a struct, and rows.</summary>
public record struct Net(Fixed First, float[][] Rows, float Rate);

/// <summary>Memory, and elements that are structs.</summary>
public struct Cloud
{
    public Memory<double> Weights;
    public (double X, int Id)[] Points;
}

/// <summary>What a method is called on.</summary>
public partial struct Horner
{
    public double[] Coefficients;
    public double Shift;

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp | Derivatives.Jacobian | Derivatives.Hessian | Derivatives.Tape)]
    public readonly double At(double x)
    {
        double s = 0;
        foreach (double c in Coefficients)
        {
            s = (s * (x - Shift)) + c;
        }

        return s;
    }
}

/// <summary>Structs that hold arrays, as parameters.</summary>
public static partial class Packs
{
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp | Derivatives.Jacobian | Derivatives.Hessian | Derivatives.Tape)]
    public static double Energy(Mixture p, double x)
    {
        double sum = p.Bias * p.Bias;
        for (int i = 0; i < p.Weights.Length; i++)
        {
            sum += p.Weights[i] * p.Weights[i] * p.Mix[0, i] * p.Mask[i] * x;
        }

        return sum * p.Rows;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp | Derivatives.Tape)]
    public static double Scaled(in Fixed p)
    {
        double sum = 0;
        for (int i = 0; i < p.Values.Length; i++)
        {
            p.Values[i] *= p.Scale;
            sum += p.Values[i];
        }

        return sum;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp)]
    public static double Whole(Net net, Fixed other) => net.First.Values[0] * net.First.Scale * net.Rows[1][0] * net.Rate * other.Scale;

    [Differentiable]
    public static double Weighed(Cloud c)
    {
        double sum = 0;
        for (int i = 0; i < c.Points.Length; i++)
        {
            sum += c.Weights.Span[i] * c.Points[i].X * c.Points[i].Id;
        }

        return sum;
    }

    [Differentiable]
    public static double HeldInside(double x)
    {
        Mixture made = new() { Weights = [x], Mask = [x], Bias = x };
        Mixture copy = made;
        return copy.Weights[0] * made.Mask[0] * copy.Mask[0];
    }

    [Differentiable]
    public static double HeldInObject(double x)
    {
        Held made = new() { Rate = x, Rates = [x, x] };
        return made.Rate * made.Rates[1] * made.Free[0] * x;
    }

    private sealed class Held
    {
        [NoGradient]
        public double Rate;

        [NoGradient]
        public double[] Rates = [];

        public double[] Free = [2];
    }

    [Differentiable]
    public static double Renamed(Fixed p, double x) => p.Values[0] * p.Scale * x;

    public static partial double RenamedGradient(Fixed given, double at, ref Fixed result);

    [Differentiable]
    public static double Handed(double x, [NoGradient] Hidden whole) => whole.Name.Length * x;

    [Differentiable]
    public static double Named((double[] Values, double Scale) t) => t.Values[0] * t.Scale;
}

/// <summary>What it holds cannot be reached.</summary>
public readonly struct Hidden(string name)
{
    private readonly double[] _values = new double[3];

    public string Name { get; } = name;

    public double First => _values[0];
}

/// <summary>Its constructor allocates, and there is no number in it that would be replaced; what is private is reached from inside.</summary>
public readonly partial struct Table
{
    private readonly double[] _elements;

    public Table(int rows, int columns)
    {
        Columns = columns;
        _elements = new double[rows * columns];
    }

    public int Columns { get; }

    public double this[int row, int column]
    {
        get => _elements[(row * Columns) + column];
        set => _elements[(row * Columns) + column] = value;
    }

    [Differentiable]
    public static double Trace(Table a, Table b)
    {
        double sum = 0;
        for (int i = 0; i < a.Columns; i++)
        {
            sum += a[i, i] * b[i, i];
        }

        return sum;
    }
}
