// seed 102, program 1789: the bound of a loop was the length of what the variable was before it, whatever it got in there
// input: 1.5, 1.8, 4, 0.9, -1.6, 1.7 | -0, 0.6, -0.4, 0.6
public partial class Model
{
    [Differentiable] public double Slope;
    public double Fixed;
    public int Steps;
    [Differentiable] public double[] Weights = new double[3];

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public double F(double[] x2)
    {
        for (int i0 = 0; i0 < x2.Length; i0++)
        {
            x2 = this.Weights;
            x2[2] += 0.5;
        }
        return 0.5 * x2[2];
    }
}
