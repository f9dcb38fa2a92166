using System;
using System.Collections.Generic;
using System.Numerics;
using Backprop.Oracle;

namespace Backprop.Tests.Contract;

/// <summary>The methods that textbooks use.</summary>
public static partial class Textbook
{
    [Differentiable]
    public static double Shop(double apples, double apple, double oranges, double orange, double tax)
    {
        double sum = apples * apple + oranges * orange;
        return sum * tax;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Rosenbrock(double x, double y)
    {
        double a = 1 - x;
        double b = y - x * x;
        return a * a + 100 * b * b;
    }

    [Differentiable]
    public static double Chain(double x, double weight)
    {
        for (int layer = 0; layer < 100; layer++)
        {
            x *= weight;
        }

        return x;
    }
}

/// <summary>One method for each kind of parameter.</summary>
public static partial class Shapes
{
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Energy(double x, double y) => Math.Sin(x * y) + x;

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static T Generic<T>(T x, ReadOnlySpan<T> w, int n)
        where T : IFloatingPointIeee754<T> => T.Sin(x) * w[n];

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    internal static float One(float x) => x * x;

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Loss(ReadOnlySpan<double> w, double scale, [NoGradient] double bias)
    {
        double sum = bias;
        foreach (double v in w)
        {
            sum += v * v * scale;
        }

        return sum;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Norm(double[] x, int count)
    {
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum += x[i] * x[i];
        }

        return sum;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp)]
    public static void Scale(ReadOnlySpan<double> w, Span<double> a, double factor)
    {
        for (int i = 0; i < a.Length; i++)
        {
            a[i] = a[i] * factor * w[i];
        }
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double InPlace(Span<double> a, double[] b, double factor)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            a[i] *= a[i] * factor;
            sum += a[i] * b[i];
        }

        return sum;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Kinetic(Body body, ReadOnlySpan<Body> others)
    {
        double sum = body.Mass * body.Speed * body.Speed * body.Count;
        foreach (Body other in others)
        {
            sum += other.Mass * other.Speed;
        }

        return sum;
    }

    [Differentiable]
    public static double OnlyGradient(double x) => x * x;

    [Differentiable(Derivatives.Jvp)]
    public static double OnlyJvp(double x) => x * x;

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp)]
    private static double Collide(double upstream, double xGradient, Span<double> tape, double Item1) =>
        upstream * xGradient * tape[0] * Item1;

    internal static Type Self => typeof(Shapes);
}

public struct Body
{
    public double Mass;
    public double Speed;
    public int Count;
    [NoGradient]
    public double Radius;
}

public partial struct Spring
{
    public double Stiffness;
    public double Length;

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public double Energy(double x)
    {
        double d = x - Length;
        return 0.5 * Stiffness * d * d;
    }
}

public partial class Decay(double rate)
{
    private readonly double rate = rate;

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    internal double Loss(double x) => Math.Exp(-rate * x) * x;
}
