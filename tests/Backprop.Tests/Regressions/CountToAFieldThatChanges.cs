// the bound of a loop is a marked field that the loop assigns
// input: 6, 1, 1.5, 0.5
public struct S0 { public double X; }
public partial class Model
{
    [Differentiable] public double Slope;
    [Differentiable] public double Bias;
    [Differentiable] public S0 Part;
    [Differentiable] public double Rate;

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public double F()
    {
        double s = 0;
        for (int i = 0; i < (int)Slope; i++)
        {
            --Slope;
            s += Slope * Bias;
        }

        for (int i = 0; i <= (int)(this.Part.X * 2); i++)
        {
            Part.X -= 0.25;
            s *= Part.X * Rate;
        }

        return s;
    }
}
