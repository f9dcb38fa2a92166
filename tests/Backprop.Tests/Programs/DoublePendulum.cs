// a double pendulum, integrated by a symplectic step with a fixed-point iteration; how far the ends of two runs are apart
// input: 1.2, 0.7, 0, 0.1 | 1, 0.6, 1, 0.8, 9.81 | 10
// input: -0.4, 0.3, 0.5, -0.2 | 0.8, 0.8, 0.5, 1.5, 9.81 | 6
public struct PendulumState
{
    public double Theta1, Theta2, Omega1, Omega2;

    public static PendulumState operator +(in PendulumState a, in PendulumState b) => new()
    {
        Theta1 = a.Theta1 + b.Theta1,
        Theta2 = a.Theta2 + b.Theta2,
        Omega1 = a.Omega1 + b.Omega1,
        Omega2 = a.Omega2 + b.Omega2,
    };

    public static PendulumState operator *(double f, PendulumState s)
    {
        s.Theta1 *= f;
        s.Theta2 *= f;
        s.Omega1 *= f;
        s.Omega2 *= f;
        return s;
    }
}

public readonly record struct Pendulum(double L1, double L2, double M1, double M2, double G)
{
    public PendulumState Derivative(in PendulumState s)
    {
        double delta = s.Theta1 - s.Theta2;
        var (sin, cos) = Math.SinCos(delta);
        double denominator = 2 * M1 + M2 - M2 * Math.Cos(2 * delta);
        double w1 = s.Omega1 * s.Omega1, w2 = s.Omega2 * s.Omega2;
        return new PendulumState
        {
            Theta1 = s.Omega1,
            Theta2 = s.Omega2,
            Omega1 = (-G * (2 * M1 + M2) * Math.Sin(s.Theta1) - M2 * G * Math.Sin(s.Theta1 - 2 * s.Theta2) - 2 * sin * M2 * (w2 * L2 + w1 * L1 * cos)) / (L1 * denominator),
            Omega2 = 2 * sin * (w1 * L1 * (M1 + M2) + G * (M1 + M2) * Math.Cos(s.Theta1) + w2 * L2 * M2 * cos) / (L2 * denominator),
        };
    }

    public double Energy(PendulumState s)
    {
        double kinetic = 0.5 * M1 * L1 * L1 * s.Omega1 * s.Omega1
            + 0.5 * M2 * (L1 * L1 * s.Omega1 * s.Omega1 + L2 * L2 * s.Omega2 * s.Omega2 + 2 * L1 * L2 * s.Omega1 * s.Omega2 * Math.Cos(s.Theta1 - s.Theta2));
        return kinetic - (M1 + M2) * G * L1 * Math.Cos(s.Theta1) - M2 * G * L2 * Math.Cos(s.Theta2);
    }
}

public static partial class DoublePendulum
{
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Run(PendulumState start, Pendulum pendulum, int steps)
    {
        const double Dt = 0.02;
        PendulumState s = start;
        for (int step = 0; step < steps; step++)
        {
            // The implicit midpoint rule, by a few rounds of a fixed-point iteration.
            PendulumState middle = s + 0.5 * Dt * pendulum.Derivative(s);
            for (int round = 0; round < 3; round++)
            {
                middle = s + 0.5 * Dt * pendulum.Derivative(middle);
            }

            s += Dt * pendulum.Derivative(middle);
        }

        double drift = pendulum.Energy(s) - pendulum.Energy(start);
        return 1e3 * drift * drift + Math.Sin(s.Theta2) * pendulum.L2 + s.Omega1 * s.Omega1;
    }
}
