using System;

namespace Backprop.Tests.Contract;

internal static partial class HeldModels
{
    [Differentiable]
    public static double OfCall(double x) => Square(x) * x;

    [Differentiable]
    public static double OfRecursion(double x) => Power(x, 3) * x;

    [Differentiable]
    public static double OfLocalFunction(double x)
    {
        return Twice(x) * x;

        [return: NoGradient]
        static double Twice(double y) => 2 * y;
    }

    [Differentiable]
    public static double OfLambda(double x)
    {
        Func<double, double> twice = [return: NoGradient] (y) => 2 * y;
        return twice(x) * x;
    }

    [Differentiable]
    public static double OfArray(double x)
    {
        double[] squares = Squares(x);
        return squares[0] * squares[1] * x;
    }

    [Differentiable]
    public static double OfTuple(double x)
    {
        (double a, double[] b) = Both(x);
        return a * b[0] * x;
    }

    [Differentiable]
    public static double OfProperty(double x) => new Number { Value = x }.Doubled * x;

    [Differentiable]
    public static double OfOut(double x)
    {
        double z;
        Give(x, out z);
        return z * x;
    }

    [Differentiable]
    public static double OfRef(double x, double y)
    {
        double[] z = [y, y];
        Change(x, ref z[0]);
        Repeat(x, ref z[1], 2);
        return z[0] * z[1] * x;
    }

    private static void Give(double x, [NoGradient] out double z) => z = x * x;

    private static void Change(double x, [NoGradient] ref double z) => z *= x;

    private static void Repeat(double x, [NoGradient] ref double z, int n)
    {
        if (n > 0)
        {
            z *= x;
            Repeat(x, ref z, n - 1);
        }
    }

    [Differentiable]
    public static double OfHidden([NoGradient] Veiled held, Counter counter, double x) => held.Value * counter.Next(2) * x * x;

    /// <summary>What is stored into a copy has a gradient, what was copied has none.</summary>
    [Differentiable]
    public static double OfCopies(double[] y, double x) => Changed(y, x) * x;

    private static double Changed([NoGradient] double[] held, double x)
    {
        double[] copy = (double[])held.Clone();
        copy[0] *= x;
        double[] part = held[1..];
        return copy[0] * part[0];
    }

    [return: NoGradient]
    private static double Square(double x) => x * x;

    [return: NoGradient]
    private static double Power(double x, int n) => n == 0 ? 1 : x * Power(x, n - 1);

    [return: NoGradient]
    private static double[] Squares(double x) => [x * x, 2 * x];

    [return: NoGradient]
    private static (double, double[]) Both(double x) => (x, [x * x]);

    private struct Number
    {
        public double Value;

        public readonly double Doubled
        {
            [return: NoGradient]
            get => 2 * Value;
        }
    }
}

/// <summary>Its members alone see what is in it.</summary>
public readonly struct Veiled(double value)
{
    private readonly double _value = value;

    public double Value => _value + 1;
}

public readonly struct Counter(int count)
{
    private readonly int _count = count;

    public int Next(int step) => _count + step;
}

/// <summary>What a helper returns or leaves that is marked <c>[NoGradient]</c> is a constant.</summary>
public sealed class HeldConstantTests
{
    private const double X = 1.5;

    [Fact]
    public void ReturnValues_CarryNoGradient()
    {
        Assert.Equal(X * X, HeldModels.OfCallGradient(X));
        Assert.Equal(X * X * X, HeldModels.OfRecursionGradient(X));
        Assert.Equal(2 * X, HeldModels.OfLocalFunctionGradient(X));
        Assert.Equal(2 * X, HeldModels.OfLambdaGradient(X));
        Assert.Equal(X * X * 2 * X, HeldModels.OfArrayGradient(X));
        Assert.Equal(X * X * X, HeldModels.OfTupleGradient(X));
        Assert.Equal(2 * X, HeldModels.OfPropertyGradient(X));
    }

    [Fact]
    public void PlacesByReference_CarryNoGradient()
    {
        Assert.Equal(X * X, HeldModels.OfOutGradient(X));
        Assert.Equal((X * 2 * X * X * 2, 0.0), HeldModels.OfRefGradient(X, 2));
    }

    [Fact]
    public void CopiesOfWhatIsHeldConstant_AreMemoryLikeAnyOther()
    {
        double[] gradient = [9, 9];
        Assert.Equal(2 * 3 * 5 * X, HeldModels.OfCopiesGradient([3, 5], X, gradient), 12);
        Assert.Equal([0, 0], gradient);
    }

    [Fact]
    public void StructsThatHideWhatTheyHold_AreHandedOn() => Assert.Equal(2 * X * 5 * 7, HeldModels.OfHiddenGradient(new Veiled(4), new Counter(5), X));
}
