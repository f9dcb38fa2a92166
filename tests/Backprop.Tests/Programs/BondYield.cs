// the yield of a bond by Newton's method with bisection as a safeguard, and its convexity-adjusted duration
// input: 0.05, 98.5, 100, 5, 2 | 0.0025
// input: 0.08, 104, 100, 3, 1 | 0.01
public class Bond
{
    public Bond(double coupon, double face, int years, int frequency)
    {
        Coupon = coupon;
        Face = face;
        Years = years;
        Frequency = frequency;
    }

    public double Coupon { get; }

    public double Face { get; }

    public int Years { get; }

    public int Frequency { get; }

    public double Price(double yield, out double slope, out double curvature)
    {
        double price = 0;
        (slope, curvature) = (0, 0);
        double growth = 1 + yield / Frequency;
        for (int period = 1; period <= Years * Frequency; period++)
        {
            double cash = Face * Coupon / Frequency + (period == Years * Frequency ? Face : 0);
            double discounted = cash / Math.Pow(growth, period);
            price += discounted;
            slope -= period * discounted / (growth * Frequency);
            curvature += period * (period + 1) * discounted / (growth * growth * Frequency * Frequency);
        }

        return price;
    }
}

public static partial class BondYield
{
    public record struct Terms(double Coupon, double Quoted, double Face, int Years, int Frequency);

    private static double YieldOf(Bond bond, double quoted)
    {
        double low = -0.5, high = 1, y = bond.Coupon;
        for (int i = 0; i < 60; i++)
        {
            double excess = bond.Price(y, out double slope, out _) - quoted;
            if (excess > 0)
            {
                low = y;
            }
            else
            {
                high = y;
            }

            double next = y - excess / slope;
            if (!(next > low && next < high))
            {
                next = 0.5 * (low + high);
            }

            if (Math.Abs(next - y) < 1e-10)
            {
                return next;
            }

            y = next;
        }

        return y;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double PriceChange(Terms terms, double shift)
    {
        var bond = new Bond(terms.Coupon, terms.Face, terms.Years, terms.Frequency);
        double yield = YieldOf(bond, terms.Quoted);
        double price = bond.Price(yield, out double slope, out double curvature);
        double estimate = slope * shift + 0.5 * curvature * shift * shift;
        return 100 * estimate / price;
    }
}
