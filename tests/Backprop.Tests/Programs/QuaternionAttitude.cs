// the attitude of a tumbling body: Euler's equations for the rates, quaternions for the orientation, renormalized at each step
// input: 1, 2, 3 | 0.3, 1.1, -0.2 | 0.05, 10 | 0.2, 0.9, -0.1
// input: 0.5, 0.7, 0.6 | 2, -0.4, 0.6 | 0.02, 6 | 0.4, 0.1, 0.8
public readonly struct Quaternion
{
    public readonly double W;
    public readonly double X;
    public readonly double Y;
    public readonly double Z;

    public Quaternion(double w, double x, double y, double z)
    {
        W = w;
        X = x;
        Y = y;
        Z = z;
    }

    public static Quaternion Identity => new(1, 0, 0, 0);

    public double Norm => Math.Sqrt(W * W + X * X + Y * Y + Z * Z);

    public Quaternion Conjugate() => new(W, -X, -Y, -Z);

    public Quaternion Normalized()
    {
        double n = Norm;
        return new Quaternion(W / n, X / n, Y / n, Z / n);
    }

    public static implicit operator Quaternion((double X, double Y, double Z) v) => new(0, v.X, v.Y, v.Z);

    public static Quaternion operator +(Quaternion a, Quaternion b) => new(a.W + b.W, a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static Quaternion operator *(double s, Quaternion q) => new(s * q.W, s * q.X, s * q.Y, s * q.Z);

    public static Quaternion operator *(Quaternion a, Quaternion b) => new(
        a.W * b.W - a.X * b.X - a.Y * b.Y - a.Z * b.Z,
        a.W * b.X + a.X * b.W + a.Y * b.Z - a.Z * b.Y,
        a.W * b.Y - a.X * b.Z + a.Y * b.W + a.Z * b.X,
        a.W * b.Z + a.X * b.Y - a.Y * b.X + a.Z * b.W);
}

public static partial class QuaternionAttitude
{
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Pointing((double X, double Y, double Z) inertia, (double X, double Y, double Z) rate, (double Dt, int Steps) run, (double X, double Y, double Z) antenna)
    {
        Quaternion q = Quaternion.Identity;
        var w = rate;
        for (int step = 0; step < run.Steps; step++)
        {
            (double X, double Y, double Z) torqueFree = (
                (inertia.Y - inertia.Z) / inertia.X * w.Y * w.Z,
                (inertia.Z - inertia.X) / inertia.Y * w.Z * w.X,
                (inertia.X - inertia.Y) / inertia.Z * w.X * w.Y);
            w = (w.X + run.Dt * torqueFree.X, w.Y + run.Dt * torqueFree.Y, w.Z + run.Dt * torqueFree.Z);
            q = (q + 0.5 * run.Dt * (q * w)).Normalized();
        }

        Quaternion turned = q * antenna * q.Conjugate();
        return turned.Z / Math.Sqrt(antenna.X * antenna.X + antenna.Y * antenna.Y + antenna.Z * antenna.Z);
    }
}
