// seed 2, program 659: the generated code does not compile CS0675
// input: -0.3 | 1.2, 0.6000000238418579, -0.3, 0.3
public struct S0
{
    public double X;
    public float Y;
    public double Z;
}

public struct S1
{
    public S0 Inner;
    public double W;
}

public static partial class C
{
    private static readonly double Held = 1.407;

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double F(double x1, S1 x2)
    {
        double Value;
        Value = x2.Inner.Z;
        switch (((long)((int)Held)) | ((long)((int)Value)))
        {
            case 0L:
                --x1;
                break;
        }
        return x1;
    }
}
