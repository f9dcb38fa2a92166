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

    /// <summary>In structs and tuples that are made here.</summary>
    [Differentiable]
    public double ByParts(double x)
    {
        var place = new Place(this, x);
        (Recoil self, double k) = (this, place.Factor);
        for (int i = 0; i < 2; i++)
        {
            place = place with { Factor = place.Factor + 1 };
            k += place.Value * self.Rest;
        }

        return k * new Plain { Of = this }.Of.Rate;
    }

    public readonly record struct Place(Recoil Of, double Factor)
    {
        public double Value => Of.Rate * Factor;
    }

    public struct Plain
    {
        public Recoil Of;
    }
}
