using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Backprop.Tests.Contract;

/// <summary>A type parameter that stands for numbers, where code outside of the program sees it.</summary>
public static partial class TypeParameterModels
{
    [Differentiable]
    public static T Outside<T>(T x, [NoGradient] T y)
        where T : IFloatingPointIeee754<T>
    {
        if (y.CompareTo(T.One) > 0 && $"{y} {T.Radix}".Length > 2)
        {
            x *= y;
        }

        return x * x * T.CreateChecked(T.Radix);
    }
}

public sealed class TypeParameterTests
{
    [Fact]
    public void Gradient_ServesEveryFloatingPointType()
    {
        Assert.Equal((4.5, 12), TypeParameterModels.OutsideValueAndGradient(0.75, 2));
        Assert.Equal((4.5f, 12f), TypeParameterModels.OutsideValueAndGradient(0.75f, 2f));
        Assert.Equal(((Half)1.125, (Half)3), TypeParameterModels.OutsideValueAndGradient((Half)0.75, (Half)0.5));
        Assert.Equal((NFloat)12, TypeParameterModels.OutsideGradient((NFloat)0.75, (NFloat)2));
    }
}
