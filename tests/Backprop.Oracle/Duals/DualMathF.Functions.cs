using System;

namespace Backprop.Oracle;

/// <content>Angles in half turns, powers, logarithms and sums.</content>
public static partial class DualMathF
{
    public static DualF SinPi(DualF x) => new(float.SinPi(x.Value), x.Tangents.Chain(Partials.SinPi(x.Value)));

    public static DualF CosPi(DualF x) => new(float.CosPi(x.Value), x.Tangents.Chain(Partials.CosPi(x.Value)));

    public static DualF TanPi(DualF x) => new(float.TanPi(x.Value), x.Tangents.Chain(Partials.TanPi(x.Value)));

    public static DualF AsinPi(DualF x) => new(float.AsinPi(x.Value), x.Tangents.Chain(Partials.AsinPi(x.Value)));

    public static DualF AcosPi(DualF x) => new(float.AcosPi(x.Value), x.Tangents.Chain(Partials.AcosPi(x.Value)));

    public static DualF AtanPi(DualF x) => new(float.AtanPi(x.Value), x.Tangents.Chain(Partials.AtanPi(x.Value)));

    public static DualF Exp2(DualF x) => new(float.Exp2(x.Value), x.Tangents.Chain(Partials.Exp2(x.Value)));

    public static DualF Exp10(DualF x) => new(float.Exp10(x.Value), x.Tangents.Chain(Partials.Exp10(x.Value)));

    public static DualF ExpM1(DualF x) => new(float.ExpM1(x.Value), x.Tangents.Chain(Partials.ExpM1(x.Value)));

    public static DualF Exp2M1(DualF x) => new(float.Exp2M1(x.Value), x.Tangents.Chain(Partials.Exp2M1(x.Value)));

    public static DualF Exp10M1(DualF x) => new(float.Exp10M1(x.Value), x.Tangents.Chain(Partials.Exp10M1(x.Value)));

    public static DualF LogP1(DualF x) => new(float.LogP1(x.Value), x.Tangents.Chain(Partials.LogP1(x.Value)));

    public static DualF Log2P1(DualF x) => new(float.Log2P1(x.Value), x.Tangents.Chain(Partials.Log2P1(x.Value)));

    public static DualF Log10P1(DualF x) => new(float.Log10P1(x.Value), x.Tangents.Chain(Partials.Log10P1(x.Value)));

    public static DualF DegreesToRadians(DualF x) => new(float.DegreesToRadians(x.Value), x.Tangents.Chain(Partials.DegreesToRadians(x.Value)));

    public static DualF RadiansToDegrees(DualF x) => new(float.RadiansToDegrees(x.Value), x.Tangents.Chain(Partials.RadiansToDegrees(x.Value)));

    public static DualF Atan2Pi(DualF y, DualF x) =>
        new(float.Atan2Pi(y.Value, x.Value), Tangents.Chain(y.Tangents, x.Tangents, Partials.Atan2Pi(y.Value, x.Value)));

    public static (DualF Sin, DualF Cos) SinCos(DualF x)
    {
        (float sin, float cos) = MathF.SinCos(x.Value);
        return (new(sin, x.Tangents.Chain(Partials.Sin(x.Value))), new(cos, x.Tangents.Chain(Partials.Cos(x.Value))));
    }

    public static (DualF SinPi, DualF CosPi) SinCosPi(DualF x)
    {
        (float sin, float cos) = float.SinCosPi(x.Value);
        return (new(sin, x.Tangents.Chain(Partials.SinPi(x.Value))), new(cos, x.Tangents.Chain(Partials.CosPi(x.Value))));
    }

    public static DualF Log2(DualF x) => new(MathF.Log2(x.Value), x.Tangents.Chain(Partials.Log2(x.Value)));

    public static DualF RootN(DualF x, int n) => new(float.RootN(x.Value, n), x.Tangents.Chain(Partials.RootN(x.Value, n)));

    /// <summary>The root of the sum of squares; at the origin 0.</summary>
    public static DualF Hypot(DualF x, DualF y)
    {
        float h = float.Hypot(x.Value, y.Value);
        return new(h, h == 0 ? default : DualMath.Sqrt((Dual)x * x + (Dual)y * y).Tangents);
    }

    public static DualF FusedMultiplyAdd(DualF x, DualF y, DualF z) => new(MathF.FusedMultiplyAdd(x.Value, y.Value, z.Value), (x * y + z).Tangents);

    public static DualF MultiplyAddEstimate(DualF x, DualF y, DualF z) => new(float.MultiplyAddEstimate(x.Value, y.Value, z.Value), (x * y + z).Tangents);

    public static DualF Lerp(DualF x, DualF y, DualF t) => new(float.Lerp(x.Value, y.Value, t.Value), (x * (1 - t) + y * t).Tangents);

    public static DualF ReciprocalEstimate(DualF x)
    {
        float r = MathF.ReciprocalEstimate(x.Value);
        return new(r, x.Tangents.Chain(Partials.ReciprocalEstimate(r)));
    }

    public static DualF ReciprocalSqrtEstimate(DualF x)
    {
        float r = MathF.ReciprocalSqrtEstimate(x.Value);
        return new(r, x.Tangents.Chain(Partials.ReciprocalSqrtEstimate(r)));
    }
}
