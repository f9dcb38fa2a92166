using System;

namespace Backprop.Tests.Anchors;

/// <summary>Equations of motion.</summary>
public static partial class Flows
{
    /// <summary>A star in a galaxy (Hénon and Heiles 1964): x, y and their momenta.</summary>
    [Differentiable(Derivatives.Jacobian | Derivatives.Gradient)]
    public static void HenonHeiles(ReadOnlySpan<double> state, Span<double> change)
    {
        (double x, double y) = (state[0], state[1]);
        change[0] = state[2];
        change[1] = state[3];
        change[2] = -x - (2 * x * y);
        change[3] = -y - (x * x) + (y * y);
    }

    /// <summary>A pendulum with friction.</summary>
    [Differentiable(Derivatives.Jacobian)]
    public static (double Angle, double Speed) Pendulum(double angle, double speed, [NoGradient] double frequency, [NoGradient] double friction) =>
        (speed, (-frequency * frequency * Math.Sin(angle)) - (friction * speed));
}
