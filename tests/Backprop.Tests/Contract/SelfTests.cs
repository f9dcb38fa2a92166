using System;

namespace Backprop.Tests.Contract;

/// <summary>The marked fields of an object are inputs by whatever name it goes.</summary>
public sealed class SelfTests
{
    private static Recoil Made(double rate = 3, double rest = 5) => new() { Rate = rate, Rest = rest };

    [Fact]
    public void ByAParameterOfAHelper_OnlyThisObjectHasAGradient()
    {
        var gradients = new Recoil.Gradients(Made());
        Assert.Equal((2 * 3 * 2 * 7 * 5.0, (3 * 7 * 2 * 2 * 5) + (3 * 7 * 4)), Made().ByHelperValueAndGradient(2, Made(7), gradients));
        Assert.Equal(2 * 2 * 7 * 5, gradients.Rate);
        Assert.Equal(0, gradients.Rest);
        Assert.Equal(2 * 2 * 7 * 5, Made().ByHelperJvp(2, Made(7), new Recoil.Gradients(Made()) { Rate = 1 }, 0).Tangent);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-2)]
    public void ByALocal(double x)
    {
        var gradients = new Recoil.Gradients(Made());
        Made().ByLocalGradient(x, gradients);
        Assert.Equal(Slope(rate => Made(rate).ByLocal(x), 3), gradients.Rate, 4);
        Assert.Equal(Slope(rest => Made(3, rest).ByLocal(x), 5), gradients.Rest, 4);
    }

    [Fact]
    public void AFieldThatIsStoredInto()
    {
        var gradients = new Recoil.Gradients(Made());
        double x = Made().StoredGradient(2, gradients);
        Assert.Equal(Slope(t => Made().Stored(t), 2), x, 4);
        Assert.Equal(Slope(rate => Made(rate).Stored(2), 3), gradients.Rate, 4);
        Assert.Equal(Slope(rest => Made(3, rest).Stored(2), 5), gradients.Rest, 4);
    }

    [Fact]
    public void ByAPartOfAStructOrATuple()
    {
        var gradients = new Recoil.Gradients(Made());
        Assert.Equal(Slope(t => Made().ByParts(t), 2), Made().ByPartsGradient(2, gradients), 3);
        Assert.Equal(Slope(rate => Made(rate).ByParts(2), 3), gradients.Rate, 3);
        Assert.Equal(Slope(rest => Made(3, rest).ByParts(2), 5), gradients.Rest, 3);
    }

    private static double Slope(Func<double, double> f, double at) => (f(at + 1e-5) - f(at - 1e-5)) / 2e-5;
}
