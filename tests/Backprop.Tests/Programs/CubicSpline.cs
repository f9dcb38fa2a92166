// a natural cubic spline through points, its value by binary search, and its bending energy
// input: 0, 1, 1.5, 3, 4.2 | 0.3, 1.1, 0.7, -0.2, 0.5 | 2.3
// input: -1, 0.5, 2 | 1, -0.4, 0.8 | 0.1
public readonly ref struct Spline
{
    private readonly ReadOnlySpan<double> _x;
    private readonly ReadOnlySpan<double> _y;
    private readonly Span<double> _moments;

    public Spline(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> moments)
    {
        _x = x;
        _y = y;
        _moments = moments;
        Fit();
    }

    private void Fit()
    {
        int n = _x.Length;
        Span<double> d = stackalloc double[n];
        Span<double> u = stackalloc double[n];
        for (int i = 1; i < n - 1; i++)
        {
            double left = _x[i] - _x[i - 1], right = _x[i + 1] - _x[i];
            double sigma = left / (left + right);
            double p = sigma * d[i - 1] + 2;
            d[i] = (sigma - 1) / p;
            double jump = (_y[i + 1] - _y[i]) / right - (_y[i] - _y[i - 1]) / left;
            u[i] = (6 * jump / (left + right) - sigma * u[i - 1]) / p;
        }

        _moments[n - 1] = 0;
        for (int i = n - 2; i >= 0; i--)
        {
            _moments[i] = d[i] * _moments[i + 1] + u[i];
        }
    }

    public double this[double x]
    {
        get
        {
            int low = 0, high = _x.Length - 1;
            while (high - low > 1)
            {
                int middle = (low + high) >> 1;
                if (_x[middle] > x)
                {
                    high = middle;
                }
                else
                {
                    low = middle;
                }
            }

            double h = _x[high] - _x[low];
            double a = (_x[high] - x) / h, b = (x - _x[low]) / h;
            return a * _y[low] + b * _y[high] + ((a * a * a - a) * _moments[low] + (b * b * b - b) * _moments[high]) * h * h / 6;
        }
    }

    public double Bending
    {
        get
        {
            double sum = 0;
            for (int i = 1; i < _x.Length; i++)
            {
                double m0 = _moments[i - 1], m1 = _moments[i];
                sum += (_x[i] - _x[i - 1]) * (m0 * m0 + m0 * m1 + m1 * m1) / 3;
            }

            return sum;
        }
    }
}

public static partial class CubicSpline
{
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double ValueAndBending(double[] x, double[] y, double at)
    {
        var spline = new Spline(x, y, stackalloc double[x.Length]);
        return spline[at] + 0.01 * spline.Bending;
    }
}
