// the eigenvalues of a symmetric matrix by cyclic Jacobi rotations; the logarithm of its condition
// input: 4, 0.5, 0.3, 3, 0.2, 2 | 3
// input: 1, -0.7, 2.5 | 2
public static partial class JacobiEigenvalues
{
    private static void Rotate(double[,] a, int p, int q)
    {
        if (Math.Abs(a[p, q]) < 1e-300)
        {
            return;
        }

        double theta = (a[q, q] - a[p, p]) / (2 * a[p, q]);
        double t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
        double c = 1 / Math.Sqrt(t * t + 1), s = t * c;
        int n = a.GetLength(0);
        for (int k = 0; k < n; k++)
        {
            double kp = a[k, p], kq = a[k, q];
            a[k, p] = c * kp - s * kq;
            a[k, q] = s * kp + c * kq;
        }

        for (int k = 0; k < n; k++)
        {
            double pk = a[p, k], qk = a[q, k];
            a[p, k] = c * pk - s * qk;
            a[q, k] = s * pk + c * qk;
        }
    }

    private static double OffDiagonal(double[,] a)
    {
        double sum = 0;
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < i; j++)
            {
                sum += a[i, j] * a[i, j];
            }
        }

        return sum;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double LogCondition(ReadOnlySpan<double> upper, int n)
    {
        var a = new double[n, n];
        for (int i = 0, k = 0; i < n; i++)
        {
            for (int j = i; j < n; j++, k++)
            {
                a[i, j] = a[j, i] = upper[k];
            }
        }

        for (int sweep = 0; sweep < 12 && OffDiagonal(a) > 1e-9; sweep++)
        {
            for (int p = 0; p < n - 1; p++)
            {
                for (int q = p + 1; q < n; q++)
                {
                    Rotate(a, p, q);
                }
            }
        }

        double least = double.MaxValue, greatest = double.MinValue;
        for (int i = 0; i < n; i++)
        {
            least = Math.Min(least, a[i, i]);
            greatest = Math.Max(greatest, a[i, i]);
        }

        return Math.Log(greatest / least);
    }
}
