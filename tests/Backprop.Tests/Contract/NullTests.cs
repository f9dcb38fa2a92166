using System;

namespace Backprop.Tests.Contract;

/// <summary>Where there is no array, derivatives do what the method does.</summary>
public sealed class NullTests
{
    private static readonly double[] s_a = [2, 3];

    [Fact]
    public void WhatTheMethodThrows_ItsDerivativesThrow()
    {
        Assert.Equal("a", Assert.Throws<ArgumentNullException>(() => NullModels.GuardedGradient(null!, [])).ParamName);
        Assert.Equal("a", Assert.Throws<ArgumentNullException>(() => NullModels.GuardedJvp(null!, [])).ParamName);
        Assert.Equal("a", Assert.Throws<ArgumentNullException>(() => NullModels.GuardedHvp(null!, [], [])).ParamName);
        Assert.Equal("a", Assert.Throws<ArgumentNullException>(() => NullModels.GuardedForward(null!, new Tape())).ParamName);
        Assert.Equal("none", Assert.Throws<InvalidOperationException>(() => NullModels.CheckedValueAndGradient(null!, 2, [])).Message);
        Assert.Equal(0, NullModels.CheckedGradient([], 2, []));
    }

    [Fact]
    public void WithoutAnArray_TheOtherBranchIsTaken()
    {
        double[] gradient = new double[2];
        Assert.Equal(13, NullModels.WeightedValueAndGradient(s_a, null, gradient));
        Assert.Equal([4, 6], gradient);
        Assert.Equal(5 * 4 + 7 * 9, NullModels.WeightedValueAndGradient(s_a, [5, 7], gradient));
        Assert.Equal([20, 42], gradient);

        double[] hessian = new double[4];
        NullModels.WeightedHessian(s_a, null, hessian);
        Assert.Equal([2, 0, 0, 2], hessian);
    }

    [Fact]
    public void OnATape_ItIsKnownAfterwards()
    {
        using Tape tape = new();
        foreach ((double[]? weights, double[] expected) in new[] { (null, new double[] { 4, 6 }), (new double[] { 5, 7 }, new double[] { 20, 42 }) })
        {
            double[] gradient = new double[2];
            NullModels.WeightedForward(s_a, weights, tape);
            NullModels.WeightedBackward(tape, 1, gradient);
            Assert.Equal(expected, gradient);
        }
    }

    [Fact]
    public void APatternOfSomething_DoesNotMatchNothing()
    {
        Assert.Equal((14, 7), Both(null, []));
        Assert.Equal((4, 4), Both([], []));
        Assert.Equal((6, 3), Both([3], [0]));

        static (double, double) Both(double[]? a, double[] sink)
        {
            (double value, double x) = NullModels.KindValueAndGradient(a, 2, sink);
            Assert.Equal(NullModels.Kind(a, 2), value);
            return (value, x);
        }
    }
}
