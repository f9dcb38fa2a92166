// an American put on the tree of Cox, Ross and Rubinstein, rolled back in place
// input: 100, 105, 0.04, 0.3, 1 | 20
// input: 36, 40, 0.06, 0.2, 1 | 7
// input: 50, 30, 0.01, 0.5, 2 | 12
public static partial class AmericanOption
{
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Put((double Spot, double Strike, double Rate, double Volatility, double Expiry) option, int steps)
    {
        var (spot, strike, rate, volatility, expiry) = option;
        double dt = expiry / steps;
        double up = Math.Exp(volatility * Math.Sqrt(dt));
        double down = 1 / up;
        double growth = Math.Exp(rate * dt);
        double p = (growth - down) / (up - down);
        double Exercise(int i, int j) => strike - spot * Math.Pow(up, 2 * j - i);

        Span<double> values = stackalloc double[steps + 1];
        for (int j = 0; j <= steps; j++)
        {
            values[j] = Math.Max(0, Exercise(steps, j));
        }

        for (int i = steps - 1; i >= 0; i--)
        {
            for (int j = 0; j <= i; j++)
            {
                double hold = (p * values[j + 1] + (1 - p) * values[j]) / growth;
                double exercise = Exercise(i, j);
                values[j] = hold > exercise ? hold : exercise;
            }
        }

        return values[0];
    }
}
