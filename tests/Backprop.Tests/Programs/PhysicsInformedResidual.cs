// a small network u(x, t) towards Burgers' equation: its derivatives are carried along as jets, the loss is differentiated
// input: 0.5, -0.3, 0.8, 0.1, 0.9, -0.6, 0.4, 0.2, -0.7, 0.3, 0.6, -0.5 | 0.1, 0.2, -0.3, 0.4, 0.6, 0.9 | 0.05
// input: 1.1, 0.4, -0.5, 0.7, 0.2, 0.3, 0.6, -0.8 | -0.5, 0.3, 0.2, 0.1 | 0.2
public readonly struct Jet
{
    public readonly double Value;
    public readonly double Dx;
    public readonly double Dt;
    public readonly double Dxx;

    public Jet(double value, double dx = 0, double dt = 0, double dxx = 0) => (Value, Dx, Dt, Dxx) = (value, dx, dt, dxx);

    public static implicit operator Jet(double value) => new(value);

    public static Jet operator +(Jet a, Jet b) => new(a.Value + b.Value, a.Dx + b.Dx, a.Dt + b.Dt, a.Dxx + b.Dxx);

    public static Jet operator *(Jet a, Jet b) => new(
        a.Value * b.Value,
        a.Dx * b.Value + a.Value * b.Dx,
        a.Dt * b.Value + a.Value * b.Dt,
        a.Dxx * b.Value + 2 * a.Dx * b.Dx + a.Value * b.Dxx);

    public static Jet Tanh(Jet a)
    {
        double y = Math.Tanh(a.Value);
        double slope = 1 - y * y;
        return new Jet(y, slope * a.Dx, slope * a.Dt, slope * a.Dxx - 2 * y * slope * a.Dx * a.Dx);
    }
}

public static partial class PhysicsInformedResidual
{
    /// <summary>Four weights a neuron: of x, of t, the bias, and that of the output.</summary>
    private static Jet Network(ReadOnlySpan<double> weights, Jet x, Jet t)
    {
        Jet sum = 0.0;
        for (; weights.Length >= 4; weights = weights[4..])
        {
            sum += (Jet)weights[3] * Jet.Tanh(weights[0] * x + weights[1] * t + weights[2]);
        }

        return sum;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Loss(ReadOnlySpan<double> weights, ReadOnlySpan<(double X, double T)> points, double viscosity)
    {
        double loss = 0;
        foreach (var (x, t) in points)
        {
            Jet u = Network(weights, new Jet(x, dx: 1), new Jet(t, dt: 1));
            double residual = u.Dt + u.Value * u.Dx - viscosity * u.Dxx;
            Jet start = Network(weights, x, 0);
            double initial = start.Value + Math.Sin(Math.PI * x);
            loss += residual * residual + initial * initial;
        }

        return loss / points.Length;
    }
}
