using System;
using System.Linq;
using System.Numerics;

namespace Backprop.Tests.Contract;

/// <summary>Functions of a vector that call them.</summary>
public static partial class RuleModels
{
    private const Derivatives All = Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp | Derivatives.Jacobian | Derivatives.Hessian | Derivatives.Tape;

    [Differentiable(All)]
    public static double Scalars(ReadOnlySpan<double> x)
    {
        double s = RuledMethods.Soft(x[0] * x[1]);
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 0.5)
            {
                s = RuledMethods.Soft(s * x[i]) + RuledMethods.Blend(s, x[i]);
            }
            else
            {
                s -= RuledMethods.Blend(s);
            }
        }

        return s * RuledMethods.Cube(x[1]);
    }

    [Differentiable(All)]
    public static double Results(ReadOnlySpan<double> x)
    {
        double s = 0;
        for (int i = 1; i < x.Length; i++)
        {
            (double radius, double angle) = RuledMethods.Polar(x[i - 1], x[i]);
            double sine = RuledMethods.SinCos(angle * x[i], out double cosine);
            s += (radius * radius * sine) + (cosine * radius);
        }

        RuledMethods.Advance(ref s, x[0], 2);
        return s;
    }

    [Differentiable(All)]
    public static double Arrays(ReadOnlySpan<double> x)
    {
        double[] values = new double[x.Length];
        double[] weights = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            values[i] = x[i] * x[i];
            weights[i] = i + 1;
        }

        double s = RuledMethods.Total(values, weights) * RuledMethods.Norm(x);
        values[0] = s;
        return RuledMethods.Norm(values.AsSpan(0, 2)) + (s * s);
    }

    [Differentiable(All)]
    public static double Written(ReadOnlySpan<double> x)
    {
        double[] values = x.ToArray();
        double[] sums = new double[x.Length];
        double s = 0;
        for (int i = 0; i < 2; i++)
        {
            s += values[0] * values[1];
            RuledMethods.Squares(values, x[i]);
            s += values[0] * values[0];
            RuledMethods.Sums(values, sums);
            values[1] = sums[2] * s;
        }

        return s + sums[1];
    }

    [Differentiable(All)]
    public static double Structs(ReadOnlySpan<double> x)
    {
        RuledPair pair = new() { X = x[0], Y = x[1] };
        double s = pair.Dot(x[2]);
        for (int i = 0; i < 2; i++)
        {
            s += pair.Turn(x[i]) * pair.Y;
        }

        return s + pair.Dot(s);
    }

    [Differentiable(All)]
    public static double Helpers(ReadOnlySpan<double> x) => Fall(x, x.Length - 1, x[0]) * RuledBox<double>.Fold(x[1], 3) * Apply(RuledMethods.Soft, x[2]);

    private static double Fall(ReadOnlySpan<double> x, int n, double s) =>
        n < 0 ? RuledMethods.Norm(x) * s : RuledMethods.Soft(Fall(x, n - 1, s * x[n]) + RuledMethods.Blend(s, x[n])) * s;

    private static double Apply(Func<double, double> f, double x) => f(f(x));

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Virtual(RuledShape shape, double x) => shape.Area(x) * x;

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp)]
    public static float Vectors(Vector3 v, float k)
    {
        Vector3 sum = v;
        for (int i = 0; i < 2; i++)
        {
            sum += RuledMethods.Bent(sum, k);
        }

        return Vector3.Dot(sum, v);
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp)]
    public static double Sevens(double x, double y) => RuledMethods.Seven(x) * y;

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Odds(double x) => RuledMethods.Odd(x);

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Roots(double x, double y) => RuledMethods.Root(x) * y;

    [Differentiable(StrongZero = false)]
    public static double WeakRoots(double x, double y) => RuledMethods.Root(x) * y;

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp)]
    public static double Inactive(double x, [NoGradient] double y) => x * RuledMethods.Soft(y);

    [Differentiable(Derivatives.Gradient)]
    public static void InPlace(double[] values, double scale)
    {
        RuledMethods.Squares(values, scale);
        RuledMethods.Squares(values.AsSpan(1), values[0]);
    }

    [Differentiable(Derivatives.Jacobian | Derivatives.Jvp)]
    public static void Curve(ReadOnlySpan<double> x, Span<double> sums)
    {
        RuledMethods.Sums(x, sums);
        sums[0] *= x[1];
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Inner(double x, double y) => RuledMethods.Soft(x) * y;

    public static partial (double x, double y) InnerGradient(double x, double y);

    public static partial (double x, double y) InnerHvp(double x, double y, double xDirection, double yDirection);

    public static partial (double Value, double Tangent) InnerJvp(double x, double y, double xTangent, double yTangent);

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double OfGradient(double x, double y)
    {
        (double ofX, double ofY) = InnerGradient(x, y);
        return (ofX * ofX) + (ofX * ofY);
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double OfHvp(double x, double y)
    {
        (double ofX, double ofY) = InnerHvp(x, y, 1, 2);
        return ofX + (ofX * ofY);
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double OfJvp(double x, double y)
    {
        double tangent = InnerJvp(x, y, 1, 2).Tangent;
        return tangent * tangent;
    }
}
