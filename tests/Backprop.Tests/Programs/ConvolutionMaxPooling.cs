// a small image through a convolution, ReLU, max-pooling and a dense layer, with the cross-entropy of a label
// input: 0.1, 0.5, 0.9, 0.3, 0.2, 0.8, 0.4, 0.6, 0.7, 0.15, 0.35, 0.95, 0.45, 0.55, 0.25, 0.65, 0.85, 0.05, 0.75, 0.12, 0.33, 0.71, 0.22, 0.91, 0.41 | 0.3, -0.5, 0.8, 0.2, -0.7, 0.6, 0.4, 0.1 | 0.1, -0.2 | 0.5, -0.4, 0.3, 0.2, 0.6, -0.1, 0.7, 0.8, -0.3, 0.9, 0.15, -0.6, 0.2, 0.4, 0.55, -0.35 | 1
// input: 0.4, 0.2, 0.6, 0.8, 0.1, 0.9, 0.3, 0.7, 0.5 | 0.5, -0.5, 0.8, 0.2 | 0.3 | 0.6, 0.4, -0.3 | 2
public static partial class ConvolutionMaxPooling
{
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Loss(ReadOnlySpan<double> image, ReadOnlySpan<double> kernels, ReadOnlySpan<double> biases, ReadOnlySpan<double> dense, int label)
    {
        int side = (int)Math.Sqrt(image.Length + 0.5), channels = biases.Length, outer = side - 1, pooled = outer / 2;
        double[,,] maps = new double[channels, outer, outer];
        for (int c = 0; c < channels; c++)
        {
            ReadOnlySpan<double> kernel = kernels.Slice(4 * c, 4);
            for (int i = 0; i < outer; i++)
            {
                for (int j = 0; j < outer; j++)
                {
                    double sum = biases[c];
                    for (int di = 0; di < 2; di++)
                    {
                        for (int dj = 0; dj < 2; dj++)
                        {
                            sum += kernel[2 * di + dj] * image[(i + di) * side + j + dj];
                        }
                    }

                    maps[c, i, j] = Math.Max(0, sum);
                }
            }
        }

        int features = channels * pooled * pooled;
        Span<double> flat = stackalloc double[features];
        int at = 0;
        for (int c = 0; c < channels; c++)
        {
            for (int i = 0; i < pooled; i++)
            {
                for (int j = 0; j < pooled; j++)
                {
                    double max = double.NegativeInfinity;
                    for (int k = 0; k < 4; k++)
                    {
                        if (maps[c, 2 * i + k / 2, 2 * j + k % 2] is var value && value > max)
                        {
                            max = value;
                        }
                    }

                    flat[at++] = max;
                }
            }
        }

        int classes = dense.Length / features;
        double total = 0, chosen = 0;
        for (int y = 0; y < classes; y++)
        {
            double logit = 0;
            for (int i = 0; i < features; i++)
            {
                logit += dense[y * features + i] * flat[i];
            }

            total += Math.Exp(logit);
            if (y == label)
            {
                chosen = logit;
            }
        }

        return Math.Log(total) - chosen;
    }
}
