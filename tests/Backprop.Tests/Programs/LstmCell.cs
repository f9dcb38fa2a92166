// a long short-term memory over a short sequence, and the squared error of what it says at the end
// input: 0.5, -0.3, 0.8 | 0.1, -0.2, 0.3, 0.4, -0.5, 0.6, 0.7, -0.8, 0.2, 0.3, -0.1, 0.5, 0.4, 0.6, -0.7, 0.2, 0.1, 0.9, -0.4, 0.3, 0.2, -0.6, 0.5, 0.1 | 0.05, 0.1, -0.1, 0.2, 1, 1, 0.3, -0.2 | 0.9, -1.1 | 0.4
// input: 1.2, 0.1 | 0.3, 0.1, -0.3, 0.2, 0.5, -0.6, 0.1, 0.8, 0.4, -0.3, 0.1, -0.5, 0.9, -0.6, 0.7, 0.2, 0.3, 0.3, -0.4, 0.1, 0.2, 0.2, -0.5, 0.7 | 0, 0.2, -0.3, 0.2, 0.5, 1, 0.1, 0.2 | -0.4, 0.6 | -0.2
public static partial class LstmCell
{
    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>The weights of the gates lie behind each other: input, output, forget, candidate; each row is (x, h…).</summary>
    private sealed class Cell
    {
        private readonly double[] _h;
        private readonly double[] _c;
        private readonly double[] _z;

        public Cell(int hidden)
        {
            _h = new double[hidden];
            _c = new double[hidden];
            _z = new double[4 * hidden];
        }

        public ReadOnlySpan<double> Hidden => _h;

        public void Step(double x, ReadOnlySpan<double> weights, ReadOnlySpan<double> biases)
        {
            int n = _h.Length;
            for (int gate = 0; gate < 4 * n; gate++)
            {
                ReadOnlySpan<double> row = weights.Slice(gate * (n + 1), n + 1);
                double sum = biases[gate] + row[0] * x;
                for (int j = 0; j < n; j++)
                {
                    sum += row[j + 1] * _h[j];
                }

                _z[gate] = gate / n == 3 ? Math.Tanh(sum) : Sigmoid(sum);
            }

            for (int i = 0; i < n; i++)
            {
                double input = _z[i], output = _z[n + i], forget = _z[2 * n + i], candidate = _z[3 * n + i];
                _c[i] = forget * _c[i] + input * candidate;
                _h[i] = output * Math.Tanh(_c[i]);
            }
        }
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Loss(double[] sequence, double[] weights, double[] biases, double[] readout, double target)
    {
        var cell = new Cell(readout.Length);
        foreach (double x in sequence)
        {
            cell.Step(x, weights, biases);
        }

        double y = 0;
        for (int i = 0; i < readout.Length; i++)
        {
            y += readout[i] * cell.Hidden[i];
        }

        return (y - target) * (y - target);
    }
}
