// a European option after Black and Scholes, with a normal distribution of its own (West's double-precision form of Hart's algorithm)
// input: 100, 95, 0.03, 0.01, 0.25, 0.5 | 0
// input: 42, 40, 0.1, 0, 0.2, 0.5 | 1
// input: 60, 140, 0.02, 0.04, 0.4, 2 | 0
public enum OptionKind { Call, Put }

public readonly record struct Quote(double Spot, double Strike, double Rate, double Yield, double Volatility, double Expiry)
{
    public double Discount => Math.Exp(-Rate * Expiry);

    public double Forward => Spot * Math.Exp((Rate - Yield) * Expiry);

    public double Deviation => Volatility * Math.Sqrt(Expiry);
}

public static class NormalDistribution
{
    private const double SqrtTwoPi = 2.506628274631000502;

    public static double Cdf(double x)
    {
        double z = Math.Abs(x);
        if (z > 37)
        {
            return x > 0 ? 1 : 0;
        }

        double e = Math.Exp(-z * z / 2);
        double tail;
        if (z < 7.07106781186547)
        {
            double n = 3.52624965998911E-02 * z + 0.700383064443688;
            n = n * z + 6.37396220353165;
            n = n * z + 33.912866078383;
            n = n * z + 112.079291497871;
            n = n * z + 221.213596169931;
            n = n * z + 220.206867912376;
            double d = 8.83883476483184E-02 * z + 1.75566716318264;
            d = d * z + 16.064177579207;
            d = d * z + 86.7807322029461;
            d = d * z + 296.564248779674;
            d = d * z + 637.333633378831;
            d = d * z + 793.826512519948;
            d = d * z + 440.413735824752;
            tail = e * n / d;
        }
        else
        {
            double f = z + 0.65;
            for (int k = 4; k >= 1; k--)
            {
                f = z + k / f;
            }

            tail = e / (f * SqrtTwoPi);
        }

        return x > 0 ? 1 - tail : tail;
    }
}

public static partial class BlackScholes
{
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Price(Quote quote, OptionKind kind)
    {
        double d1 = Math.Log(quote.Forward / quote.Strike) / quote.Deviation + 0.5 * quote.Deviation;
        double d2 = d1 - quote.Deviation;
        return quote.Discount * kind switch
        {
            OptionKind.Call => quote.Forward * NormalDistribution.Cdf(d1) - quote.Strike * NormalDistribution.Cdf(d2),
            OptionKind.Put => quote.Strike * NormalDistribution.Cdf(-d2) - quote.Forward * NormalDistribution.Cdf(-d1),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }
}
