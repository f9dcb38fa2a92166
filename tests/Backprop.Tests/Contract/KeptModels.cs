using System;
using System.Collections.Generic;
using System.Numerics;
using Backprop.Oracle;

namespace Backprop.Tests.Contract;

/// <summary>One method for each kind of tape; each calls <see cref="Calls.Tick"/> once a step, so that repeated work shows.</summary>
internal static partial class Tapes
{
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static T Generic<T>(T x, int n)
        where T : IFloatingPointIeee754<T>
    {
        T s = x;
        T[] t = new T[2];
        for (int i = 0; i < n; i++)
        {
            Calls.Tick();
            t[i % 2] = s * x;
            s = T.Sin(t[0] + t[1]) * T.CreateChecked(0.75) + T.CreateChecked(i % 2);
        }

        return s;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Straight(double x) => Math.Exp(x) * x;

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Carried(double x, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
        {
            Calls.Tick();
            s = Math.Sin(s) * s + x;
        }

        return s;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static float CarriedFloat(float x, int n)
    {
        float s = x;
        for (int i = 0; i < n; i++)
        {
            Calls.Tick();
            s = MathF.Sin(s) * s + x;
        }

        return s;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Branches(double x, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
        {
            Calls.Tick();
            if (s > 1)
            {
                s = s * 0.5 * x;
            }
            else
            {
                s += x;
            }
        }

        return s;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Trips(double x, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
        {
            Calls.Tick();
            double t = s + 3;
            while (t > 1)
            {
                t *= 0.7;
            }

            s += t * x;
        }

        return s;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Overwritten(Span<double> a, int n)
    {
        for (int i = 0; i < n; i++)
        {
            Calls.Tick();
            for (int j = 1; j < a.Length; j++)
            {
                a[j] = a[j] * a[j - 1] + 0.1;
            }
        }

        return a[^1];
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Sorted(double x, int n)
    {
        double[] values = new double[n];
        int[] keys = new int[n];
        for (int i = 0; i < n; i++)
        {
            values[i] = Math.Sin(7 * i * x);
            keys[i] = 7 * i % 11;
        }

        Array.Sort(keys, values);
        values.AsSpan(n / 2).Sort((p, q) => q.CompareTo(p));
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            sum += values[i] * keys[i];
        }

        return sum;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Lists(double x, int n)
    {
        List<double> all = new();
        double? last = null;
        for (int i = 0; i < n; i++)
        {
            List<double> some = [x, x * i];
            some.Add(some[^1] * (last ?? 1));
            last = some[2] * 0.01;
            if (i % 3 != 0)
            {
                all.AddRange(some);
            }
        }

        double sum = last ?? 0;
        foreach (double item in all)
        {
            sum += item * item;
        }

        return sum;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Arrays(double x, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
        {
            Calls.Tick();
            double[] t = new double[3];
            t[0] = s * x;
            t[1] = t[0] * t[0];
            t[2] += t[1] * s;
            s = Math.Sin(t[2]);
        }

        return s;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Swapped(ReadOnlySpan<double> x, int n)
    {
        double[] now = new double[x.Length];
        double[] next = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            now[i] = x[i];
        }

        for (int step = 0; step < n; step++)
        {
            Calls.Tick();
            for (int i = 0; i < now.Length; i++)
            {
                next[i] = now[i] * now[(i + 1) % now.Length] + 0.1;
            }

            double[] t = now;
            now = next;
            next = t;
        }

        return now[0] * now[1];
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Recursive(double x, int n)
    {
        if (n == 0)
        {
            return x;
        }

        Calls.Tick();
        double below = Recursive(x, n - 1);
        return Math.Sin(below) * x + below;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Exits(double x, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
        {
            Calls.Tick();
            for (int j = 0; ; j++)
            {
                s = s * 0.9 + x * x;
                if (s > 1.5)
                {
                    s *= 0.5;
                    break;
                }

                if (j == 3)
                {
                    break;
                }
            }
        }

        return s * s;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Noise(double x, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
        {
            double one = Calls.One();
            s = s * x * one + one;
        }

        return s;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Throws(Span<double> a, double x, int at)
    {
        double s = x;
        double[] t = new double[2];
        for (int i = 0; i < a.Length; i++)
        {
            a[i] *= s;
            t[i % 2] += a[i] * a[i];
            s = Math.Sin(s) * t[i % 2];
            if (i == at)
            {
                throw new InvalidOperationException("in the middle");
            }
        }

        return s;
    }
}
