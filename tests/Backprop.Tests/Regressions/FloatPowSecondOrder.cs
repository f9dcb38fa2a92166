// Math.Log, not MathF.Log, in the second derivative of a power of floats
// input: -1.2
public static partial class C
{
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double F(float x1)
    {
        float t = MathF.Pow(MathF.Sin(0.5f), x1);
        for (int i0 = 1; i0 >= 0; i0--)
        {
            if (x1 > 0)
            {
                return 0.5;
            }
        }

        return 0.5 - t;
    }
}
