// where a planet is: Kepler's equation by Newton's method through lambdas, until it converges
// input: 1, 0.3, 0.4, 1.5, 0.2 | 2.7 | 0, 0, 0
// input: 1.5, 0.05, 1.1, 0.3, 0 | 0.4 | 0, 0, 0
// input: 0.8, 0.7, 0, 0, 0 | 5 | 0, 0, 0
public readonly record struct Orbit(double SemiMajorAxis, double Eccentricity, double Inclination, double Node, double Periapsis)
{
    public double MeanMotion => Math.Pow(SemiMajorAxis, -1.5);
}

public static partial class KeplerNewton
{
    private static double Solve(Func<double, double> f, Func<double, double> derivative, double guess, double tolerance = 1e-13, int limit = 50)
    {
        double x = guess;
        for (int i = 0; i < limit; i++)
        {
            double step = f(x) / derivative(x);
            x -= step;
            if (Math.Abs(step) < tolerance)
            {
                // Once more, so that the derivatives have converged, too.
                return x - f(x) / derivative(x);
            }
        }

        throw new InvalidOperationException("no convergence");
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static (double X, double Y, double Z) Position(Orbit orbit, double time)
    {
        double e = orbit.Eccentricity;
        double m = orbit.MeanMotion * time;
        double anomaly = Solve(E => E - e * Math.Sin(E) - m, E => 1 - e * Math.Cos(E), guess: m);
        double px = orbit.SemiMajorAxis * (Math.Cos(anomaly) - e);
        double py = orbit.SemiMajorAxis * Math.Sqrt(1 - e * e) * Math.Sin(anomaly);

        var (sw, cw) = Math.SinCos(orbit.Periapsis);
        var (si, ci) = Math.SinCos(orbit.Inclination);
        var (so, co) = Math.SinCos(orbit.Node);
        double u = cw * px - sw * py, v = sw * px + cw * py;
        return (co * u - so * ci * v, so * u + co * ci * v, si * v);
    }
}
