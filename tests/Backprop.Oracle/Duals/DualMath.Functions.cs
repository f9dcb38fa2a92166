using System;

namespace Backprop.Oracle;

/// <content>Angles in half turns, powers, logarithms and sums.</content>
public static partial class DualMath
{
    public static Dual SinPi(Dual x) => new(double.SinPi(x.Value), x.Tangents.Chain(Partials.SinPi(x.Value)));

    public static Dual CosPi(Dual x) => new(double.CosPi(x.Value), x.Tangents.Chain(Partials.CosPi(x.Value)));

    public static Dual TanPi(Dual x) => new(double.TanPi(x.Value), x.Tangents.Chain(Partials.TanPi(x.Value)));

    public static Dual AsinPi(Dual x) => new(double.AsinPi(x.Value), x.Tangents.Chain(Partials.AsinPi(x.Value)));

    public static Dual AcosPi(Dual x) => new(double.AcosPi(x.Value), x.Tangents.Chain(Partials.AcosPi(x.Value)));

    public static Dual AtanPi(Dual x) => new(double.AtanPi(x.Value), x.Tangents.Chain(Partials.AtanPi(x.Value)));

    public static Dual Exp2(Dual x) => new(double.Exp2(x.Value), x.Tangents.Chain(Partials.Exp2(x.Value)));

    public static Dual Exp10(Dual x) => new(double.Exp10(x.Value), x.Tangents.Chain(Partials.Exp10(x.Value)));

    public static Dual ExpM1(Dual x) => new(double.ExpM1(x.Value), x.Tangents.Chain(Partials.ExpM1(x.Value)));

    public static Dual Exp2M1(Dual x) => new(double.Exp2M1(x.Value), x.Tangents.Chain(Partials.Exp2M1(x.Value)));

    public static Dual Exp10M1(Dual x) => new(double.Exp10M1(x.Value), x.Tangents.Chain(Partials.Exp10M1(x.Value)));

    public static Dual LogP1(Dual x) => new(double.LogP1(x.Value), x.Tangents.Chain(Partials.LogP1(x.Value)));

    public static Dual Log2P1(Dual x) => new(double.Log2P1(x.Value), x.Tangents.Chain(Partials.Log2P1(x.Value)));

    public static Dual Log10P1(Dual x) => new(double.Log10P1(x.Value), x.Tangents.Chain(Partials.Log10P1(x.Value)));

    public static Dual DegreesToRadians(Dual x) => new(double.DegreesToRadians(x.Value), x.Tangents.Chain(Partials.DegreesToRadians(x.Value)));

    public static Dual RadiansToDegrees(Dual x) => new(double.RadiansToDegrees(x.Value), x.Tangents.Chain(Partials.RadiansToDegrees(x.Value)));

    public static Dual Atan2Pi(Dual y, Dual x) =>
        new(double.Atan2Pi(y.Value, x.Value), Tangents.Chain(y.Tangents, x.Tangents, Partials.Atan2Pi(y.Value, x.Value)));

    public static (Dual Sin, Dual Cos) SinCos(Dual x)
    {
        (double sin, double cos) = Math.SinCos(x.Value);
        return (new(sin, x.Tangents.Chain(Partials.Sin(x.Value))), new(cos, x.Tangents.Chain(Partials.Cos(x.Value))));
    }

    public static (Dual SinPi, Dual CosPi) SinCosPi(Dual x)
    {
        (double sin, double cos) = double.SinCosPi(x.Value);
        return (new(sin, x.Tangents.Chain(Partials.SinPi(x.Value))), new(cos, x.Tangents.Chain(Partials.CosPi(x.Value))));
    }

    public static Dual Log2(Dual x) => new(Math.Log2(x.Value), x.Tangents.Chain(Partials.Log2(x.Value)));

    public static Dual RootN(Dual x, int n) => new(double.RootN(x.Value, n), x.Tangents.Chain(Partials.RootN(x.Value, n)));

    /// <summary>The root of the sum of squares; at the origin 0.</summary>
    public static Dual Hypot(Dual x, Dual y)
    {
        double h = double.Hypot(x.Value, y.Value);
        return new(h, h == 0 ? default : DualMath.Sqrt((Dual)x * x + (Dual)y * y).Tangents);
    }

    public static Dual FusedMultiplyAdd(Dual x, Dual y, Dual z) => new(Math.FusedMultiplyAdd(x.Value, y.Value, z.Value), (x * y + z).Tangents);

    public static Dual MultiplyAddEstimate(Dual x, Dual y, Dual z) => new(double.MultiplyAddEstimate(x.Value, y.Value, z.Value), (x * y + z).Tangents);

    public static Dual Lerp(Dual x, Dual y, Dual t) => new(double.Lerp(x.Value, y.Value, t.Value), (x * (1 - t) + y * t).Tangents);

    public static Dual ReciprocalEstimate(Dual x)
    {
        double r = Math.ReciprocalEstimate(x.Value);
        return new(r, x.Tangents.Chain(Partials.ReciprocalEstimate(r)));
    }

    public static Dual ReciprocalSqrtEstimate(Dual x)
    {
        double r = Math.ReciprocalSqrtEstimate(x.Value);
        return new(r, x.Tangents.Chain(Partials.ReciprocalSqrtEstimate(r)));
    }
}
