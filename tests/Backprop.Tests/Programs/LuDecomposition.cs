// a linear system by LU with partial pivoting in place, with a permutation; the residual of a second right-hand side
// input: 0.1, 2, 0.3, 1.5, 0.4, -0.6, 0.7, 0.2, 1.8 | 1, 2, 3 | 0.5, -1, 0.25
// input: 3, 1, 1, 4 | 0.3, 0.4 | 1, -2
public readonly ref struct SquareMatrix
{
    private readonly Span<double> _data;

    public SquareMatrix(Span<double> data, int size)
    {
        _data = data;
        Size = size;
    }

    public int Size { get; }

    public ref double this[int row, int column] => ref _data[row * Size + column];

    public void SwapRows(int i, int j)
    {
        for (int k = 0; k < Size; k++)
        {
            (this[i, k], this[j, k]) = (this[j, k], this[i, k]);
        }
    }
}

public static partial class LuDecomposition
{
    private static int Decompose(SquareMatrix m, Span<int> permutation)
    {
        int sign = 1;
        for (int k = 0; k < m.Size; k++)
        {
            permutation[k] = k;
        }

        for (int k = 0; k < m.Size; k++)
        {
            int pivot = k;
            for (int i = k + 1; i < m.Size; i++)
            {
                if (Math.Abs(m[i, k]) > Math.Abs(m[pivot, k]))
                {
                    pivot = i;
                }
            }

            if (pivot != k)
            {
                m.SwapRows(pivot, k);
                (permutation[pivot], permutation[k]) = (permutation[k], permutation[pivot]);
                sign = -sign;
            }

            for (int i = k + 1; i < m.Size; i++)
            {
                m[i, k] /= m[k, k];
                for (int j = k + 1; j < m.Size; j++)
                {
                    m[i, j] -= m[i, k] * m[k, j];
                }
            }
        }

        return sign;
    }

    private static double[] Solve(SquareMatrix lu, ReadOnlySpan<int> permutation, ReadOnlySpan<double> b)
    {
        var x = new double[b.Length];
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = b[permutation[i]];
            for (int j = 0; j < i; j++)
            {
                x[i] -= lu[i, j] * x[j];
            }
        }

        for (int i = x.Length - 1; i >= 0; i--)
        {
            for (int j = i + 1; j < x.Length; j++)
            {
                x[i] -= lu[i, j] * x[j];
            }

            x[i] /= lu[i, i];
        }

        return x;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Objective(Span<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c)
    {
        int n = b.Length;
        Span<int> permutation = stackalloc int[n];
        var m = new SquareMatrix(a, n);
        int sign = Decompose(m, permutation);
        double determinant = sign;
        for (int i = 0; i < n; i++)
        {
            determinant *= m[i, i];
        }

        double[] x = Solve(m, permutation, b);
        double[] y = Solve(m, permutation, c);
        double dot = 0;
        for (int i = 0; i < n; i++)
        {
            dot += x[i] * y[i];
        }

        return dot * Math.Sqrt(Math.Abs(determinant));
    }
}
