using System;

namespace Backprop.Tests.Contract;

/// <summary>One method for each way of handing a value back by reference.</summary>
public static partial class References
{
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Step(double x, ref double y, in double z, out float w, ref int n)
    {
        y *= x * z;
        w = (float)(x * x);
        n++;
        return x * y + w;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp)]
    public static void Polar(double x, double y, out double radius, out (double sin, double cos) angle)
    {
        radius = Math.Sqrt(x * x + y * y);
        angle = (y / radius, x / radius);
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Held(double x, [NoGradient] ref double y, [NoGradient] out double z)
    {
        z = x;
        return x * y++;
    }

    [Differentiable]
    public static double Optional(double x, double scale = 0.5, params double[] more) => x * scale + more[0];

    internal static Type Self => typeof(References);
}

/// <summary>A struct that its methods change.</summary>
public partial struct Particle
{
    public double Position;
    public double Speed;
    public int Steps;

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public double Move(double force, double dt)
    {
        Speed += force * dt;
        Position += Speed * dt;
        Steps++;
        return Position * Speed;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp)]
    public void Brake(ref double friction)
    {
        Speed *= friction;
        friction *= 0.5;
    }
}
