// constants, which have no place, handed to parameters by read-only reference
// input: 0.7 | -1.2
public static partial class C
{
    private const double K = 3;

    private static double Square(in double x) => x * x;

    private static float Half(this in float x) => x / 2;

    private static double Power(in double x, int n) => n == 0 ? 1 : x * Power(in x, n - 1);

    private static double Ruled(in double x) => x * x * x;

    [DerivativeOf(typeof(C), nameof(Ruled))]
    private static void RuledBackward(in double x, double upstream, ref double xGradient) => xGradient += upstream * 3 * x * x;

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp | Derivatives.Tape)]
    public static double F(double x, double y)
    {
        const double v = 1.5;
        const float f = 0.25f;
        const int n = 2;
        double sum = Square(v) * x + Square(K) * y + Square(n) * x * y;
        for (int i = 0; i < n; i++)
        {
            const double step = 0.125;
            sum = sum * Square(step) + Ruled(step) * x + Ruled(v) * y * y + Power(v, 3) * x * x;
        }

        return sum * f.Half();
    }
}
