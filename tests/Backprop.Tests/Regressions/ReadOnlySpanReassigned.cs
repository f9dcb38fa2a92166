// the shadow of a reassigned read-only span was read-only itself
// input: 0, 0.1, -0.6
public static partial class C
{
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double F(ReadOnlySpan<float> x0)
    {
        x0 = x0.Slice(1);
        return x0[1] * 0.23;
    }
}
