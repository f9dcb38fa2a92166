// bodies that attract each other, by the velocity form of Verlet's method; their angular momentum and energy at the end
// input: 1.5, 0, 0, 0, 0.1, 0, 0.3, 1, 0, 0, 0.9, 0.1, 0.2, -1.2, 0.3, -0.8, 0.2, 0, 0.1, -0.2, 0.4 | 0.05 | 6
// input: 1, 0, 0, 0, 0, 0, 0, 0.5, 0.8, 0.1, 0.3, -0.4, 0.9, 0.1 | 0.1 | 4
public struct Vector
{
    public double X;
    public double Y;
    public double Z;

    public Vector(double x, double y, double z)
    {
        X = x;
        Y = y;
        Z = z;
    }

    public double LengthSquared => Dot(this, this);

    public static double Dot(in Vector a, in Vector b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z;

    public static Vector operator +(Vector a, Vector b) => new Vector(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static Vector operator -(Vector a, Vector b) => new Vector(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static Vector operator *(double s, Vector a) => new Vector(s * a.X, s * a.Y, s * a.Z);
}

public struct Body
{
    public double Mass;
    public Vector Position;
    public Vector Velocity;
}

public static partial class VerletBodies
{
    private const double Softening = 0.01;

    private static void Accelerate(ReadOnlySpan<Body> bodies, Span<Vector> acceleration)
    {
        acceleration.Clear();
        for (int i = 0; i < bodies.Length; i++)
        {
            for (int j = i + 1; j < bodies.Length; j++)
            {
                Vector d = bodies[j].Position - bodies[i].Position;
                double r2 = d.LengthSquared + Softening;
                double inverse = 1 / (r2 * Math.Sqrt(r2));
                acceleration[i] += bodies[j].Mass * inverse * d;
                acceleration[j] -= bodies[i].Mass * inverse * d;
            }
        }
    }

    private static double Energy(ReadOnlySpan<Body> bodies)
    {
        double energy = 0;
        for (int i = 0; i < bodies.Length; i++)
        {
            energy += 0.5 * bodies[i].Mass * bodies[i].Velocity.LengthSquared;
            foreach (ref readonly Body other in bodies[(i + 1)..])
            {
                energy -= bodies[i].Mass * other.Mass / Math.Sqrt((bodies[i].Position - other.Position).LengthSquared + Softening);
            }
        }

        return energy;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Simulate(Span<Body> bodies, double dt, int steps)
    {
        var acceleration = new Vector[bodies.Length];
        Accelerate(bodies, acceleration);
        for (int step = 0; step < steps; step++)
        {
            for (int i = 0; i < bodies.Length; i++)
            {
                ref Body body = ref bodies[i];
                body.Velocity += 0.5 * dt * acceleration[i];
                body.Position += dt * body.Velocity;
            }

            Accelerate(bodies, acceleration);
            for (int i = 0; i < bodies.Length; i++)
            {
                bodies[i].Velocity += 0.5 * dt * acceleration[i];
            }
        }

        double momentum = 0;
        foreach (Body body in bodies)
        {
            momentum += body.Mass * (body.Position.X * body.Velocity.Y - body.Position.Y * body.Velocity.X);
        }

        return Energy(bodies) + momentum * momentum;
    }
}
