using System;

namespace Backprop.Tests.Contract;

/// <summary>Numbers that are printed in books.</summary>
public sealed class TextbookTests
{
    [Fact]
    public void Shop_HasTheTextbooksGradients()
    {
        (double value, double apples, double apple, double oranges, double orange, double tax) = Textbook.ShopValueAndGradient(2, 100, 3, 150, 1.1);
        Assert.Equal(715, value, 10);
        Assert.Equal(110, apples, 10);
        Assert.Equal(2.2, apple, 10);
        Assert.Equal(165, oranges, 10);
        Assert.Equal(3.3, orange, 10);
        Assert.Equal(650, tax, 10);
    }

    [Fact]
    public void Rosenbrock_HasItsHessianAtTheMinimum()
    {
        Assert.Equal((802, -400), Textbook.RosenbrockHvp(1, 1, 1, 0));
        Assert.Equal((-400, 200), Textbook.RosenbrockHvp(1, 1, 0, 1));
        Assert.Equal((0, 0), Textbook.RosenbrockGradient(1, 1));
    }

    [Theory]
    [InlineData(1.1, 13780.6123398)]
    [InlineData(0.9, 0.0000265613988876)]
    public void Chain_OfHundredLayers_ExplodesOrVanishes(double weight, double expected)
    {
        (double x, _) = Textbook.ChainGradient(1, weight);
        Assert.Equal(expected, x, expected * 1e-10);
    }

    [Fact]
    public void Value_IsBitIdentical()
    {
        (double value, _, _) = Shapes.EnergyValueAndGradient(0.3, 1.7);
        Assert.Equal(BitConverter.DoubleToInt64Bits(Shapes.Energy(0.3, 1.7)), BitConverter.DoubleToInt64Bits(value));
    }
}
