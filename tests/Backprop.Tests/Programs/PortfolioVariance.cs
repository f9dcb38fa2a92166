// a portfolio's utility: return less risk by volatilities and correlations, transaction costs, and a penalty for what is short
// input: 0.4, 0.35, 0.25 | 0.08, 0.2, 0.05, 0.12, 0.11, 0.3 | 0.3, -0.1, 0.2 | 3, 0.002
// input: 1.3, -0.3 | 0.03, 0.1, 0.07, 0.25 | 0.6 | 5, 0.01
public sealed record Asset(double ExpectedReturn, double Volatility);

public readonly record struct Market(double ExpectedReturn, double Volatility);

public readonly record struct Preferences(double RiskAversion, double Cost);

public static partial class PortfolioVariance
{
    private static int PairIndex(int i, int j, int n)
    {
        (int low, int high) = i < j ? (i, j) : (j, i);
        return low * (2 * n - low - 1) / 2 + high - low - 1;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Utility(ReadOnlySpan<double> weights, ReadOnlySpan<Market> assets, ReadOnlySpan<double> correlations, Preferences preferences)
    {
        int n = weights.Length;
        double expected = 0, variance = 0, turnover = 0, shorted = 0;
        for (int i = 0; i < n; i++)
        {
            expected += weights[i] * assets[i].ExpectedReturn;
            turnover += Math.Abs(weights[i] - 1.0 / n);
            shorted += weights[i] switch { < 0 and var w => w * w, _ => 0 };
            for (int j = 0; j < n; j++)
            {
                double correlation = i == j ? 1 : correlations[PairIndex(i, j, n)];
                variance += weights[i] * weights[j] * assets[i].Volatility * assets[j].Volatility * correlation;
            }
        }

        var benchmark = new Asset(0.02, 0);
        double sharpe = (expected - benchmark.ExpectedReturn) / Math.Sqrt(variance);
        return expected - 0.5 * preferences.RiskAversion * variance - preferences.Cost * turnover - 10 * shorted + 0.01 * sharpe;
    }
}
