// a call without results was written as one with a result
// input: -0.5, 2, -0.5, -2
public static partial class C
{
    private static void R0(int depth)
    {
        if (depth <= 0)
        {
            return;
        }

        R0(depth - 1);
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp)]
    public static void F(Span<double> x1)
    {
        R0(2);
        x1[1] += 0.5;
    }
}
