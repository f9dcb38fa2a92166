// par swap rates are bootstrapped to a curve of discount factors, one Newton solve a maturity; a forward swap is valued on it
// input: 0.02, 0.025, 0.027, 0.03 | 1, 2, 5, 7 | 0.028
// input: 0.04, 0.035, 0.03 | 1, 3, 6 | 0.02
public sealed class DiscountCurve
{
    private readonly double[] _times;
    private readonly double[] _logs;
    private int _count;

    public DiscountCurve(int capacity)
    {
        _times = new double[capacity + 1];
        _logs = new double[capacity + 1];
        _count = 1;
    }

    public void Add(double time, double logDiscount)
    {
        _times[_count] = time;
        _logs[_count] = logDiscount;
        _count++;
    }

    public void ReplaceLast(double logDiscount) => _logs[_count - 1] = logDiscount;

    /// <summary>Log-linear between the nodes, flat forwards behind the last.</summary>
    public double Discount(double time)
    {
        int i = 1;
        while (i < _count - 1 && _times[i] < time)
        {
            i++;
        }

        double w = (time - _times[i - 1]) / (_times[i] - _times[i - 1]);
        return Math.Exp((1 - w) * _logs[i - 1] + w * _logs[i]);
    }
}

public static partial class CurveBootstrap
{
    private const double Bump = 1e-4;

    private static double SwapValue(DiscountCurve curve, double rate, int from, int to)
    {
        double annuity = 0;
        for (int year = from + 1; year <= to; year++)
        {
            annuity += curve.Discount(year);
        }

        return curve.Discount(from) - curve.Discount(to) - rate * annuity;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double ForwardSwap(double[] rates, int[] maturities, double strike)
    {
        var curve = new DiscountCurve(rates.Length);
        for (int i = 0; i < rates.Length; i++)
        {
            double guess = -rates[i] * maturities[i];
            curve.Add(maturities[i], guess);
            for (int iteration = 0; iteration < 6; iteration++)
            {
                double value = SwapValue(curve, rates[i], 0, maturities[i]);
                curve.ReplaceLast(guess + Bump);
                double slope = (SwapValue(curve, rates[i], 0, maturities[i]) - value) / Bump;
                guess -= value / slope;
                curve.ReplaceLast(guess);
            }
        }

        return 10_000 * SwapValue(curve, strike, 2, maturities[^1]);
    }
}
