using System;

namespace Backprop.Tests.Contract;

/// <summary>Simulations, each as it is and in segments.</summary>
public static partial class Simulations
{
    private const Derivatives All = Derivatives.Gradient | Derivatives.Hvp | Derivatives.Jacobian | Derivatives.Hessian | Derivatives.Tape;

    private const Derivatives OfBuffers = Derivatives.Gradient | Derivatives.Hvp | Derivatives.Tape;

    [Differentiable(All)]
    public static double Pendulum(double q, double p, int n) => Swing(q, p, n);

    [Differentiable(All, Checkpoint = Checkpoint.SquareRoot)]
    public static double PendulumInSegments(double q, double p, int n) => Swing(q, p, n);

    [Differentiable(All, Checkpoint = Checkpoint.Segments, Segments = 4)]
    public static double PendulumInFour(double q, double p, int n) => Swing(q, p, n);

    private static double Swing(double q, double p, int n)
    {
        for (int t = 0; t < n; t++)
        {
            p -= 0.01 * Math.Sin(q);
            q += 0.01 * p;
        }

        return q * q + p;
    }

    [Differentiable(All)]
    public static float Decay(float x, float rate, int n) => Fall(x, rate, n);

    [Differentiable(All, Checkpoint = Checkpoint.SquareRoot)]
    public static float DecayInSegments(float x, float rate, int n) => Fall(x, rate, n);

    private static float Fall(float x, float rate, int n)
    {
        for (int t = n; t > 0; t -= 3)
        {
            x -= 0.01f * x * x * rate;
        }

        return x;
    }

    [Differentiable(All)]
    public static double Relax(double x, double y, int n) => Settle(x, y, n);

    [Differentiable(All, Checkpoint = Checkpoint.SquareRoot)]
    public static double RelaxInSegments(double x, double y, int n) => Settle(x, y, n);

    /// <summary>Left in four ways: by its condition, by breaks, by a return.</summary>
    private static double Settle(double x, double y, int n)
    {
        double sum = 0;
        int steps = 0;
        while (x > 1e-3 && steps < n)
        {
            steps++;
            if (steps % 7 == 3)
            {
                continue;
            }

            x *= 0.999 - 0.001 * Math.Sin(y * x);
            sum += x * x;
            if (sum > 4000)
            {
                return sum * y + x;
            }

            if (steps == 900)
            {
                sum *= y;
                break;
            }
        }

        return sum;
    }

    [Differentiable(All)]
    public static double Heat(ReadOnlySpan<double> start, double k, int n) => Spread(start, k, n);

    [Differentiable(All, Checkpoint = Checkpoint.SquareRoot)]
    public static double HeatInSegments(ReadOnlySpan<double> start, double k, int n) => Spread(start, k, n);

    private static double Spread(ReadOnlySpan<double> start, double k, int n)
    {
        double[] now = start.ToArray();
        double[] next = new double[start.Length];
        for (int t = 0; t < n; t++)
        {
            for (int i = 0; i < now.Length; i++)
            {
                double left = now[i == 0 ? now.Length - 1 : i - 1];
                double right = now[(i + 1) % now.Length];
                next[i] = now[i] + k * now[i] * (left - 2 * now[i] + right);
            }

            (now, next) = (next, now);
        }

        double sum = 0;
        foreach (double u in now)
        {
            sum += u * u * u;
        }

        return sum;
    }

    [Differentiable(OfBuffers)]
    public static void Bodies(Span<double> q, Span<double> v, int n) => Move(q, v, n);

    [Differentiable(OfBuffers, Checkpoint = Checkpoint.SquareRoot)]
    public static void BodiesInSegments(Span<double> q, Span<double> v, int n) => Move(q, v, n);

    /// <summary>Verlet's method, in the caller's buffers.</summary>
    private static void Move(Span<double> q, Span<double> v, int n)
    {
        for (int t = 0; t < n; t++)
        {
            Push(q, v);
            for (int i = 0; i < q.Length; i++)
            {
                q[i] += 0.02 * v[i];
            }

            Push(q, v);
        }
    }

    private static void Push(Span<double> q, Span<double> v)
    {
        for (int i = 0; i < q.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double d = q[i] - q[j];
                double force = 0.01 * d / (0.1 + d * d);
                v[i] -= force;
                v[j] += force;
            }
        }
    }

    [Differentiable(OfBuffers)]
    public static double Path(double x, double k, Span<double> path) => Follow(x, k, path);

    [Differentiable(OfBuffers, Checkpoint = Checkpoint.SquareRoot)]
    public static double PathInSegments(double x, double k, Span<double> path) => Follow(x, k, path);

    /// <summary>Every state is stored, read by the next step, and again at the end.</summary>
    private static double Follow(double x, double k, Span<double> path)
    {
        path[0] = x * path[0];
        for (int i = 1; i < path.Length; i++)
        {
            path[i] = path[i - 1] * (1 - 0.01 * k * path[i - 1]);
        }

        double sum = 0;
        for (int i = 0; i < path.Length; i++)
        {
            sum += path[i] * path[i];
        }

        return sum;
    }

    [Differentiable(All)]
    public static double Nested(double x, double y, int n)
    {
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                x -= 0.001 * Math.Sin(x * y);
            }

            y *= 1 - 0.001 * x;
        }

        return x * y;
    }

    [Differentiable(All)]
    public static double NestedInSegments(double x, double y, int n)
    {
        foreach (int i in Derivative.Checkpointed(0, n))
        {
            foreach (int j in Derivative.Checkpointed(end: n, start: 0))
            {
                x -= 0.001 * Math.Sin(x * y);
            }

            y *= 1 - 0.001 * x;
        }

        return x * y;
    }

    public static partial (double q, double p) PendulumGradient(double q, double p, int n);

    public static partial (double q, double p) PendulumInSegmentsGradient(double q, double p, int n);

    public static partial double HeatGradient(ReadOnlySpan<double> start, double k, int n, Span<double> startGradient);

    public static partial double HeatInSegmentsGradient(ReadOnlySpan<double> start, double k, int n, Span<double> startGradient);

    /// <summary>A derivative of a loop, in a loop.</summary>
    [Differentiable(Derivatives.Gradient | Derivatives.Hvp)]
    public static double Descent(double q, double p, int n)
    {
        for (int t = 0; t < n; t++)
        {
            (double dq, double dp) = PendulumGradient(q, p, n);
            q -= 0.01 * dq * q;
            p -= 0.01 * dp * p;
        }

        return q * p;
    }

    /// <summary>The same in segments, in segments.</summary>
    [Differentiable(Derivatives.Gradient | Derivatives.Hvp, Checkpoint = Checkpoint.SquareRoot)]
    public static double DescentInSegments(double q, double p, int n)
    {
        for (int t = 0; t < n; t++)
        {
            (double dq, double dp) = PendulumInSegmentsGradient(q, p, n);
            q -= 0.01 * dq * q;
            p -= 0.01 * dp * p;
        }

        return q * p;
    }

    [Differentiable]
    public static double Warmth(ReadOnlySpan<double> start, double k, int n)
    {
        double[] gradient = new double[start.Length];
        return HeatGradient(start, k, n, gradient) * gradient[0];
    }

    [Differentiable]
    public static double WarmthInSegments(ReadOnlySpan<double> start, double k, int n)
    {
        double[] gradient = new double[start.Length];
        return HeatInSegmentsGradient(start, k, n, gradient) * gradient[0];
    }
}
