// Poisson's equation on a line with its own coefficients, by conjugate gradients through an operator that is a lambda
// input: 0.5, 1.2, 0.8, 1.5, 0.9 | 1, -0.4, 0.6, 0.3
// input: 1, 2, 0.7 | 0.2, 0.9
public delegate void LinearOperator(double[] input, double[] output);

public static partial class ConjugateGradient
{
    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static void Solve(LinearOperator apply, double[] b, double[] x)
    {
        double[] r = (double[])b.Clone();
        double[] p = (double[])b.Clone();
        double[] ap = new double[b.Length];
        double rr = Dot(r, r);
        for (int iteration = 0; iteration < b.Length; iteration++)
        {
            apply(p, ap);
            double alpha = rr / Dot(p, ap);
            for (int i = 0; i < x.Length; i++)
            {
                x[i] += alpha * p[i];
                r[i] -= alpha * ap[i];
            }

            double next = Dot(r, r);
            if (next < 1e-24)
            {
                break;
            }

            double beta = next / rr;
            for (int i = 0; i < p.Length; i++)
            {
                p[i] = r[i] + beta * p[i];
            }

            rr = next;
        }
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Compliance(double[] stiffness, double[] load)
    {
        int n = load.Length;
        var displacement = new double[n];
        Solve(
            (u, f) =>
            {
                for (int i = 0; i < n; i++)
                {
                    double left = i > 0 ? u[i - 1] : 0, right = i < n - 1 ? u[i + 1] : 0;
                    f[i] = stiffness[i] * (u[i] - left) + stiffness[i + 1] * (u[i] - right);
                }
            },
            load,
            displacement);
        return Dot(load, displacement);
    }
}
