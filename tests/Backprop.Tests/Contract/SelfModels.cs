namespace Backprop.Tests.Contract;

/// <summary>A class whose object goes by several names.</summary>
public partial class Recoil
{
    [Differentiable]
    public double Rate;

    /// <summary>Is stored into.</summary>
    [Differentiable]
    public double Rest;

    public double Energy => Rate * Rest;

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp)]
    public double ByHelper(double x, Recoil other) => Pull(this, x) * Pull(other, x) * Held(this, x);

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp)]
    public double ByLocal(double x)
    {
        object self = this;
        Recoil same = this;
        for (int i = 0; i < 2; i++)
        {
            x *= same.Rate;
        }

        return x > 0 && self is Recoil { Energy: var energy } coil ? x * energy * coil.Rest : x * same.Myself().Rate;
    }

    [Differentiable]
    public double Stored(double x)
    {
        Rest *= x;
        return Tension(this) * Rest;
    }

    private static double Pull(Recoil coil, double x) => coil.Rate * x;

    private static double Held([NoGradient] Recoil coil, double x) => coil.Rate + x;

    private static double Tension(Recoil coil) => coil is { Rest: > 0 and var rest } ? rest * coil.Rate : coil.Rest;

    private Recoil Myself()
    {
        for (int i = 0; i < 2; i++)
        {
        }

        return this;
    }
}
