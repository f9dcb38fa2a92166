// a rope of particles with compliant distance constraints (XPBD), which falls on the ground
// input: 0, 1, 0, 0, 0, 0.5, 0.9, 0, 0, 1, 1, 0.7, 0, 0, 2 | 0.5, 0.001, 9.81 | 3
// input: 0, 0.3, 0.1, 0, 1, 0.6, 0.02, 0.4, -1, 1 | 0.4, 0.01, 9.81 | 4
public struct Particle
{
    public double X;
    public double Y;
    public double VX;
    public double VY;
    public double InverseMass;
}

public readonly struct Rope
{
    public readonly double RestLength;
    public readonly double Compliance;
    public readonly double Gravity;

    public Rope(double restLength, double compliance, double gravity)
    {
        RestLength = restLength;
        Compliance = compliance;
        Gravity = gravity;
    }
}

public static partial class PositionBasedDynamics
{
    private const double Dt = 1.0 / 60;

    private static void Project(ref Particle a, ref Particle b, ref double lambda, double rest, double alpha)
    {
        double dx = a.X - b.X, dy = a.Y - b.Y;
        double length = Math.Sqrt(dx * dx + dy * dy);
        double w = a.InverseMass + b.InverseMass;
        if (w == 0)
        {
            return;
        }

        double c = length - rest;
        double dLambda = (-c - alpha * lambda) / (w + alpha);
        lambda += dLambda;
        (double nx, double ny) = (dx / length, dy / length);
        a.X += a.InverseMass * dLambda * nx;
        a.Y += a.InverseMass * dLambda * ny;
        b.X -= b.InverseMass * dLambda * nx;
        b.Y -= b.InverseMass * dLambda * ny;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Sag(Particle[] particles, Rope rope, int steps)
    {
        int n = particles.Length;
        var previous = new (double X, double Y)[n];
        double alpha = rope.Compliance / (Dt * Dt);
        for (int step = 0; step < steps; step++)
        {
            for (int i = 0; i < n; i++)
            {
                ref Particle p = ref particles[i];
                previous[i] = (p.X, p.Y);
                if (i > 0)
                {
                    p.VY -= rope.Gravity * Dt;
                }

                p.X += p.VX * Dt;
                p.Y += p.VY * Dt;
            }

            Span<double> lambdas = stackalloc double[n - 1];
            for (int iteration = 0; iteration < 3; iteration++)
            {
                for (int i = 0; i < n - 1; i++)
                {
                    Project(ref particles[i], ref particles[i + 1], ref lambdas[i], rope.RestLength, alpha);
                }

                foreach (ref Particle p in particles.AsSpan(1))
                {
                    if (p.Y < 0)
                    {
                        p.Y = 0.1 * p.Y;
                    }
                }
            }

            for (int i = 0; i < n; i++)
            {
                particles[i].VX = (particles[i].X - previous[i].X) / Dt;
                particles[i].VY = (particles[i].Y - previous[i].Y) / Dt;
            }
        }

        double energy = 0;
        foreach (var p in particles)
        {
            energy += 0.5 * (p.VX * p.VX + p.VY * p.VY) + rope.Gravity * p.Y;
        }

        return energy;
    }
}
