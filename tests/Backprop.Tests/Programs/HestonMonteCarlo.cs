// a call under Heston's stochastic volatility, full truncation, over normals that were drawn before
// input: 100, 0.04, 1.5, 0.05, 0.4, -0.6 | 98, 0.02, 1 | 0.3, -0.5, 1.1, 0.2, -0.7, 0.9, 0.4, 1.3, -1.2, 0.1, 0.6, -0.3, 0.8, -0.4, 0.5, -1.6 | 4
// input: 80, 0.09, 0.8, 0.06, 0.3, 0.2 | 60, 0.01, 0.5 | 0.1, 0.5, -0.4, 0.8, 1.2, -0.2, 0.3, -0.9 | 2
public record struct HestonParameters(double Spot, double Variance, double Kappa, double Theta, double Xi, double Rho);

public readonly struct Contract
{
    public readonly double Strike;
    public readonly double Rate;
    public readonly double Maturity;

    public Contract(double strike, double rate, double maturity)
    {
        Strike = strike;
        Rate = rate;
        Maturity = maturity;
    }

    public double Payoff(double spot) => Math.Max(spot - Strike, 0);
}

public static partial class HestonMonteCarlo
{
    /// <summary>One step of the log-Euler scheme.</summary>
    private static void Step(ref double logSpot, ref double variance, in HestonParameters p, double rate, double dt, double z1, double z2)
    {
        double correlated = p.Rho * z1 + Math.Sqrt(1 - p.Rho * p.Rho) * z2;
        double positive = Math.Max(variance, 0);
        double root = Math.Sqrt(positive * dt);
        logSpot += (rate - 0.5 * positive) * dt + root * z1;
        variance += p.Kappa * (p.Theta - positive) * dt + p.Xi * root * correlated;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Price(HestonParameters p, Contract contract, [NoGradient] ReadOnlySpan<double> normals, int steps)
    {
        int paths = normals.Length / (2 * steps);
        double dt = contract.Maturity / steps;
        double sum = 0;
        for (int path = 0; path < paths; path++)
        {
            ReadOnlySpan<double> z = normals.Slice(2 * steps * path, 2 * steps);
            foreach (int sign in stackalloc[] { 1, -1 })
            {
                double x = Math.Log(p.Spot);
                double v = p.Variance;
                for (int step = 0; step < steps; step++)
                {
                    Step(ref x, ref v, p, contract.Rate, dt, sign * z[2 * step], sign * z[2 * step + 1]);
                }

                sum += contract.Payoff(Math.Exp(x));
            }
        }

        return Math.Exp(-contract.Rate * contract.Maturity) * sum / (2 * paths);
    }
}
