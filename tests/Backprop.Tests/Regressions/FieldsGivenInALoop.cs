// fields that a variable gets in a loop are known before it
// input: 1.5, 1.8, 4, 7, 8, 9 | 3.5, 0.5, 2, 1, 0 | 3 | 1, -0.4, 0.6, 3, 4, 2
public struct H { public double[] A; public double B; }
public partial class Model
{
    [Differentiable] public double[] Weights = new double[3];
    public double[] Mine { get; set; } = { 1, 2, 3, 4, 5 };

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public double F(double[] hA, double hB, double[] x)
    {
        double s = 0;
        H g = new H { A = x, B = 0 };
        for (int i = 0; i < x.Length; i++)
        {
            s += x[i] * x[i] + x[0];
            x = i == 2 ? hA : i == 3 ? g.A : i == 1 ? Mine : this.Weights;
        }
        return s;
    }
}
