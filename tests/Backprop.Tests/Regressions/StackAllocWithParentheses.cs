// what stands in parentheses in the initialiser of a stackalloc was refused
// input: 1.4 | 0.3
public static partial class C
{
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double F(double x0, double x1)
    {
        Span<double> m3 = stackalloc double[] { (0.80 * (Math.Abs(x0))), (x1 *= x0), 0.5 };
        return m3[0] * m3[1] * x1;
    }
}
