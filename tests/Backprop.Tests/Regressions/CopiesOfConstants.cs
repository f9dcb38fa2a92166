// a copy of an array that is held constant is memory like any other: what is stored into it has a gradient
// input: 0.7, -1.2, 0.5, 0.3, 0.4, 1.1, -0.6 | 0.6, -0.9 | 1.3
public struct Layer
{
    public double[] Row;
    public double Bias;
    [NoGradient] public double[] Mask;
}

public static partial class C
{
    private static double Helper([NoGradient] double[] held, double x)
    {
        double[] copy = (double[])held.Clone();
        double kept = copy[1];
        copy[0] = x * x;
        double[] part = held[1..];
        part[0] *= x;
        return copy[0] * kept + part[0];
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp | Derivatives.Hessian | Derivatives.Tape)]
    public static double F(Layer layer, double[] y, double x)
    {
        double[] part = layer.Mask[0..2];
        part[0] = x * layer.Row[0];
        double[] clone = (double[])layer.Mask.Clone();
        clone[1] *= x * layer.Bias;
        double[] array = layer.Mask.AsSpan().ToArray();
        array[0] += y[0] * y[1];
        return part[0] * part[1] + clone[0] * clone[1] + array[0] * array[0] + Helper(layer.Mask, x * y[0]);
    }
}
