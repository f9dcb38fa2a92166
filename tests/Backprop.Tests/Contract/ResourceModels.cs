using System;
using System.Collections.Generic;

namespace Backprop.Tests.Contract;

/// <summary>Writes down what happens to it, and to what it makes.</summary>
public sealed class Journal
{
    public List<string> Lines { get; } = [];

    public Entry Begin(string name) => new(this, name);

    public sealed class Entry : IDisposable
    {
        private readonly Journal _journal;
        private readonly string _name;

        public Entry(Journal journal, string name)
        {
            _journal = journal;
            _name = name;
            journal.Lines.Add("begin " + name);
        }

        public void Note(int step) => _journal.Lines.Add(_name + " " + step);

        public void Dispose() => _journal.Lines.Add("end " + _name);
    }
}

/// <summary>A resource by value.</summary>
public readonly struct Stopwatch(Journal journal) : IDisposable
{
    public void Dispose() => journal.Lines.Add("stop");
}

/// <summary>A resource that stays on the stack, and is one by its method alone.</summary>
public readonly ref struct Region
{
    private readonly Journal _journal;

    public Region(Journal journal)
    {
        _journal = journal;
        journal.Lines.Add("enter");
    }

    public void Dispose() => _journal.Lines.Add("leave");
}

public static partial class ResourceModels
{
    /// <summary>Leaves from everywhere: by <c>return</c>, <c>break</c>, <c>continue</c> and an exception.</summary>
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp | Derivatives.Tape | Derivatives.Jacobian | Derivatives.Hessian)]
    public static double Everywhere(double x, [NoGradient] Journal journal, int n)
    {
        using var whole = journal.Begin("whole");
        double r = x;
        for (int i = 0; i < n; i++)
        {
            using (Journal.Entry outer = journal.Begin("outer"), inner = new Journal.Entry(journal, "inner"))
            {
                outer.Note(i);
                r *= x;
                if (r > 1000)
                {
                    throw new InvalidOperationException("too large");
                }

                if (i == 3)
                {
                    break;
                }

                if (r > 100)
                {
                    return r * r;
                }

                if (i % 2 == 1)
                {
                    continue;
                }

                inner.Note(i);
            }

            using Region region = new(journal);
            r += Math.Sin(x);
        }

        using (new Stopwatch(journal))
        {
            return r * Halved(x, journal);
        }
    }

    private static double Halved(double x, Journal journal)
    {
        using Journal.Entry? entry = x < 0 ? null : journal.Begin("half");
        return x < 0.5 ? x : Halved(x / 2, journal) + x * x;
    }

    /// <summary>The resource throws where it is made.</summary>
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp | Derivatives.Tape | Derivatives.Jacobian | Derivatives.Hessian)]
    public static double Failing(double x, [NoGradient] Journal journal, int[] a)
    {
        using var whole = journal.Begin("whole");
        double t = x * a[0];
        using var part = journal.Begin("part " + a[1]);
        t *= a[2];
        return t;
    }

    /// <summary>So many inputs and outputs that a matrix takes many sweeps, forward or backward.</summary>
    [Differentiable(Derivatives.Jacobian)]
    public static void Wide(ReadOnlySpan<double> x, [NoGradient] Journal journal, Span<double> y)
    {
        using Journal.Entry whole = journal.Begin("whole");
        for (int i = 0; i < y.Length; i++)
        {
            using Region region = new(journal);
            using Journal.Entry entry = journal.Begin("row " + i);
            entry.Note(i);
            y[i] = x[i % x.Length] * x[(i + 1) % x.Length] * journal.Lines.Count;
        }
    }

    public static partial void ScaledJacobian(double x, double y, Journal journal, Span<double> jacobian);

    /// <summary>Its Jacobian has sweeps of its own, within those of the method that calls it.</summary>
    [Differentiable(Derivatives.Jacobian)]
    public static (double, double, double) Scaled(double x, double y, [NoGradient] Journal journal)
    {
        using Journal.Entry entry = journal.Begin("scaled");
        using (new Stopwatch(journal))
        {
            entry.Note(1);
            return (x * x * y, y * y * y, Math.Sin(x));
        }
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jacobian)]
    public static (double, double) OfJacobian(double x, double y, [NoGradient] Journal journal)
    {
        Span<double> jacobian = stackalloc double[6];
        ScaledJacobian(x, y, journal, jacobian);
        return (jacobian[0] * journal.Lines.Count, jacobian[1] + jacobian[3] * y);
    }

    /// <summary>A resource that was there before.</summary>
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp | Derivatives.Tape | Derivatives.Jacobian | Derivatives.Hessian)]
    public static double Given(double x, [NoGradient] IDisposable? resource)
    {
        using (resource)
        {
            x *= x;
        }

        return x * x;
    }

    /// <summary>A method that neither takes nor gives numbers runs as it is, whatever it does with its resources.</summary>
    [Differentiable]
    public static double Quiet(double x, [NoGradient] Journal journal)
    {
        Report(journal);
        return x * x;
    }

    private static void Report(Journal journal)
    {
        using var entry = journal.Begin("report");
        try
        {
            entry.Note(1);
        }
        finally
        {
            entry.Note(2);
        }
    }
}
