// a mini-batch through batch normalization and a leaky ReLU, towards targets, with running statistics
// input: 0.5, 1.2, -0.3, 0.8, -0.9, 0.4, 1.5, -0.2 | 1.1, 0.7, 0.2, -0.1 | 0.1, 0.6, -0.2, 0.9, 0.3, 0.5, 0.8, 0.1 | 0, 1, 0, 1
// input: 1, -2, 3, 0.5 | 0.9, 0.3 | 0.4, 0.2, 0.1, 0.7 | 0.5, 0.9
public struct Scaling
{
    public double Gamma { get; set; }

    public double Beta { get; set; }
}

public struct Statistics
{
    public double Mean;
    public double Variance;

    public void Blend(double mean, double variance, double momentum = 0.1)
    {
        Mean = (1 - momentum) * Mean + momentum * mean;
        Variance = (1 - momentum) * Variance + momentum * variance;
    }
}

public static partial class BatchNormalization
{
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Loss(ReadOnlySpan<double> batch, ReadOnlySpan<Scaling> scalings, ReadOnlySpan<double> targets, Span<Statistics> running)
    {
        int features = scalings.Length;
        int count = batch.Length / features;
        double loss = 0;
        for (int f = 0; f < features; f++)
        {
            double mean = 0;
            for (int i = 0; i < count; i++)
            {
                mean += batch[i * features + f];
            }

            mean /= count;
            double variance = 0;
            for (int i = 0; i < count; i++)
            {
                double d = batch[i * features + f] - mean;
                variance += d * d / count;
            }

            running[f].Blend(mean, variance);
            double inverse = 1 / Math.Sqrt(variance + 1e-5);
            for (int i = 0; i < count; i++)
            {
                double normal = (batch[i * features + f] - mean) * inverse;
                double z = scalings[f].Gamma * normal + scalings[f].Beta;
                double a = z >= 0 ? z : 0.01 * z;
                double e = a - targets[i * features + f];
                loss += e * e;
            }
        }

        return loss / batch.Length;
    }
}
