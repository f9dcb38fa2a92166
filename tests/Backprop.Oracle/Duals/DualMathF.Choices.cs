using System;

namespace Backprop.Oracle;

/// <content>Functions that choose one of their arguments, or its sign.</content>
public static partial class DualMathF
{
    public static DualF CopySign(DualF x, DualF y) => new(MathF.CopySign(x.Value, y.Value), x.Tangents.Chain(Partials.CopySign(x.Value, y.Value)));

    public static DualF MaxMagnitude(DualF x, DualF y) =>
        new(MathF.MaxMagnitude(x.Value, y.Value), Tangents.Chain(x.Tangents, y.Tangents, Partials.MaxMagnitude(x.Value, y.Value)));

    public static DualF MinMagnitude(DualF x, DualF y) =>
        new(MathF.MinMagnitude(x.Value, y.Value), Tangents.Chain(x.Tangents, y.Tangents, Partials.MinMagnitude(x.Value, y.Value)));

    public static DualF MaxNumber(DualF x, DualF y) =>
        new(float.MaxNumber(x.Value, y.Value), Tangents.Chain(x.Tangents, y.Tangents, Partials.MaxNumber(x.Value, y.Value)));

    public static DualF MinNumber(DualF x, DualF y) =>
        new(float.MinNumber(x.Value, y.Value), Tangents.Chain(x.Tangents, y.Tangents, Partials.MinNumber(x.Value, y.Value)));

    public static DualF MaxMagnitudeNumber(DualF x, DualF y) =>
        new(float.MaxMagnitudeNumber(x.Value, y.Value), Tangents.Chain(x.Tangents, y.Tangents, Partials.MaxMagnitudeNumber(x.Value, y.Value)));

    public static DualF MinMagnitudeNumber(DualF x, DualF y) =>
        new(float.MinMagnitudeNumber(x.Value, y.Value), Tangents.Chain(x.Tangents, y.Tangents, Partials.MinMagnitudeNumber(x.Value, y.Value)));

    public static DualF MaxNative(DualF x, DualF y)
    {
        float r = float.MaxNative(x.Value, y.Value);
        return new(r, Tangents.Chain(x.Tangents, y.Tangents, Partials.Native(x.Value, y.Value, r)));
    }

    public static DualF MinNative(DualF x, DualF y)
    {
        float r = float.MinNative(x.Value, y.Value);
        return new(r, Tangents.Chain(x.Tangents, y.Tangents, Partials.Native(x.Value, y.Value, r)));
    }

    public static DualF Clamp(DualF value, DualF min, DualF max) => DualMath.Clamp(value, min, max);

    public static DualF ClampNative(DualF value, DualF min, DualF max)
    {
        float result = float.ClampNative(value.Value, min.Value, max.Value);
        (double v, double low, double high) = Partials.Shares(value.Value, min.Value, max.Value, result);
        return new(result, Tangents.Mix(value.Tangents, v, min.Tangents, low, max.Tangents, high));
    }
}
