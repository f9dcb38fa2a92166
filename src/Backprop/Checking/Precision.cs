using System;

namespace Backprop;

/// <summary>What a check must know of a floating-point type.</summary>
internal sealed class Precision
{
    public static readonly Precision Double = new(Math.Pow(2, -52), double.Epsilon, steps: 33, tolerance: 1e-6, kink: 1e-5, trust: 1e-3, product: 1e-9, static x => x);

    public static readonly Precision Single = new(Math.Pow(2, -23), float.Epsilon, steps: 27, tolerance: 2e-3, kink: 2e-2, trust: 5e-2, product: 1e-4, static x => (float)x);

    private Precision(double epsilon, double smallest, int steps, double tolerance, double kink, double trust, double product, Func<double, double> round)
    {
        Epsilon = epsilon;
        Smallest = smallest;
        Steps = steps;
        Tolerance = tolerance;
        Kink = kink;
        Trust = trust;
        Product = product;
        Round = round;
    }

    /// <summary>The relative distance of neighbouring numbers.</summary>
    public double Epsilon { get; }

    /// <summary>The distance of neighbouring numbers at 0.</summary>
    public double Smallest { get; }

    /// <summary>How many steps there are at most.</summary>
    public int Steps { get; }

    /// <summary>How far, relatively, a derivative may be from a numeric one that is exact.</summary>
    public double Tolerance { get; }

    /// <summary>How far, relatively, the slopes on the two sides may be apart where a function is smooth.</summary>
    public double Kink { get; }

    /// <summary>The greatest relative error of a numeric derivative that still says something.</summary>
    public double Trust { get; }

    /// <summary>How far, relatively, two dot products may be apart.</summary>
    public double Product { get; }

    /// <summary>The nearest number of the type.</summary>
    public Func<double, double> Round { get; }
}
