// a determinant and a linear system by LU over an array of arrays, whose rows change places to pivot
// rows: 3, 3, 3
// input: 0.1, 2, 0.3, 1.5, 0.4, -0.6, 0.7, 0.2, 1.8 | 1, 2, 3
// input: 3, 1, 0.2, 1, 4, -0.3, 0.5, 6, 1.2 | 0.3, 0.4, -0.7
public static partial class JaggedLu
{
    private static double[][] Copy(double[][] a)
    {
        double[][] copy = new double[a.Length][];
        for (int i = 0; i < a.Length; i++)
        {
            copy[i] = (double[])a[i].Clone();
        }

        return copy;
    }

    private static double[][] Decompose(double[][] a, int[] permutation, out int sign)
    {
        int n = a.Length;
        double[][] lu = Copy(a);
        sign = 1;
        for (int i = 0; i < n; i++)
        {
            permutation[i] = i;
        }

        for (int j = 0; j < n - 1; j++)
        {
            int pivot = j;
            double largest = Math.Abs(lu[j][j]);
            for (int i = j + 1; i < n; i++)
            {
                if (Math.Abs(lu[i][j]) > largest)
                {
                    largest = Math.Abs(lu[i][j]);
                    pivot = i;
                }
            }

            if (pivot != j)
            {
                double[] row = lu[pivot];
                lu[pivot] = lu[j];
                lu[j] = row;
                (permutation[pivot], permutation[j]) = (permutation[j], permutation[pivot]);
                sign = -sign;
            }

            for (int i = j + 1; i < n; i++)
            {
                lu[i][j] /= lu[j][j];
                for (int k = j + 1; k < n; k++)
                {
                    lu[i][k] -= lu[i][j] * lu[j][k];
                }
            }
        }

        return lu;
    }

    private static double[] Solve(double[][] lu, double[] b)
    {
        double[] x = (double[])b.Clone();
        for (int i = 1; i < x.Length; i++)
        {
            double sum = x[i];
            for (int j = 0; j < i; j++)
            {
                sum -= lu[i][j] * x[j];
            }

            x[i] = sum;
        }

        for (int i = x.Length - 1; i >= 0; i--)
        {
            for (int j = i + 1; j < x.Length; j++)
            {
                x[i] -= lu[i][j] * x[j];
            }

            x[i] /= lu[i][i];
        }

        return x;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Objective(double[][] a, double[] b)
    {
        int[] permutation = new int[a.Length];
        double[][] lu = Decompose(a, permutation, out int sign);
        double determinant = sign;
        for (int i = 0; i < lu.Length; i++)
        {
            determinant *= lu[i][i];
        }

        double[] permuted = new double[b.Length];
        for (int i = 0; i < b.Length; i++)
        {
            permuted[i] = b[permutation[i]];
        }

        double norm = 0;
        foreach (double x in Solve(lu, permuted))
        {
            norm += x * x;
        }

        return norm + Math.Log(Math.Abs(determinant));
    }
}
