using System;
using System.Numerics;

namespace Backprop.Tests.Contract;

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
