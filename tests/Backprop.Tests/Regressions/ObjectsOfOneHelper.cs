// a helper that makes an object, and changes it in a branch, is called twice
// input: 0.6, 0.5, -0.3
public sealed class Counter
{
    public double X;
    public Counter(double x) => X = x;
    public void Add(double d) { if (d > 0.1) { X += d * d; } }
}
public static partial class Model
{
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double F(double[] x)
    {
        Counter first = Make(x[0]);
        Counter second = Make(x[1]);
        var list = List(x[1], x);
        var other = List(0.25, x);
        first.Add(second.X);
        return first.X * second.X + list[0] * other[other.Count - 1] + other[0];
    }
    private static Counter Make(double p) { var made = new Counter(p); made.Add(p); return made; }
    private static System.Collections.Generic.List<double> List(double p, double[] x)
    {
        var made = new System.Collections.Generic.List<double> { p * 2 };
        foreach (double v in x) { if (v > p) { made.Add(v * v); } else { made[0] *= v; } }
        return made;
    }
}
