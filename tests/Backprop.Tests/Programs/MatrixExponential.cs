// the exponential of a matrix by scaling and squaring with a Padé approximant: the states of a Markov chain in continuous time
// input: 0.5, 0.2, 0.1, 0.7, 0.3, 0.4 | 1.7 | 0.9, 0.1, 0
// input: 0.05, 0.1, 0.2, 0.1, 0.05, 0.02 | 0.3 | 0.2, 0.3, 0.5
public static partial class MatrixExponential
{
    private static double[,] Multiply(double[,] a, double[,] b)
    {
        var c = new double[a.GetLength(0), b.GetLength(1)];
        MultiplyInto(a, b, c);
        return c;
    }

    private static void MultiplyInto(double[,] a, double[,] b, double[,] c)
    {
        int n = a.GetLength(0);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                c[i, j] = 0;
                for (int k = 0; k < n; k++)
                {
                    c[i, j] += a[i, k] * b[k, j];
                }
            }
        }
    }

    /// <summary>Overwrites <paramref name="b"/> by the solution of a · x = b, by Gauss and Jordan without pivoting.</summary>
    private static void SolveInPlace(double[,] a, double[,] b)
    {
        int n = a.GetLength(0);
        for (int k = 0; k < n; k++)
        {
            double pivot = a[k, k];
            for (int j = 0; j < n; j++)
            {
                a[k, j] /= pivot;
                b[k, j] /= pivot;
            }

            for (int i = 0; i < n; i++)
            {
                if (i != k)
                {
                    double f = a[i, k];
                    for (int j = 0; j < n; j++)
                    {
                        a[i, j] -= f * a[k, j];
                        b[i, j] -= f * b[k, j];
                    }
                }
            }
        }
    }

    private static double NormInf(double[,] a)
    {
        double norm = 0;
        for (int i = 0; i < a.GetLength(0); i++)
        {
            double row = 0;
            for (int j = 0; j < a.GetLength(1); j++)
            {
                row += Math.Abs(a[i, j]);
            }

            norm = Math.Max(norm, row);
        }

        return norm;
    }

    private static double[,] Exp(double[,] a)
    {
        int n = a.GetLength(0);
        int squarings = Math.Max(0, 1 + (int)Math.Floor(Math.Log2(NormInf(a))));
        double scale = Math.Pow(0.5, squarings);
        var x = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                x[i, j] = a[i, j] * scale;
            }
        }

        // Diagonal Padé approximant of degree three.
        double[,] x2 = Multiply(x, x);
        double[,] x3 = Multiply(x2, x);
        var numerator = new double[n, n];
        var denominator = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                double even = (i == j ? 1 : 0) + x2[i, j] / 10;
                double odd = x[i, j] / 2 + x3[i, j] / 120;
                numerator[i, j] = even + odd;
                denominator[i, j] = even - odd;
            }
        }

        SolveInPlace(denominator, numerator);
        double[,] result = numerator;
        double[,] square = denominator;
        for (; squarings > 0; squarings--)
        {
            MultiplyInto(result, result, square);
            (result, square) = (square, result);
        }

        return result;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Entropy(ReadOnlySpan<double> rates, double time, ReadOnlySpan<double> start)
    {
        int n = start.Length;
        var generator = new double[n, n];
        int next = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                if (i != j)
                {
                    double rate = rates[next++] * time;
                    generator[i, j] = rate;
                    generator[i, i] -= rate;
                }
            }
        }

        double[,] p = Exp(generator);
        double entropy = 0;
        for (int j = 0; j < n; j++)
        {
            double probability = 0;
            for (int i = 0; i < n; i++)
            {
                probability += start[i] * p[i, j];
            }

            entropy -= probability * Math.Log(probability);
        }

        return entropy;
    }
}
