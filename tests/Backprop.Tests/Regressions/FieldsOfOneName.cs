// the columns of a parameter's fields, of which some are called like fields of the class
// input: 1.7, 1.3 | 0.1, 1.8, 1.7, 0.9, -0.2, 1.5, -0.6, 0.4
public struct Layer
{
    public double[] Row;
    public double Bias;
    public double[] Thin;
    public double Slope;
}

public partial class Model
{
    [Differentiable] public double Slope;
    [Differentiable] public double Bias;

    [Differentiable(Derivatives.Gradient | Derivatives.Jacobian | Derivatives.Hessian | Derivatives.Tape)]
    public double F(Layer x) => x.Thin[0] * x.Bias * Slope + x.Row[1] * x.Slope * Bias - x.Thin[2] * x.Thin[1];
}
