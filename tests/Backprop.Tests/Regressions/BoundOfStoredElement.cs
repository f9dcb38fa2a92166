// the bound of a loop, computed once, from elements that the loop stores into
// input: 3.7, 1.2 | 3, 2
public static partial class C
{
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp | Derivatives.Jacobian)]
    public static double F(double[] x, int[] k)
    {
        double s = x[0];
        for (int r = 0; r < 2; r++)
        {
            foreach (int t in Derivative.Checkpointed(k[1] - 1, (k[0] * 2 + r) & 7))
            {
                k[0]--;
                k[1] += t;
                s = Math.Sin(s * k[1] + x[1]);
            }

            foreach (int t in Derivative.Checkpointed(0, ((int)x[0]) & 7))
            {
                x[0] += 0.5;
                s = s * x[0] + x[1];
            }

            k[0] = 3;
            k[1] = 1;
        }

        return s;
    }
}
