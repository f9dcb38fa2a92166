using System;
using System.Numerics;
using Backprop.Gen.Graph;
using Backprop.Gen.Rules;
using Backprop.Tests.Rules;

namespace Backprop.Tests.Contract;

/// <summary><c>Derivative.Clip</c>: the value and a tangent pass, the gradient is clamped, and its own derivative is that of what was clamped.</summary>
public static partial class ClipModels
{
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Cube(double x)
    {
        double y = Derivative.Clip(x, -2, 2);
        return y * y * y;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static T Generic<T>(T x)
        where T : IFloatingPointIeee754<T>
    {
        T y = Derivative.Clip(x, -T.One - T.One, T.One + T.One);
        return y * y * y;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp)]
    public static double Chain(double x, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
        {
            s = Derivative.Clip(s * 3, low: -0.5, high: 1.5);
        }

        return s;
    }

    [Differentiable]
    public static float Weighted(Vector3 v, Vector3 weights) => Vector3.Dot(Derivative.Clip(v, -1, 1), weights);

    [Differentiable]
    public static double Magnitude(Complex z) => 4 * Derivative.Clip(z, -1, 3).Magnitude;
}

public sealed class ClipTests
{
    [Theory]
    [InlineData(0.5, 0.75, 3)]
    [InlineData(2, 2, 0)]
    [InlineData(-3, 2, 0)]
    public void Gradient_IsClamped_AndItsDerivativeWithIt(double x, double gradient, double curvature)
    {
        Assert.Equal((x * x * x, gradient), ClipModels.CubeValueAndGradient(x));
        Assert.Equal((x * x * x, 3 * x * x), ClipModels.CubeJvp(x, 1));
        Assert.Equal(curvature, ClipModels.CubeHvp(x, 1));
    }

    [Fact]
    public void Gradient_OfATypeParameter_IsClamped()
    {
        Assert.Equal((27f, 2f), ClipModels.GenericValueAndGradient(3f));
        Assert.Equal((Half.One, (Half)3), ClipModels.GenericJvp(Half.One, Half.One));
        Assert.Equal(3, ClipModels.GenericHvp(0.5, 1));
    }

    [Fact]
    public void Gradient_IsClampedAtEveryStep()
    {
        // 1 becomes 3 · 1, then 3 · 1.5, then 3 · 1.5.
        Assert.Equal(4.5, ClipModels.ChainGradient(0.1, 3));
        Assert.Equal(27, ClipModels.ChainJvp(0.1, 3, 1).Tangent, 1e-12);
    }

    [Fact]
    public void Gradient_OfVectorsAndComplexNumbers_IsClampedByComponent()
    {
        (Vector3 v, Vector3 weights) = ClipModels.WeightedGradient(new(1, 2, 3), new(0.5f, -4, 7));
        Assert.Equal(new Vector3(0.5f, -1, 1), v);
        Assert.Equal(new Vector3(1, 2, 3), weights);
        Complex z = ClipModels.MagnitudeGradient(new(3, -4));
        Assert.Equal((2.4, -1.0), (z.Real, z.Imaginary), (x, y) => Math.Abs(x.Item1 - y.Item1) < 1e-15 && x.Item2 == y.Item2);
    }

    [Fact]
    public void Rule_ClampsOnTheWayBackOnly()
    {
        Rule rule = RuleTable.For(Operations.Clip);
        double Back(double u) => RuleInterpreter.Evaluate(rule.MapBack(0)!, name => name switch { "u" => u, "y" => -1, "z" => 2, _ => double.NaN });
        Assert.Equal((-1.0, 0.5, 2.0), (Back(-3), Back(0.5), Back(7)));
    }
}
