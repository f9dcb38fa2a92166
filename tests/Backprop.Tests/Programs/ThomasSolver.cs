// Thomas' algorithm for tridiagonal systems: one implicit step of diffusion with its own coefficients everywhere
// input: 0.2, 0.5, 0.9, 0.4, 0.1 | 1, 1.2, 0.8, 1.1, 0.7, 0.9 | 0.05
// input: 1, -1 | 0.5, 1, 2 | 0.3
public static partial class ThomasSolver
{
    private static void SolveTridiagonal(ReadOnlySpan<double> lower, ReadOnlySpan<double> diagonal, ReadOnlySpan<double> upper, Span<double> x)
    {
        Span<double> c = stackalloc double[x.Length];
        c[0] = upper[0] / diagonal[0];
        x[0] /= diagonal[0];
        for (int i = 1; i < x.Length; i++)
        {
            double m = 1 / (diagonal[i] - lower[i] * c[i - 1]);
            c[i] = upper[i] * m;
            x[i] = (x[i] - lower[i] * x[i - 1]) * m;
        }

        for (int i = x.Length - 2; i >= 0; i--)
        {
            x[i] -= c[i] * x[i + 1];
        }
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Energy(Span<double> u, ReadOnlySpan<double> conductivity, double dt)
    {
        int n = u.Length;
        double h = 1.0 / (n + 1);
        double r = dt / (h * h);
        Span<double> lower = stackalloc double[n], diagonal = stackalloc double[n], upper = stackalloc double[n];
        for (int i = 0; i < n; i++)
        {
            (double left, double right) = (conductivity[i], conductivity[i + 1]);
            lower[i] = -r * left;
            upper[i] = -r * right;
            diagonal[i] = 1 + r * (left + right);
        }

        SolveTridiagonal(lower, diagonal, upper, u);
        double energy = 0;
        for (int i = 0; i <= n; i++)
        {
            double difference = (i < n ? u[i] : 0) - (i > 0 ? u[i - 1] : 0);
            energy += 0.5 * conductivity[i] * difference * difference / h;
        }

        return energy;
    }
}
