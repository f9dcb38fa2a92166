using System;

namespace Backprop.Oracle;

/// <content>Functions that choose one of their arguments, or its sign.</content>
public static partial class DualMath
{
    public static Dual CopySign(Dual x, Dual y) => new(Math.CopySign(x.Value, y.Value), x.Tangents.Chain(Partials.CopySign(x.Value, y.Value)));

    public static Dual MaxMagnitude(Dual x, Dual y) =>
        new(Math.MaxMagnitude(x.Value, y.Value), Tangents.Chain(x.Tangents, y.Tangents, Partials.MaxMagnitude(x.Value, y.Value)));

    public static Dual MinMagnitude(Dual x, Dual y) =>
        new(Math.MinMagnitude(x.Value, y.Value), Tangents.Chain(x.Tangents, y.Tangents, Partials.MinMagnitude(x.Value, y.Value)));

    public static Dual MaxNumber(Dual x, Dual y) =>
        new(double.MaxNumber(x.Value, y.Value), Tangents.Chain(x.Tangents, y.Tangents, Partials.MaxNumber(x.Value, y.Value)));

    public static Dual MinNumber(Dual x, Dual y) =>
        new(double.MinNumber(x.Value, y.Value), Tangents.Chain(x.Tangents, y.Tangents, Partials.MinNumber(x.Value, y.Value)));

    public static Dual MaxMagnitudeNumber(Dual x, Dual y) =>
        new(double.MaxMagnitudeNumber(x.Value, y.Value), Tangents.Chain(x.Tangents, y.Tangents, Partials.MaxMagnitudeNumber(x.Value, y.Value)));

    public static Dual MinMagnitudeNumber(Dual x, Dual y) =>
        new(double.MinMagnitudeNumber(x.Value, y.Value), Tangents.Chain(x.Tangents, y.Tangents, Partials.MinMagnitudeNumber(x.Value, y.Value)));

    public static Dual MaxNative(Dual x, Dual y)
    {
        double r = double.MaxNative(x.Value, y.Value);
        return new(r, Tangents.Chain(x.Tangents, y.Tangents, Partials.Native(x.Value, y.Value, r)));
    }

    public static Dual MinNative(Dual x, Dual y)
    {
        double r = double.MinNative(x.Value, y.Value);
        return new(r, Tangents.Chain(x.Tangents, y.Tangents, Partials.Native(x.Value, y.Value, r)));
    }

    public static Dual ClampNative(Dual value, Dual min, Dual max)
    {
        double result = double.ClampNative(value.Value, min.Value, max.Value);
        (double v, double low, double high) = Partials.Shares(value.Value, min.Value, max.Value, result);
        return new(result, Tangents.Mix(value.Tangents, v, min.Tangents, low, max.Tangents, high));
    }
}
