// seed 2, program 13893: Gradient throws System.ArgumentOutOfRangeException
// input: -1.7
public static partial class C
{

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double F(double x0)
    {
        int k0 = 0;
        while (k0++ < 2)
        {
            if (true)
            {
                return 0.5;
            }
            double[] s = new double[] { 0.5, x0 };
            if (true)
            {
                return (double)((float)s[1]);
            }
            if (true)
            {
                s[0] *= 0.5;
                break;
            }
        }
        return 0.5;
    }
}
