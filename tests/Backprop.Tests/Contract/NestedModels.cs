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

/// <summary>Methods of one buffer that call derivatives.</summary>
public static partial class Outer
{
    private const Derivatives All = Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp | Derivatives.Tape;

    private static readonly Medium s_medium = new(0.7);

    [Differentiable(All)]
    public static double Gradient(ReadOnlySpan<double> x)
    {
        (double dx, double dy) = Inner.EnergyGradient(x[0], x[1]);
        return (dx * x[2]) + (dy * dy);
    }

    [Differentiable(All)]
    public static double Arrays(ReadOnlySpan<double> x)
    {
        double[] y = Inner.RippleGradient(x);
        double rate = x[2];
        for (int i = 0; i < 2; i++)
        {
            (double[] dy, double drate) = Inner.WaveGradient(y, rate);
            y[i] -= 0.25 * dy[i] * dy[i + 1];
            rate += 0.125 * drate;
            y = dy[0] > 0.1 ? dy : y;
        }

        (double Value, double[] y, double rate) all = Inner.WaveValueAndGradient(y, rate);
        return all.Value + (all.y[1] * rate) + (all.rate * x[0]) + Inner.RippleGradient(all.y)[2];
    }

    [Differentiable(All)]
    public static double Generic(ReadOnlySpan<double> x)
    {
        (double a, double b) = Inner.WobbleGradient(x[0], x[1]);
        Span<double> hessian = stackalloc double[4];
        Inner.WobbleHessian(a, x[2], hessian);
        Span<double> gradient = stackalloc double[3];
        Series<double>.TotalGradient(x, 5, gradient);
        return (hessian[1] * b) + (Steep(x[1] * gradient[2]) * hessian[0]) + Inner.WobbleJvp(a, b, x[0], gradient[0]).Tangent;
    }

    private static T Steep<T>(T x)
        where T : IFloatingPointIeee754<T> => Inner.WobbleGradient(x, T.One).x;

    [Differentiable(All)]
    public static double GenericVectors(ReadOnlySpan<double> x)
    {
        (float a, float b) = Inner.WobbleGradient((float)x[0], (float)x[1]);
        return (a * x[2]) + (Steep(b) * Steep(x[1]));
    }

    [Differentiable(All)]
    public static double ValueAndGradient(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length - 1; i++)
        {
            (double value, double dx, double dy) = Inner.EnergyValueAndGradient(x[i], sum + x[i + 1]);
            sum += value > 0 ? value * dx : dy;
        }

        return sum;
    }

    [Differentiable(All)]
    public static double Backward(ReadOnlySpan<double> x)
    {
        double da = x[2];
        double db = 0.5;
        Inner.EnergyBackward(x[0], x[1], x[2], ref da, ref db);
        Inner.EnergyBackward(da, x[1], 0.5, ref da, ref db);
        return da * db;
    }

    [Differentiable(All)]
    public static double Jvp(ReadOnlySpan<double> x)
    {
        (double value, double tangent) = Inner.EnergyJvp(x[0], x[1], x[2], x[0] * x[1]);
        return value * tangent;
    }

    [Differentiable(All)]
    public static double Hvp(ReadOnlySpan<double> x)
    {
        (double px, double py) = Inner.EnergyHvp(x[0], x[1], x[2], 0.3);
        return px - (py * x[1]);
    }

    [Differentiable(All)]
    public static double Jacobian(ReadOnlySpan<double> x)
    {
        Span<double> j = stackalloc double[2];
        Inner.EnergyJacobian(x[0], x[1], j);
        return j[0] * j[1] * x[2];
    }

    [Differentiable(All)]
    public static double Newton(ReadOnlySpan<double> x)
    {
        double a = x[0];
        double b = x[1];
        double[] h = new double[4];
        for (int step = 0; step < 2; step++)
        {
            (double da, double db) = Inner.EnergyGradient(a, b);
            Inner.EnergyHessian(a, b, h);
            double determinant = (h[0] * h[3]) - (h[1] * h[2]) + 3;
            (a, b) = (a - (x[2] * ((h[3] * da) - (h[1] * db)) / determinant), b - (((h[0] * db) - (h[2] * da)) / determinant));
        }

        return a * b;
    }

    [Differentiable(All)]
    public static double Descent(ReadOnlySpan<double> x)
    {
        double[] w = x.ToArray();
        double[] g = new double[w.Length];
        double sum = 0;
        for (int step = 0; step < 3; step++)
        {
            sum += Inner.LossGradient(w, 0.8, g);
            for (int i = 0; i < w.Length; i++)
            {
                w[i] -= 0.3 * g[i];
            }
        }

        return (sum * w[0]) + Inner.Loss(w, 0.8);
    }

    [Differentiable(All)]
    public static double ProductsInLoop(ReadOnlySpan<double> x)
    {
        Span<double> product = stackalloc double[3];
        Span<double> hessian = stackalloc double[16];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += Inner.LossHvp(x, x[i], x, 0.4, product) * product[i];
            if (i == 1)
            {
                Inner.LossHessian(x, x[0] + sum, hessian);
                sum += hessian[1] * hessian[15];
            }

            (double value, double t) = Inner.LossValueAndGradient(x, 0.3, product);
            sum -= value * t * product[0];
        }

        return sum;
    }

    [Differentiable(All)]
    public static double WrittenBuffers(ReadOnlySpan<double> x)
    {
        double[] y = [0.5, -0.2, x[1]];
        double[] xGradient = new double[3];
        double[] yGradient = [0.1, x[0], 1];
        Inner.SmoothBackward(x, y, xGradient, yGradient);
        double sum = (xGradient[0] * yGradient[1]) + (xGradient[2] * y[2]);
        double[] tangent = [x[1], 0, 0.3];
        Inner.SmoothJvp(x, y, x, tangent);
        double[] jacobian = new double[9];
        Inner.SmoothJacobian(x, y, jacobian);
        return sum + (tangent[2] * y[1]) + (jacobian[3] * jacobian[8]);
    }

    [Differentiable(All)]
    public static double References(ReadOnlySpan<double> x)
    {
        double angle = x[0];
        double angleGradient = 0.2;
        double byGradient = x[1];
        Inner.TurnBackward(ref angle, x[1], out double sine, x[2], 0.5, x[0], ref angleGradient, ref byGradient);
        double angleTangent = x[2];
        (double value, double tangent) = Inner.TurnJvp(ref angle, angleGradient, out double sine2, ref angleTangent, byGradient, out double sineTangent);
        return (value * tangent) + (sine * sine2) + (angle * angleTangent * sineTangent);
    }

    [Differentiable(All)]
    public static double Recursive(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int n = 2; n < 6; n++)
        {
            sum += Inner.PowerGradient(x[n % 3], n);
        }

        return sum + Deeper(x[0], 3);
    }

    [Differentiable(All)]
    public static double Vectors(ReadOnlySpan<double> x)
    {
        Vector3 gradient = Inner.RangeGradient(new Vector3((float)x[0], (float)x[1], (float)x[2]), 0.4f);
        return (gradient.X * x[0]) + (gradient.Y * gradient.Z);
    }

    [Differentiable(All)]
    public static double Grids(ReadOnlySpan<double> x)
    {
        double[,] a = new double[2, 2];
        a[0, 0] = x[0];
        a[1, 0] = x[1];
        a[1, 1] = x[2];
        double[,] gradient = new double[2, 2];
        Inner.TraceGradient(a, gradient);
        return (gradient[0, 0] * gradient[1, 1]) + gradient[1, 0];
    }

    [Differentiable(All)]
    public static double Twice(ReadOnlySpan<double> x)
    {
        (double dx, double dy) = Inner.ForceGradient(x[0], x[1]);
        return (dx * x[2]) + dy;
    }

    [Differentiable(All)]
    public static double Structs(ReadOnlySpan<double> x)
    {
        Coil coil = new(x[0], 2, x[1]);
        (Coil pull, double dx) = Inner.PullGradient(coil, x[2]);
        (Coil self, double ds) = coil.EnergyGradient(x[2]);
        (double value, double tangent) = coil.EnergyJvp(dx, self, 0.5);
        return (pull.Stiffness * pull.Rest) + pull.Count + (self.Rest * ds) + (value * tangent);
    }

    [Differentiable(All)]
    public static double Objects(ReadOnlySpan<double> x) => s_medium.SlownessGradient(x[0]) * x[1];

    private static double Deeper(double x, int depth) => depth == 0 ? x : Inner.PowerGradient(Deeper(x * 0.9, depth - 1), 2);
}
