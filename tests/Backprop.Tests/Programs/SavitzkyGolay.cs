// a Savitzky–Golay smoother whose weights come from its normal equations, with mirrored ends; the roughness of what it leaves
// input: 0.1, 0.5, 0.2, 0.9, 0.4, 1.1, 0.8, 1.3 | 2, 2
// input: 1, 0.4, -0.3, 0.6, 0.2 | 1, 1
public static partial class SavitzkyGolay
{
    /// <summary>The weights at the middle of a window of 2m + 1 points, by elimination of the normal equations.</summary>
    private static double[] Weights(int m, int degree)
    {
        int n = degree + 1;
        var a = new double[n, n + 1];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                for (int k = -m; k <= m; k++)
                {
                    a[i, j] += Math.Pow(k, i + j);
                }
            }
        }

        a[0, n] = 1;
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < n; i++)
            {
                if (i == k)
                {
                    continue;
                }

                double f = a[i, k] / a[k, k];
                for (int j = k; j <= n; j++)
                {
                    a[i, j] -= f * a[k, j];
                }
            }
        }

        var weights = new double[2 * m + 1];
        for (int k = -m; k <= m; k++)
        {
            for (int i = 0; i < n; i++)
            {
                weights[k + m] += a[i, n] / a[i, i] * Math.Pow(k, i);
            }
        }

        return weights;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Roughness(ReadOnlySpan<double> signal, (int HalfWidth, int Degree) settings)
    {
        double[] weights = Weights(settings.HalfWidth, settings.Degree);
        int n = signal.Length;
        int Mirror(int i) => i < 0 ? -i : i >= n ? 2 * (n - 1) - i : i;
        Span<double> smooth = stackalloc double[n];
        for (int i = 0; i < n; i++)
        {
            double sum = 0;
            for (int k = 0; k < weights.Length; k++)
            {
                sum += weights[k] * signal[Mirror(i + k - settings.HalfWidth)];
            }

            smooth[i] = sum;
        }

        double roughness = 0;
        for (int i = 1; i < n - 1; i++)
        {
            double bend = smooth[i - 1] - 2 * smooth[i] + smooth[i + 1];
            roughness += bend * bend;
        }

        return Math.Log(roughness + 1e-3);
    }
}
