using System;

namespace Backprop.Tests.Anchors;

/// <summary>The sensitivities of an option have closed forms (Hull, Options, Futures, and Other Derivatives).</summary>
public sealed class OptionTests
{
    [Theory]
    [InlineData(100, 0.2, 95, 0.03, 0.5)]
    [InlineData(42, 0.35, 40, 0.1, 0.5)]
    [InlineData(100, 0.15, 130, 0.01, 2)]
    [InlineData(100, 0.6, 60, -0.01, 0.25)]
    public void DeltaVegaGammaVannaVolga_AreTheClosedForms(double spot, double volatility, double strike, double rate, double expiry)
    {
        double deviation = volatility * Math.Sqrt(expiry);
        double d1 = ((Math.Log(spot / strike) + (rate * expiry)) / deviation) + (deviation / 2);
        double d2 = d1 - deviation;
        double density = Options.Density(d1);
        double vega = spot * density * Math.Sqrt(expiry);
        double gamma = density / (spot * deviation);
        double vanna = -density * d2 / volatility;
        double volga = vega * d1 * d2 / volatility;

        (double spotSlope, double volatilitySlope) = Options.CallGradient(spot, volatility, strike, rate, expiry);
        double[] hessian = new double[4];
        Options.CallHessian(spot, volatility, strike, rate, expiry, hessian);

        Assert.InRange(spotSlope, 0, 1);
        Close(DeltaBySum(d1), spotSlope);
        Close(vega, volatilitySlope);
        Close(gamma, hessian[0]);
        Close(vanna, hessian[1]);
        Close(vanna, hessian[2]);
        Close(volga, hessian[3]);
    }

    /// <summary>Φ(d) as an integral, by Simpson's rule.</summary>
    private static double DeltaBySum(double d)
    {
        const int Steps = 20000;
        double h = (d + 12) / Steps;
        double sum = Options.Density(-12) + Options.Density(d);
        for (int i = 1; i < Steps; i++)
        {
            sum += (i % 2 == 0 ? 2 : 4) * Options.Density(-12 + (i * h));
        }

        return sum * h / 3;
    }

    private static void Close(double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-10 * Math.Max(1, Math.Abs(expected)), $"{expected:R} expected, {actual:R} found");
}
