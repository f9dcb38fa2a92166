// the log-likelihood of gamma-distributed waiting times, with Lanczos' approximation of the logarithm of Γ and its reflection
// input: 2.3, 1.4 | 0.5, 1.2, 2.7, 0.9
// input: 0.3, 0.6 | 0.1, 0.7
public static partial class GammaFunction
{
    private static readonly double[] s_coefficients =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
        -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    private static double LogGamma(double x, ReadOnlySpan<double> c)
    {
        if (x < 0.5)
        {
            return Math.Log(Math.PI / Math.Abs(Math.Sin(Math.PI * x))) - LogGamma(1 - x, c);
        }

        x -= 1;
        double a = c[0];
        double t = x + 7.5;
        for (int i = 1; i < c.Length; i++)
        {
            a += c[i] / (x + i);
        }

        return 0.5 * Math.Log(2 * Math.PI) + (x + 0.5) * Math.Log(t) - t + Math.Log(a);
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double LogLikelihood((double Shape, double Rate) prior, params double[] waits)
    {
        var (shape, rate) = prior;
        double sum = 0;
        foreach (double wait in waits)
        {
            sum += shape * Math.Log(rate) - LogGamma(shape, s_coefficients) + (shape - 1) * Math.Log(wait) - rate * wait;
        }

        return sum;
    }
}
