using System;
using System.Collections.Generic;

namespace Backprop.Tests.Contract;

/// <summary>What only the newest compilers know, one method each.</summary>
public static partial class NewestModels
{
    private const Derivatives All = Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp;

    private delegate void Change(ref double target, double by);

    [Differentiable(All)]
    public static double ExtensionMethod(double x)
    {
        double r = x.Cubed() * x;
        for (int i = 0; i < 2; i++)
        {
            r += (r * x).Damped(3);
        }

        return r + (x > 0 ? x.Cubed() : 2 * x.Cubed());
    }

    [Differentiable(All)]
    public static double ExtensionProperty(double x) => x.Halved * x + double.Third * x * x;

    [Differentiable(All)]
    public static double ExtensionStatic(double x) => double.Mix(x, x * x);

    [Differentiable(All)]
    public static double ExtensionOfSpan(double x)
    {
        double[] a = [x, x * x, 2];
        return a.Total() * x;
    }

    [Differentiable(All)]
    public static double ExtensionOfGeneric(double x) => x.Twice().Twice() * x;

    [Differentiable(All)]
    public static double ExtensionOperator(double x)
    {
        Weight w = new() { Grams = x };
        w = w * x * x;
        return w.Grams;
    }

    [Differentiable(All)]
    public static double FieldKeyword(double x)
    {
        Weight w = new() { Grams = 1 };
        w.Pounds = x * x;
        w.Pounds = w.Pounds * x;
        w.Positive = x * w.Pounds;
        return w.Pounds * w.Positive;
    }

    [Differentiable(All)]
    public static double ParamsSpan(double x) => Sum(x, x * x, 2) + Sum() + Sum([x, 1]);

    [Differentiable(All)]
    public static double ParamsList(double x) => SumOfList(x, x * x, 2) * x;

    [Differentiable(All)]
    public static double FirstClassSpans(double x)
    {
        double[] a = [x, x * x];
        ReadOnlySpan<double> b = a;
        return Sum(a) * Sum(b) + b[0] * Sum(a.AsSpan());
    }

    [Differentiable(All)]
    public static double LambdaWithModifiers(double x)
    {
        Change change = (ref target, by) => target *= by;
        double t = x;
        change(ref t, x);
        for (int i = 0; i < 2; i++)
        {
            change(ref t, Math.Sin(t));
        }

        return t;
    }

    [Differentiable(All)]
    public static double CompoundOperator(double x)
    {
        Counter w = new() { Grams = x };
        w += x;
        for (int i = 0; i < 3; i++)
        {
            w += x * x;
            w++;
            if (w.Grams > 20)
            {
                ++w;
            }
        }

        Counter[] all = [w, new() { Grams = x }];
        all[1] += w.Grams;
        return all[1].Grams * all[0].Grams;
    }

    [Differentiable(All)]
    public static double PartialMembers(double x)
    {
        Part part = new(x);
        part.Value = part.Value * x;
        return part.Value;
    }

    private static double Sum(params ReadOnlySpan<double> values)
    {
        double total = 0;
        foreach (double value in values)
        {
            total += value * value;
        }

        return total;
    }

    private static double SumOfList(params List<double> values)
    {
        double total = 0;
        foreach (double value in values)
        {
            total += value * value;
        }

        return total;
    }

    public struct Weight
    {
        public double Grams;

        public double Pounds { get => field * 2; set => field = value * 3; }

        public double Positive { get; set => field = value < 0 ? 0 : value * value; }
    }

    public struct Counter
    {
        public double Grams;

        public void operator +=(double more) => Grams += more * more;

        public void operator ++() => Grams *= 1.5;
    }

    public partial struct Part
    {
        public double Raw;

        public partial Part(double raw);

        public partial double Value { get; set; }
    }

    public partial struct Part
    {
        public partial Part(double raw) => Raw = raw * 3;

        public partial double Value { get => Raw * Raw; set => Raw = value * 2; }
    }
}

/// <summary>Extension blocks.</summary>
internal static class NewestExtensions
{
    extension(double x)
    {
        public static double Third => 1.0 / 3;

        public double Halved => x / 2;

        public static double Mix(double a, double b) => a * b + a;

        public double Cubed() => x * x * x;

        public double Damped(int steps)
        {
            double start = x;
            for (int i = 0; i < steps; i++)
            {
                x *= 0.5;
                if (x * x < 1e-3)
                {
                    return x;
                }
            }

            return Math.Sin(x) * start;
        }
    }

    extension(ReadOnlySpan<double> values)
    {
        public double Total()
        {
            double total = 0;
            foreach (double value in values)
            {
                total += value * value;
            }

            return total;
        }
    }

    extension<T>(T value)
        where T : System.Numerics.INumber<T>
    {
        public T Twice() => value + value * value;
    }

    extension(NewestModels.Weight)
    {
        public static NewestModels.Weight operator *(NewestModels.Weight weight, double by) => new() { Grams = weight.Grams * by };
    }
}
