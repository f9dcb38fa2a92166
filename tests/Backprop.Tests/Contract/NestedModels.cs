using System;
using System.Numerics;

namespace Backprop.Tests.Contract;

/// <summary>Methods whose derivatives are declared, and called by <see cref="Outer"/>.</summary>
public static partial class Inner
{
    internal static readonly double s_scale = 1.5;

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp | Derivatives.Jacobian | Derivatives.Hessian)]
    public static double Energy(double x, double y) => (Math.Sin(x * y) * x) + (y * y * s_scale);

    /// <summary>The force.</summary>
    public static partial (double x, double y) EnergyGradient(double x, double y);

    public static partial (double Value, double x, double y) EnergyValueAndGradient(double x, double y);

    public static partial void EnergyBackward(double a, double b, double u, ref double da, ref double db);

    public static partial (double Value, double Tangent) EnergyJvp(double x, double y, double xTangent, double yTangent);

    public static partial (double x, double y) EnergyHvp(double x, double y, double xDirection, double yDirection);

    public static partial void EnergyJacobian(double x, double y, Span<double> jacobian);

    public static partial void EnergyHessian(double x, double y, Span<double> hessian);

    [Differentiable(Derivatives.Gradient | Derivatives.Hvp | Derivatives.Hessian)]
    public static double Loss(ReadOnlySpan<double> w, double t)
    {
        double s = 0;
        for (int i = 0; i < w.Length; i++)
        {
            s = Math.Sin(s + (w[i] * t));
            if (s > 0.9)
            {
                return s * t;
            }
        }

        while (s < 0.2)
        {
            s += 0.3 * t * t;
        }

        return s;
    }

    public static partial double LossGradient(ReadOnlySpan<double> w, double t, Span<double> wGradient);

    public static partial (double Value, double t) LossValueAndGradient(ReadOnlySpan<double> w, double t, Span<double> wGradient);

    public static partial double LossHvp(ReadOnlySpan<double> w, double t, ReadOnlySpan<double> wDirection, double tDirection, Span<double> wGradient);

    public static partial void LossHessian(ReadOnlySpan<double> w, double t, Span<double> hessian);

#pragma warning disable BPG053 // the Jacobian holds what y held before constant
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Jacobian)]
    public static void Smooth(ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 1; i < x.Length; i++)
        {
            y[i] = (y[i] * x[i - 1]) + Math.Exp(x[i] * x[i - 1] * 0.5);
        }
    }

#pragma warning restore BPG053
    public static partial void SmoothBackward(ReadOnlySpan<double> x, Span<double> y, Span<double> xGradient, Span<double> yGradient);

    public static partial void SmoothJvp(ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> xTangent, Span<double> yTangent);

    public static partial void SmoothJacobian(ReadOnlySpan<double> x, Span<double> y, Span<double> jacobian);

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp)]
    public static double Turn(ref double angle, double by, out double sine)
    {
        angle += by * by;
        sine = Math.Sin(angle);
        return sine * by;
    }

    public static partial void TurnBackward(
        ref double angle, double by, out double sine, double upstream, double angleUpstream, double sineUpstream, ref double angleGradient, ref double byGradient);

    public static partial (double Value, double Tangent) TurnJvp(ref double angle, double by, out double sine, ref double angleTangent, double byTangent, out double sineTangent);

    [Differentiable(Derivatives.Gradient | Derivatives.Hvp)]
    public static double Wave(double[] y, double rate)
    {
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
        {
            sum += Math.Sin(y[i] * rate) * y[(i + 1) % y.Length];
        }

        return sum * rate;
    }

    public static partial (double[] y, double rate) WaveGradient(double[] y, double rate);

    public static partial (double Value, double[] y, double rate) WaveValueAndGradient(double[] y, double rate);

    [Differentiable]
    public static double Ripple(ReadOnlySpan<double> x)
    {
        double product = 1;
        foreach (double item in x)
        {
            product *= 1.5 + Math.Cos(item);
        }

        return product;
    }

    public static partial double[] RippleGradient(ReadOnlySpan<double> x);

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hessian)]
    public static T Wobble<T>(T x, T y)
        where T : IFloatingPointIeee754<T> => (T.Sin(x * y) * x) + (T.CreateChecked(0.1) * y * y);

    public static partial (T x, T y) WobbleGradient<T>(T x, T y)
        where T : IFloatingPointIeee754<T>;

    public static partial (TNumber Value, TNumber Tangent) WobbleJvp<TNumber>(TNumber x, TNumber y, TNumber xTangent, TNumber yTangent)
        where TNumber : IFloatingPointIeee754<TNumber>;

    public static partial void WobbleHessian<T>(T x, T y, Span<T> hessian)
        where T : IFloatingPointIeee754<T>;

    [Differentiable]
    public static double Power(double x, int n) => n == 0 ? 1 : n % 2 == 0 ? Power(x * x, n / 2) : x * Power(x, n - 1);

    public static partial double PowerGradient(double x, int n);

    [Differentiable]
    public static float Range(Vector3 position, [NoGradient] float offset) => (position.Length() * offset) + (position.X * position.Y);

    public static partial Vector3 RangeGradient(Vector3 position, float offset);

    [Differentiable]
    public static double Trace(double[,] a)
    {
        double sum = 0;
        for (int i = 0; i < a.GetLength(0); i++)
        {
            sum += a[i, i] * a[i, 0] * a[i, 0];
        }

        return sum;
    }

    public static partial void TraceGradient(double[,] a, double[,] aGradient);

    [Differentiable]
    public static double Force(double x, double y) => EnergyGradient(x, y).x * y;

    public static partial (double x, double y) ForceGradient(double x, double y);

    [Differentiable]
    public static double Pull(Coil coil, double x) => coil.Energy(x) * coil.Count;

    public static partial (Coil coil, double x) PullGradient(Coil coil, double x);
}

public partial record struct Coil(double Stiffness, int Count, double Rest)
{
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp)]
    public readonly double Energy(double x) => Stiffness * (x - Rest) * (x - Rest) * (x - Rest);

    public readonly partial (Coil self, double x) EnergyGradient(double x);

    public readonly partial (double Value, double Tangent) EnergyJvp(double x, Coil selfTangent, double xTangent);
}

public static partial class Series<T>
    where T : IFloatingPointIeee754<T>
{
    [Differentiable]
    public static T Total(ReadOnlySpan<T> x, int n)
    {
        T sum = T.Zero;
        for (int i = 0; i < n; i++)
        {
            sum += x[i % x.Length] * T.Exp(-sum);
        }

        return sum;
    }

    public static partial void TotalGradient(ReadOnlySpan<T> x, int n, Span<T> xGradient);
}

public sealed partial class Medium(double index)
{
    internal readonly double _index = index;

    [Differentiable]
    public double Slowness(double x) => Math.Exp(_index * x) * x;

    public partial double SlownessGradient(double x);
}
