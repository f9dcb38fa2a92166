// the derivative of a rule whose method holds an argument constant, which depends on an input
// input: 0.7, -1.2
public static partial class C
{
    private static double Scaled(double x, [NoGradient] double k) => Math.Sin(x * k);

    [DerivativeOf(typeof(C), nameof(Scaled))]
    private static void ScaledBackward(double x, double k, double upstream, ref double xGradient) => xGradient += upstream * k * Math.Cos(x * k);

    private static double Total(double[] values, [NoGradient] double[] weights)
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i++) { sum += values[i] * values[i] * Derivative.Stop(weights[i]); }
        return sum;
    }

    [DerivativeOf(typeof(C), nameof(Total))]
    private static void TotalBackward(double[] values, double[] weights, double upstream, Span<double> valuesGradient)
    {
        for (int i = 0; i < values.Length; i++) { valuesGradient[i] += upstream * 2 * values[i] * weights[i]; }
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp | Derivatives.Hessian)]
    public static double F(double[] x)
    {
        double[] values = { x[0] * x[1], x[1] };
        double[] weights = { x[0] * x[1], x[1] };
        return Scaled(x[0] * x[1], x[1] * x[1]) + Total(values, weights) * x[0];
    }
}
