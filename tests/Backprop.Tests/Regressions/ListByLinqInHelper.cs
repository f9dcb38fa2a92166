// a helper changes a list that System.Linq has made for it, which nobody else sees
// input: 0.7 | -1.2
public static partial class C
{
    private static void Run(ref double v, double x)
    {
        var list = new List<double> { v, x };
        var copy = System.Linq.Enumerable.ToList(list);
        copy[0] *= x;
        list.Add(copy[0]);
        v = list[2] * copy[1] + list[0] * copy.Count;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double F(double v, double x)
    {
        Run(ref v, x * x);
        return v * v;
    }
}
