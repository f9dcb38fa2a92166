// a parameter that is not written, but a variable may refer to it or to one that is, was put back like a written one
// input: -1.6, -0.5, 1.7, 0.7, 1.3, -0.1 | 0.07, -1.2, 1.6, 1.5
public struct S0
{
    public double X;
    public double Y;
}

public static partial class C
{
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double F(S0[] x0, S0[] x1)
    {
        x0 = x1;
        int k0 = 0;
        do
        {
            x1[1].Y += x0[1].Y > 0 ? 0.5 : Math.Pow(x0[1].Y, 2);
        }
        while (k0++ < 3);
        return 0.5 * x0[1].Y;
    }
}
