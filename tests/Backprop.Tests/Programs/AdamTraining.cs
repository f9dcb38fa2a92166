// the loss after a few steps of Adam on a small fit, by its hyperparameters and where it starts
// input: 0.5, -0.3 | 0.05, 0.9, 0.99 | 0.2, 0.8, 1.1, 0.4, 1.9, -0.5 | 4
// input: -0.2, 0.6 | 0.1, 0.8, 0.95 | 0.5, 0.9, 1.3, 0.1 | 3
public readonly record struct AdamSettings(double Rate, double Beta1, double Beta2);

public static partial class AdamTraining
{
    private class Adam
    {
        private readonly AdamSettings _settings;
        private readonly double[] _m;
        private readonly double[] _v;
        private double _power1 = 1;
        private double _power2 = 1;

        public Adam(AdamSettings settings, int size)
        {
            _settings = settings;
            _m = new double[size];
            _v = new double[size];
        }

        public void Step(Span<double> weights, ReadOnlySpan<double> gradient)
        {
            var (rate, beta1, beta2) = _settings;
            _power1 *= beta1;
            _power2 *= beta2;
            for (int i = 0; i < weights.Length; i++)
            {
                _m[i] = beta1 * _m[i] + (1 - beta1) * gradient[i];
                _v[i] = beta2 * _v[i] + (1 - beta2) * gradient[i] * gradient[i];
                double m = _m[i] / (1 - _power1), v = _v[i] / (1 - _power2);
                weights[i] -= rate * m / (Math.Sqrt(v) + 1e-8);
            }
        }
    }

    /// <summary>A line through a hyperbolic tangent, its loss, and the gradient of that by hand.</summary>
    private static double LossAndGradient(ReadOnlySpan<double> w, ReadOnlySpan<(double X, double Y)> data, Span<double> gradient)
    {
        gradient.Clear();
        double loss = 0;
        foreach ((double x, double y) in data)
        {
            double a = Math.Tanh(w[0] * x + w[1]);
            double e = a - y;
            loss += 0.5 * e * e;
            double slope = e * (1 - a * a);
            gradient[0] += slope * x;
            gradient[1] += slope;
        }

        return loss;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double FinalLoss(Span<double> weights, AdamSettings settings, ReadOnlySpan<(double X, double Y)> data, int steps)
    {
        var adam = new Adam(settings, weights.Length);
        Span<double> gradient = stackalloc double[weights.Length];
        for (int step = 0; step < steps; step++)
        {
            LossAndGradient(weights, data, gradient);
            adam.Step(weights, gradient);
        }

        return LossAndGradient(weights, data, gradient);
    }
}
