// a ray marched through a signed distance field, and the light on what it hits
// input: 0.1, 0.2, -3, 0.15, -0.05 | 0, 0, 0.5, 1, 0.3 | 0.5, 0.8, -0.6
// input: 0, 0, -3, 2, 1 | 0, 0, 0.5, 0.7, 0.2 | 0.5, 0.8, -0.6
public readonly record struct V3(double X, double Y, double Z)
{
    public static V3 operator +(V3 a, V3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static V3 operator -(V3 a, V3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static V3 operator *(V3 a, double s) => new(a.X * s, a.Y * s, a.Z * s);

    public static double operator *(V3 a, V3 b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z;

    public double Length => Math.Sqrt(this * this);

    public V3 Normalized => this * (1 / Length);
}

public readonly record struct Ray(V3 Origin, double SlopeX, double SlopeY)
{
    public V3 Direction => new V3(SlopeX, SlopeY, 1).Normalized;
}

public readonly record struct Ball(V3 Center, double Radius, double Blend)
{
    public double Distance(V3 p) => (p - Center).Length - Radius;
}

public static partial class SphereTracing
{
    private static double Scene(V3 p, in Ball ball)
    {
        double floor = p.Y + 0.8;
        double other = ball.Distance(p);
        // A smooth minimum.
        double h = Math.Clamp(0.5 + 0.5 * (floor - other) / ball.Blend, 0, 1);
        return floor * (1 - h) + other * h - ball.Blend * h * (1 - h);
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Shade(Ray ray, Ball ball, V3 light)
    {
        V3 direction = ray.Direction;
        double t = 0;
        for (int i = 0; i < 40; i++)
        {
            V3 p = ray.Origin + direction * t;
            double d = Scene(p, ball);
            if (d < 1e-7)
            {
                const double E = 1e-4;
                V3 normal = new V3(
                    Scene(p + new V3(E, 0, 0), ball) - Scene(p - new V3(E, 0, 0), ball),
                    Scene(p + new V3(0, E, 0), ball) - Scene(p - new V3(0, E, 0), ball),
                    Scene(p + new V3(0, 0, E), ball) - Scene(p - new V3(0, 0, E), ball)).Normalized;
                double diffuse = normal * light.Normalized;
                return diffuse > 0 ? 0.1 + 0.9 * diffuse : 0.1;
            }

            t += d;
            if (t > 20)
            {
                break;
            }
        }

        // The sky.
        return 0.3 + 0.2 * direction.Y;
    }
}
