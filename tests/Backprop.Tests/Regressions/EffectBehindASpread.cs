// what stands behind the last spread of a collection is evaluated after the spread has been copied, what stands before it earlier
// input: -0.3, 0.5, -0.6
public static partial class Model
{
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double F(double[] x)
    {
        double[] first = [.. x, x[0] += x[1], x[0] * x[2]];
        double[] second = [x[2] *= x[1], .. x, x[2] += x[0], .. x];
        System.Collections.Generic.List<double> third = [.. x, x[1] *= x[0]];
        System.Span<double> fourth = [x[0] += 1, .. first, x[1] -= first[0]];
        float[] single = [(float)x[1], .. x.Length > 2 ? new float[] { 1, 2 } : new float[1]];
        double[] fifth = [x[2], .. single, x[0] += single[0] = 3, .. single];
        x[0] += fifth[1] * fifth[5] + fifth[4];
        return first[0] * first[3] + first[4] + second[0] * second[3] * second[7] + third[1] * third[3] + fourth[0] * fourth[6] + x[2];
    }
}
