// the likelihood of returns under a GARCH(1,1) with leverage and Student's t, on transformed parameters
// input: -3, -1, 2, 0.3, 1.5 | 0.1, -0.4, 0.25, 0.6, -0.7, 0.05
// input: -2, 0.2, 0.5, -0.1, 0.7 | 0.9, -1.1, 0.3
public static partial class GarchVolatility
{
    private readonly record struct Constrained(double Omega, double Alpha, double Beta, double Gamma, double Degrees)
    {
        public double Next(double variance, double shock) =>
            Omega + (Alpha + (shock < 0 ? Gamma : 0)) * shock * shock + Beta * variance;
    }

    public struct Raw
    {
        public double LogOmega, LogitAlpha, LogitBeta, Leverage, LogDegrees;
    }

    private static Constrained Transform(in Raw raw)
    {
        static double Logistic(double z) => 1.0 / (1.0 + Math.Exp(-z));
        double alpha = 0.3 * Logistic(raw.LogitAlpha);
        return new(
            Omega: Math.Exp(raw.LogOmega),
            Alpha: alpha,
            Beta: (1 - alpha) * Logistic(raw.LogitBeta),
            Gamma: 0.1 * Math.Tanh(raw.Leverage),
            Degrees: 2.1 + Math.Exp(raw.LogDegrees));
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double NegativeLogLikelihood(Raw raw, ReadOnlySpan<double> returns)
    {
        Constrained p = Transform(in raw);
        double variance = p.Omega / (1 - p.Alpha - p.Beta + 0.5);
        double sum = 0;
        foreach (double r in returns)
        {
            double z2 = r * r / variance;
            sum += 0.5 * Math.Log(variance) + 0.5 * (p.Degrees + 1) * Math.Log(1 + z2 / (p.Degrees - 2)) + 0.5 * Math.Log(p.Degrees - 2);
            variance = p.Next(variance, r);
        }

        return sum;
    }
}
