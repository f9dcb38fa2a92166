// least squares by Householder reflections: the sum of squared residuals of a polynomial fit
// input: 0, 0.5, 1.1, 1.8, 2.4, 3.1 | 0.9, 1.3, 0.4, -0.2, 0.5, 1.8 | 3
// input: -1, 0.2, 0.9, 1.3 | 0.2, 0.8, -0.4, 1 | 2
public static partial class HouseholderQr
{
    private static double Norm(double[,] a, int column, int from)
    {
        double sum = 0;
        for (int i = from; i < a.GetLength(0); i++)
        {
            sum += a[i, column] * a[i, column];
        }

        return Math.Sqrt(sum);
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Residual(ReadOnlySpan<double> t, ReadOnlySpan<double> y, int terms)
    {
        int m = t.Length, n = terms;
        double[,] a = new double[m, n + 1];
        for (int i = 0; i < m; i++)
        {
            double power = 1;
            for (int j = 0; j < n; j++, power *= t[i])
            {
                a[i, j] = power;
            }

            a[i, n] = y[i];
        }

        double[] v = new double[m];
        for (int k = 0; k < n; k++)
        {
            double alpha = -Math.CopySign(Norm(a, k, k), a[k, k]);
            Array.Clear(v);
            for (int i = k; i < m; i++)
            {
                v[i] = i == k ? a[i, k] - alpha : a[i, k];
            }

            double vv = 0;
            for (int i = k; i < m; i++)
            {
                vv += v[i] * v[i];
            }

            for (int j = k; j <= n; j++)
            {
                double dot = 0;
                for (int i = k; i < m; i++)
                {
                    dot += v[i] * a[i, j];
                }

                double f = 2 * dot / vv;
                for (int i = k; i < m; i++)
                {
                    a[i, j] -= f * v[i];
                }
            }
        }

        double rest = Norm(a, n, n);
        double first = a[0, n] / a[0, 0];
        return rest * rest + 0.1 * first * first;
    }
}
