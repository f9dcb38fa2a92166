// what an object initialiser gives a new struct was taken for state, and the helper refused
// input: -1.4, -0.3, 1.6
public struct S0
{
    public double X;
    public double Y;
    public double Z;
}

public static partial class C
{
    private static double H1(double y0)
    {
        return y0 * new S0 { X = 0.5, Y = y0, Z = 0.5 }.Y;
    }

    private static double H2(double y0)
    {
        S0[] made = new S0[2];
        made[1].X = y0;
        return made[1].X * made[0].Y;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double F(S0 x1)
    {
        double rest = H1(x1.Y) + H2(x1.X);
        return rest * x1.Z;
    }
}
