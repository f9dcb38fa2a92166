// the regularized loss of a logistic regression over labelled points, with a stable log(1 + exp)
// input: 0.5, -0.8, 0.3 | 1, 0.4, 1, -0.5, 1.2, 0, 0.3, -0.9, 1, 2, 0.7, 0 | 0.1
// input: -3, 40, 0.3 | 1, 0.4, 1, -0.5, 1.2, 0 | 0.01
public static partial class LogisticRegression
{
    public readonly record struct Model(double W1, double W2, double Bias)
    {
        public double Logit(in Sample sample) => W1 * sample.X1 + W2 * sample.X2 + Bias;

        public double SquaredNorm => W1 * W1 + W2 * W2;
    }

    public readonly struct Sample
    {
        public readonly double X1;
        public readonly double X2;
        public readonly bool IsPositive;

        public Sample(double x1, double x2, bool isPositive)
        {
            X1 = x1;
            X2 = x2;
            IsPositive = isPositive;
        }
    }

    private static double Softplus(double z) => z switch
    {
        > 30 => z,
        < -30 => Math.Exp(z),
        _ => Math.Log(1 + Math.Exp(z)),
    };

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Loss(Model model, [NoGradient] ReadOnlySpan<Sample> samples, double penalty)
    {
        double sum = 0;
        foreach (ref readonly Sample sample in samples)
        {
            double z = model.Logit(sample);
            sum += sample.IsPositive ? Softplus(-z) : Softplus(z);
        }

        return sum / samples.Length + 0.5 * penalty * model.SquaredNorm;
    }
}
