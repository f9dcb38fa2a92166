using System;
using System.Linq;
using System.Numerics;

namespace Backprop.Tests.Contract;

/// <summary>Methods that could not be read, each with its derivative.</summary>
public static class RuledMethods
{
    public static int Calls { get; set; }

    public static double Soft(double x)
    {
        try
        {
            Calls++;
            return Math.Log(1 + Math.Exp(x));
        }
        finally
        {
        }
    }

    [DerivativeOf(typeof(RuledMethods), nameof(Soft))]
    public static void SoftBackward(double x, double upstream, ref double xGradient) => xGradient += upstream / (1 + Math.Exp(-x));

    public static (double Radius, double Angle) Polar(double x, double y)
    {
        try
        {
            return (Math.Sqrt((x * x) + (y * y)), Math.Atan2(y, x));
        }
        finally
        {
        }
    }

    [DerivativeOf(typeof(RuledMethods), nameof(Polar))]
    public static void PolarBackward(double x, double y, (double Radius, double Angle) upstream, ref double xGradient, ref double yGradient)
    {
        double square = (x * x) + (y * y);
        double radius = Math.Sqrt(square);
        xGradient += (upstream.Radius * x / radius) - (upstream.Angle * y / square);
        yGradient += (upstream.Radius * y / radius) + (upstream.Angle * x / square);
    }

    public static double SinCos(in double x, out double cos)
    {
        try
        {
            cos = Math.Cos(x);
            return Math.Sin(x);
        }
        finally
        {
        }
    }

    [DerivativeOf(typeof(RuledMethods), nameof(SinCos))]
    public static void SinCosBackward(in double x, out double cos, double upstream, double cosUpstream, ref double xGradient)
    {
        cos = Math.Cos(x);
        xGradient += (upstream * cos) - (cosUpstream * Math.Sin(x));
    }

    public static void Advance(ref double state, double force, int steps)
    {
        try
        {
            for (int i = 0; i < steps; i++)
            {
                state = (state * state) + force;
            }
        }
        finally
        {
        }
    }

    [DerivativeOf(typeof(RuledMethods), nameof(Advance))]
    public static void AdvanceBackward(ref double state, double force, int steps, double stateUpstream, ref double stateGradient, ref double forceGradient)
    {
        double ofState = 1;
        double ofForce = 0;
        for (int i = 0; i < steps; i++)
        {
            ofForce = (2 * state * ofForce) + 1;
            ofState = 2 * state * ofState;
            state = (state * state) + force;
        }

        stateGradient += stateUpstream * ofState;
        forceGradient += stateUpstream * ofForce;
    }

    public static double Total(double[] values, [NoGradient] double[] weights) => values.Zip(weights, (value, weight) => value * value * weight).Sum();

    [DerivativeOf(typeof(RuledMethods), nameof(Total))]
    public static void TotalBackward(double[] values, double[] weights, double upstream, Span<double> valuesGradient)
    {
        for (int i = 0; i < values.Length; i++)
        {
            valuesGradient[i] += upstream * 2 * values[i] * weights[i];
        }
    }

    public static double Norm(ReadOnlySpan<double> values)
    {
        try
        {
            double sum = 0;
            foreach (double value in values)
            {
                sum += value * value;
            }

            return Math.Sqrt(sum);
        }
        finally
        {
        }
    }

    [DerivativeOf(typeof(RuledMethods), nameof(Norm))]
    public static void NormBackward(ReadOnlySpan<double> values, double upstream, Span<double> valuesGradient)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value * value;
        }

        for (int i = 0; i < values.Length; i++)
        {
            valuesGradient[i] += upstream * values[i] / Math.Sqrt(sum);
        }
    }

    public static void Squares(Span<double> values, double scale)
    {
        try
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = values[i] * values[i] * scale;
            }
        }
        finally
        {
        }
    }

    [DerivativeOf(typeof(RuledMethods), nameof(Squares))]
    public static void SquaresBackward(Span<double> values, double scale, Span<double> valuesGradient, ref double scaleGradient)
    {
        for (int i = 0; i < values.Length; i++)
        {
            double value = values[i];
            scaleGradient += valuesGradient[i] * value * value;
            valuesGradient[i] = valuesGradient[i] * 2 * value * scale;

            // As F itself would have left it.
            values[i] = value * value * scale;
        }
    }

    public static void Sums(ReadOnlySpan<double> values, Span<double> sums)
    {
        try
        {
            double sum = 0;
            for (int i = 0; i < values.Length; i++)
            {
                sum += values[i];
                sums[i] = sum * sum;
            }
        }
        finally
        {
        }
    }

    [DerivativeOf(typeof(RuledMethods), nameof(Sums))]
    public static void SumsBackward(ReadOnlySpan<double> values, Span<double> sums, Span<double> valuesGradient, Span<double> sumsGradient)
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            sum += values[i];
        }

        double adjoint = 0;
        for (int i = values.Length - 1; i >= 0; i--)
        {
            adjoint += sumsGradient[i] * 2 * sum;
            sum -= values[i];
            sumsGradient[i] = 0;
            valuesGradient[i] += adjoint;
        }
    }

    public static Vector3 Bent(Vector3 v, float k)
    {
        try
        {
            return new Vector3(v.X * v.Y * k, v.Y * v.Z, v.Z * v.X);
        }
        finally
        {
        }
    }

    [DerivativeOf(typeof(RuledMethods), nameof(Bent))]
    public static void BentBackward(Vector3 v, float k, Vector3 upstream, ref Vector3 vGradient, ref float kGradient)
    {
        vGradient += new Vector3((upstream.X * v.Y * k) + (upstream.Z * v.Z), (upstream.X * v.X * k) + (upstream.Y * v.Z), (upstream.Y * v.Y) + (upstream.Z * v.X));
        kGradient += upstream.X * v.X * v.Y;
    }

    public static T Cube<T>(T x)
        where T : IFloatingPointIeee754<T>
    {
        try
        {
            return x * x * x;
        }
        finally
        {
        }
    }

    [DerivativeOf(typeof(RuledMethods), nameof(Cube))]
    public static void CubeBackward<T>(T x, T upstream, ref T xGradient)
        where T : IFloatingPointIeee754<T> => xGradient += upstream * (x * x + x * x + x * x);

    /// <summary>The overload is chosen by the signature of the rule.</summary>
    public static double Blend(double x, double y)
    {
        try
        {
            return x * y;
        }
        finally
        {
        }
    }

    public static double Blend(double x)
    {
        try
        {
            return x * x;
        }
        finally
        {
        }
    }

    [DerivativeOf(typeof(RuledMethods), nameof(Blend))]
    public static void BlendBackward(double x, double y, double upstream, ref double xGradient, ref double yGradient)
    {
        xGradient += upstream * y;
        yGradient += upstream * x;
    }

    [DerivativeOf(typeof(RuledMethods), nameof(Blend))]
    public static void BlendOfOneBackward(double x, double upstream, ref double xGradient) => xGradient += upstream * 2 * x;

    /// <summary>Not the derivative of anything, so that it shows where it is used.</summary>
    public static double Seven(double x) => x * x;

    [DerivativeOf(typeof(RuledMethods), nameof(Seven))]
    public static void SevenBackward(double x, double upstream, ref double xGradient) => xGradient += upstream * 7;

    /// <summary>Its slope at 0 is infinite.</summary>
    public static double Root(double x)
    {
        try
        {
            return Math.Sqrt(x);
        }
        finally
        {
        }
    }

    [DerivativeOf(typeof(RuledMethods), nameof(Root))]
    public static void RootBackward(double x, double upstream, ref double xGradient) => xGradient += upstream * (0.5 / Math.Sqrt(x));

    /// <summary>Inside of a rule the method is what it would be without: a rule by itself is not used for itself.</summary>
    public static double Odd(double x) => x * x * x;

    [DerivativeOf(typeof(RuledMethods), nameof(Odd))]
    public static void OddBackward(double x, double upstream, ref double xGradient) => xGradient += upstream * (1 + Odd(x));
}

/// <summary>A struct with ruled methods, one of which changes it.</summary>
public struct RuledPair
{
    public double X;
    public double Y;
    public int Count;

    public readonly double Dot(double scale)
    {
        try
        {
            return X * Y * scale;
        }
        finally
        {
        }
    }

    public double Turn(double angle)
    {
        try
        {
            (X, Y) = (X + (angle * Y), Y - (angle * X));
            Count++;
            return X * Y;
        }
        finally
        {
        }
    }

    [DerivativeOf(typeof(RuledPair), nameof(Dot))]
    public static void DotBackward(RuledPair self, double scale, double upstream, ref RuledPair selfGradient, ref double scaleGradient)
    {
        selfGradient.X += upstream * self.Y * scale;
        selfGradient.Y += upstream * self.X * scale;
        scaleGradient += upstream * self.X * self.Y;
    }

    [DerivativeOf(typeof(RuledPair), nameof(Turn))]
    public static void TurnBackward(ref RuledPair self, double angle, double upstream, RuledPair selfUpstream, ref RuledPair selfGradient, ref double angleGradient)
    {
        double x = self.X + (angle * self.Y);
        double y = self.Y - (angle * self.X);
        double ofX = selfUpstream.X + (upstream * y);
        double ofY = selfUpstream.Y + (upstream * x);
        selfGradient.X += ofX - (angle * ofY);
        selfGradient.Y += (angle * ofX) + ofY;
        angleGradient += (ofX * self.Y) - (ofY * self.X);
    }
}

/// <summary>A class whose virtual method is chosen at run time.</summary>
public class RuledShape
{
    public double Size { get; init; } = 2;

    public virtual double Area(double x) => Size * x * x;

    [DerivativeOf(typeof(RuledShape), nameof(Area))]
    public static void AreaBackward(RuledShape shape, double x, double upstream, ref double xGradient) => xGradient += upstream * 2 * shape.Size * x;
}

/// <summary>A generic type with a ruled method.</summary>
public static class RuledBox<T>
    where T : IFloatingPointIeee754<T>
{
    public static T Fold(T x, int n)
    {
        try
        {
            return x * x + T.CreateChecked(n);
        }
        finally
        {
        }
    }
}

public static class RuledBoxRules
{
    [DerivativeOf(typeof(RuledBox<>), "Fold")]
    public static void FoldBackward<T>(T x, int n, T upstream, ref T xGradient)
        where T : IFloatingPointIeee754<T> => xGradient += upstream * (x + x);
}
