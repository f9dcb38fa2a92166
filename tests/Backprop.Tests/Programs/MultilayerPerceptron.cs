// the mean squared error of a network of two hidden layers, whose weights are a row a layer, with a penalty
// rows: 4, 4, 2 | 2, 2, 1 | 2, 2, 2
// input: 0.5, -0.3, 1.2, 0.8, 0.7, -1.1, 0.4, 0.9, -0.2, 0.6 | 0.1, -0.2, 0.3, 0.05, 0.4 | 1, 0.5, -0.4, 0.8, 0.3, -1.2 | 0.2, -0.4, 0.6
// input: -0.4, 0.35, 0.2, -0.9, 0.15, 1.3, 0.7, -0.6, 0.45, 0.1 | 0, 0.3, -0.1, 0.2, -0.3 | -0.5, 0.9, 1.1, 0.2, -0.6, 0.4 | 1, 0, -0.5
public static partial class MultilayerPerceptron
{
    private static double Activate(double z, int layer, int layers) => layer == layers - 1 ? z : Math.Tanh(z);

    private static double[] Predict(double[][] weights, double[][] biases, double[] input)
    {
        double[][] activations = new double[weights.Length + 1][];
        activations[0] = (double[])input.Clone();
        for (int layer = 0; layer < weights.Length; layer++)
        {
            double[] before = activations[layer];
            double[] after = new double[biases[layer].Length];
            for (int i = 0; i < after.Length; i++)
            {
                double z = biases[layer][i];
                for (int j = 0; j < before.Length; j++)
                {
                    z += weights[layer][i * before.Length + j] * before[j];
                }

                after[i] = Activate(z, layer, weights.Length);
            }

            activations[layer + 1] = after;
        }

        return activations[^1];
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Loss(double[][] weights, double[][] biases, [NoGradient] double[][] inputs, [NoGradient] double[] targets)
    {
        double loss = 0;
        for (int n = 0; n < inputs.Length; n++)
        {
            double error = Predict(weights, biases, inputs[n])[0] - targets[n];
            loss += error * error;
        }

        double penalty = 0;
        foreach (double[] layer in weights)
        {
            foreach (double w in layer)
            {
                penalty += w * w;
            }
        }

        return loss / inputs.Length + 0.01 * penalty;
    }
}
