using System;

namespace Backprop.Tests.Anchors;

/// <summary>First and second derivatives where there are two, none, or infinite ones: what the contract says of each.</summary>
public sealed class KinkTests
{
    public static TheoryData<string, double, double, double> OfOne => new()
    {
        { "Abs", 0, 0, 0 },
        { "Abs", -0.0, 0, 0 },
        { "Abs", -2, -1, 0 },
        { "Square", 0, 0, 2 },
        { "Cube", 0, 0, 0 },
        { "Cube", -2, 12, -12 },
        { "First", 0, 1, 0 },
        { "Zeroth", 0, 0, 0 },
        { "Inverse", -2, -0.25, -0.25 },
        { "Root", 4, 0.25, -1.0 / 32 },
        { "Root", 0, double.PositiveInfinity, double.NegativeInfinity },
        { "HalfPower", 0, double.PositiveInfinity, double.NegativeInfinity },
        { "Unused", 0, 0, 0 },
        { "NotTaken", 0, 1, 0 },
        { "Positive", 0, 0.5, 0 },
        { "Positive", 3, 1, 0 },
        { "Floor", 2, 0, 0 },
        { "Inside", 1, 0.5, 0 },
        { "Inside", -1, 0.5, 0 },
        { "Inside", 0.5, 1, 0 },
    };

    [Theory]
    [MemberData(nameof(OfOne))]
    public void Derivatives_AreWhatTheContractSays(string name, double x, double first, double second)
    {
        Type kinks = typeof(Kinks);
        Assert.Equal(first, (double)kinks.GetMethod(name + "Gradient")!.Invoke(null, [x])!);
        Assert.Equal(second, (double)kinks.GetMethod(name + "Hvp")!.Invoke(null, [x, 1.0])!);
    }

    [Theory]
    [InlineData(2, 2, 0.5, 0.5)]
    [InlineData(0, -0.0, 0.5, 0.5)]
    [InlineData(3, 2, 1, 0)]
    [InlineData(2, 3, 0, 1)]
    public void Max_SharesATie(double x, double y, double byX, double byY)
    {
        Assert.Equal((byX, byY), Kinks.GreaterGradient(x, y));
        Assert.Equal((0, 0), Kinks.GreaterHvp(x, y, 1, -2));
    }

    [Theory]
    [InlineData(0, 2, 0, 0)]
    [InlineData(0, 1, 1, 0)]
    [InlineData(-2, 3, 12, double.NaN)]
    [InlineData(2, 3, 12, 5.545177444479562)]
    public void Pow_ByBaseAndExponent(double x, double y, double byX, double byY) => Assert.Equal((byX, byY), Kinks.PowGradient(x, y));

    [Fact]
    public void Norms_AreFlatAtTheOrigin()
    {
        Assert.Equal((0, 0), Kinks.NormGradient(0, 0));
        Assert.Equal((0, 0), Kinks.NormHvp(0, 0, 1, 1));
        Assert.Equal((0.6, 0.8), Kinks.NormGradient(3, 4));
    }
}

public static partial class Kinks
{
    private const Derivatives Both = Derivatives.Gradient | Derivatives.Hvp;

    [Differentiable(Both)] public static double Abs(double x) => Math.Abs(x);

    [Differentiable(Both)] public static double Square(double x) => Math.Pow(x, 2);

    [Differentiable(Both)] public static double Cube(double x) => Math.Pow(x, 3);

    [Differentiable(Both)] public static double First(double x) => Math.Pow(x, 1);

    [Differentiable(Both)] public static double Zeroth(double x) => Math.Pow(x, 0);

    [Differentiable(Both)] public static double Inverse(double x) => Math.Pow(x, -1);

    [Differentiable(Both)] public static double Root(double x) => Math.Sqrt(x);

    [Differentiable(Both)] public static double HalfPower(double x) => Math.Pow(x, 0.5);

    [Differentiable(Both)] public static double Unused(double x) => 0 * Math.Sqrt(x);

    [Differentiable(Both)] public static double NotTaken(double x) => x > 0 ? Math.Sqrt(x) : x;

    [Differentiable(Both)] public static double Positive(double x) => Math.Max(x, 0);

    [Differentiable(Both)] public static double Floor(double x) => Math.Floor(x) + (0 * x);

    [Differentiable(Both)] public static double Inside(double x) => Math.Clamp(x, -1, 1);

    [Differentiable(Both)] public static double Greater(double x, double y) => Math.Max(x, y);

    [Differentiable(Both)] public static double Pow(double x, double y) => Math.Pow(x, y);

    [Differentiable(Both)] public static double Norm(double x, double y) => double.Hypot(x, y);
}
