// by hand: a copy was taken for another name of what it is copied from, which cannot be written
// input: 1.5, 0.8, -0.6 | 0.3 | 3
public static partial class Model
{
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double F(ReadOnlySpan<double> start, double k, int n)
    {
        double[] now = start.ToArray();
        double[] next = new double[start.Length];
        for (int t = 0; t < n; t++)
        {
            for (int i = 0; i < now.Length; i++)
            {
                next[i] = now[i] * now[i] * k;
            }

            (now, next) = (next, now);
        }

        return now[0] + now[1] * now[2];
    }
}
