// the log marginal likelihood of a Gaussian process with a Matérn or a squared-exponential kernel, by Cholesky in place
// input: 0.1, 0.7, 1.5, 2.2 | 0.3, 0.9, 1.1, 0.2 | 0.9, 1.2, 0.1 | 0
// input: 0.1, 0.8, 1.9 | -0.3, 0.4, 0.2 | 0.6, 0.8, 0.3 | 1
public interface IKernel
{
    double this[double r] { get; }
}

public readonly struct SquaredExponential(double length, double amplitude) : IKernel
{
    public double this[double r] => amplitude * amplitude * Math.Exp(-0.5 * r * r / (length * length));
}

public readonly struct Matern52(double length, double amplitude) : IKernel
{
    public double this[double r]
    {
        get
        {
            double s = Math.Sqrt(5) * Math.Abs(r) / length;
            return amplitude * amplitude * (1 + s + s * s / 3) * Math.Exp(-s);
        }
    }
}

public static partial class GaussianProcess
{
    public readonly record struct Hyperparameters(double Length, double Amplitude, double Noise);

    private static void Cholesky(double[,] a)
    {
        int n = a.GetLength(0);
        for (int j = 0; j < n; j++)
        {
            for (int i = j; i < n; i++)
            {
                double sum = a[i, j];
                for (int k = j - 1; k >= 0; k--)
                {
                    sum -= a[i, k] * a[j, k];
                }

                if (i == j)
                {
                    if (sum <= 0)
                    {
                        throw new InvalidOperationException("not positive definite");
                    }

                    a[j, j] = Math.Sqrt(sum);
                }
                else
                {
                    a[i, j] = sum / a[j, j];
                }
            }
        }
    }

    private static double Evidence<TKernel>(TKernel kernel, double noise, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
        where TKernel : IKernel
    {
        int n = x.Length;
        var k = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                k[i, j] = kernel[x[i] - x[j]] + (i == j ? noise * noise : 0);
            }
        }

        Cholesky(k);
        double[] z = y.ToArray();
        double quadratic = 0, logDeterminant = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                z[i] -= k[i, j] * z[j];
            }

            z[i] /= k[i, i];
            quadratic += z[i] * z[i];
            logDeterminant += 2 * Math.Log(k[i, i]);
        }

        return -0.5 * (quadratic + logDeterminant + n * Math.Log(2 * Math.PI));
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double LogMarginalLikelihood([NoGradient] ReadOnlySpan<double> x, ReadOnlySpan<double> y, Hyperparameters h, bool smooth) =>
        smooth
            ? Evidence(new SquaredExponential(h.Length, h.Amplitude), h.Noise, x, y)
            : Evidence(new Matern52(h.Length, h.Amplitude), h.Noise, x, y);
}
