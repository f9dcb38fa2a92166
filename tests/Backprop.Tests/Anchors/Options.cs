using System;

namespace Backprop.Tests.Anchors;

/// <summary>The price of a European call after Black and Scholes (1973).</summary>
public static partial class Options
{
    [Differentiable(Derivatives.Gradient | Derivatives.Hessian)]
    public static double Call(double spot, double volatility, [NoGradient] double strike, [NoGradient] double rate, [NoGradient] double expiry)
    {
        double deviation = volatility * Math.Sqrt(expiry);
        double d1 = (Math.Log(spot / strike) + (rate * expiry)) / deviation + (deviation / 2);
        return (spot * Cdf(d1)) - (strike * Math.Exp(-rate * expiry) * Cdf(d1 - deviation));
    }

    /// <summary>The normal distribution by its series, ½ + φ(x) Σ x²ᵏ⁺¹ / (1·3·…·(2k+1)), until the terms vanish (Marsaglia 2004).</summary>
    private static double Cdf(double x)
    {
        double term = x;
        double sum = x;
        for (int k = 1; Math.Abs(term) > 1e-18 * Math.Abs(sum) && k < 200; k++)
        {
            term *= x * x / ((2 * k) + 1);
            sum += term;
        }

        return 0.5 + (sum * Density(x));
    }

    public static double Density(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
}
