// the log-likelihood of a mixture of Gaussians with full covariances, by their Cholesky factors
// input: 0.4, 0.1, 0.2, 0.3, -0.1, 0.2, -0.3, 1, 0.8, 0.1, -0.2, 0.1 | 0.2, 0.1, 0.9, 1.1, 0.5, 0.4
// input: 0, 0.5, -0.2, -0.4, 0.3, 0.1 | 1, 0.2, -0.3, 0.8
public struct Component
{
    public double LogWeight;
    public double MeanX;
    public double MeanY;
    public double LogL11;
    public double L21;
    public double LogL22;

    public readonly double LogDensity(double x, double y)
    {
        double u = (x - MeanX) / Math.Exp(LogL11);
        double v = (y - MeanY - L21 * u) / Math.Exp(LogL22);
        return -Math.Log(2 * Math.PI) - LogL11 - LogL22 - 0.5 * (u * u + v * v);
    }
}

public static partial class GaussianMixture
{
    private static double LogSumExp(ReadOnlySpan<double> values)
    {
        double max = values[0];
        foreach (double value in values[1..])
        {
            if (value > max)
            {
                max = value;
            }
        }

        double sum = 0;
        foreach (double value in values)
        {
            sum += Math.Exp(value - max);
        }

        return max + Math.Log(sum);
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double LogLikelihood(ReadOnlySpan<Component> mixture, ReadOnlySpan<double> points)
    {
        Span<double> terms = stackalloc double[mixture.Length];
        for (int k = 0; k < mixture.Length; k++)
        {
            terms[k] = mixture[k].LogWeight;
        }

        double normalization = LogSumExp(terms);
        double total = 0;
        for (int i = 0; i + 1 < points.Length; i += 2)
        {
            for (int k = 0; k < mixture.Length; k++)
            {
                terms[k] = mixture[k].LogWeight - normalization + mixture[k].LogDensity(points[i], points[i + 1]);
            }

            total += LogSumExp(terms);
        }

        return total;
    }
}
