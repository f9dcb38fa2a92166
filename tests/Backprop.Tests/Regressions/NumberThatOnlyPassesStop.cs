// seed 102, program 3317: a number that only passes Derivative.Stop was assigned to itself, which C# warns of
// input: 0.5 | 2
public static partial class C
{
    internal static double R0(int depth, double y1)
    {
        if (depth <= 0)
        {
            return y1;
        }
        y1 %= 1.25;
        y1 = y1 = ((depth & 3) switch { 0 => y1, _ when ((y1 > (-0.0)) && (depth != depth)) => y1, _ => Derivative.Stop(y1) });
        return Math.Sin(R0(depth - 1, 0.1) - (y1 * 1.0));
    }
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double F(double x, int n) => R0(n, x);
}
