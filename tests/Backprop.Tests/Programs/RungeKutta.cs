// the classical method of Runge and Kutta, with the right-hand side as a lambda: the Van der Pol oscillator
// input: 1.5 | 2, 0 | 0.5 | 12
// input: 0.4 | -0.3, 1.1 | 0.25 | 5
// input: 0.4 | -0.3, 1.1 | 0.25 | 0
public static partial class RungeKutta
{
    private static (double X, double V) Integrate(
        Func<double, (double X, double V), (double X, double V)> slope, (double X, double V) state, double t, double h, int steps)
    {
        static (double X, double V) Along((double X, double V) from, double step, (double X, double V) direction) =>
            (from.X + step * direction.X, from.V + step * direction.V);

        for (int i = 0; i < steps; i++)
        {
            var k1 = slope(t, state);
            var k2 = slope(t + h / 2, Along(state, h / 2, k1));
            var k3 = slope(t + h / 2, Along(state, h / 2, k2));
            var k4 = slope(t + h, Along(state, h, k3));
            state.X += h / 6 * (k1.X + 2 * (k2.X + k3.X) + k4.X);
            state.V += h / 6 * (k1.V + 2 * (k2.V + k3.V) + k4.V);
            t += h;
        }

        return state;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double FinalEnergy(double mu, (double X, double V) start, double forcing, int steps)
    {
        var (x, v) = Integrate((t, s) => (s.V, mu * (1 - s.X * s.X) * s.V - s.X + forcing * Math.Cos(t)), start, 0, 0.125, steps);
        return 0.5 * (x * x + v * v);
    }
}
