using System;

namespace Backprop.Oracle;

/// <summary><see cref="Math"/> over <see cref="Dual"/>.</summary>
public static partial class DualMath
{
    public static Dual Sin(Dual x) => new(Math.Sin(x.Value), x.Tangents.Chain(Partials.Sin(x.Value)));

    public static Dual Cos(Dual x) => new(Math.Cos(x.Value), x.Tangents.Chain(Partials.Cos(x.Value)));

    public static Dual Tan(Dual x) => new(Math.Tan(x.Value), x.Tangents.Chain(Partials.Tan(x.Value)));

    public static Dual Asin(Dual x) => new(Math.Asin(x.Value), x.Tangents.Chain(Partials.Asin(x.Value)));

    public static Dual Acos(Dual x) => new(Math.Acos(x.Value), x.Tangents.Chain(Partials.Acos(x.Value)));

    public static Dual Atan(Dual x) => new(Math.Atan(x.Value), x.Tangents.Chain(Partials.Atan(x.Value)));

    public static Dual Sinh(Dual x) => new(Math.Sinh(x.Value), x.Tangents.Chain(Partials.Sinh(x.Value)));

    public static Dual Cosh(Dual x) => new(Math.Cosh(x.Value), x.Tangents.Chain(Partials.Cosh(x.Value)));

    public static Dual Tanh(Dual x) => new(Math.Tanh(x.Value), x.Tangents.Chain(Partials.Tanh(x.Value)));

    public static Dual Asinh(Dual x) => new(Math.Asinh(x.Value), x.Tangents.Chain(Partials.Asinh(x.Value)));

    public static Dual Acosh(Dual x) => new(Math.Acosh(x.Value), x.Tangents.Chain(Partials.Acosh(x.Value)));

    public static Dual Atanh(Dual x) => new(Math.Atanh(x.Value), x.Tangents.Chain(Partials.Atanh(x.Value)));

    public static Dual Exp(Dual x) => new(Math.Exp(x.Value), x.Tangents.Chain(Partials.Exp(x.Value)));

    public static Dual Log(Dual x) => new(Math.Log(x.Value), x.Tangents.Chain(Partials.Log(x.Value)));

    public static Dual Log10(Dual x) => new(Math.Log10(x.Value), x.Tangents.Chain(Partials.Log10(x.Value)));

    public static Dual Sqrt(Dual x) => new(Math.Sqrt(x.Value), x.Tangents.Chain(Partials.Sqrt(x.Value)));

    public static Dual Cbrt(Dual x) => new(Math.Cbrt(x.Value), x.Tangents.Chain(Partials.Cbrt(x.Value)));

    public static Dual Abs(Dual x) => new(Math.Abs(x.Value), x.Tangents.Chain(Partials.Abs(x.Value)));

    public static Dual Floor(Dual x) => new(Math.Floor(x.Value));

    public static Dual Ceiling(Dual x) => new(Math.Ceiling(x.Value));

    public static Dual Round(Dual x) => new(Math.Round(x.Value));

    public static Dual Truncate(Dual x) => new(Math.Truncate(x.Value));

    public static int Sign(Dual x) => Math.Sign(x.Value);

    public static Dual Atan2(Dual y, Dual x) =>
        new(Math.Atan2(y.Value, x.Value), Tangents.Chain(y.Tangents, x.Tangents, Partials.Atan2(y.Value, x.Value)));

    public static Dual Pow(Dual x, Dual y) =>
        new(Math.Pow(x.Value, y.Value), Tangents.Chain(x.Tangents, y.Tangents, Partials.Pow(x.Value, y.Value)));

    public static Dual Max(Dual x, Dual y) =>
        new(Math.Max(x.Value, y.Value), Tangents.Chain(x.Tangents, y.Tangents, Partials.Max(x.Value, y.Value)));

    public static Dual Min(Dual x, Dual y) =>
        new(Math.Min(x.Value, y.Value), Tangents.Chain(x.Tangents, y.Tangents, Partials.Min(x.Value, y.Value)));

    public static Dual IEEERemainder(Dual x, Dual y) =>
        new(Math.IEEERemainder(x.Value, y.Value), Tangents.Chain(x.Tangents, y.Tangents, Partials.IeeeRemainder(x.Value, y.Value)));

    public static Dual Log(Dual x, Dual y) =>
        new(Math.Log(x.Value, y.Value), Tangents.Chain(x.Tangents, y.Tangents, Partials.LogBase(x.Value, y.Value)));

    public static Dual Clamp(Dual value, Dual min, Dual max)
    {
        double result = Math.Clamp(value.Value, min.Value, max.Value);
        (double v, double low, double high) = Partials.Clamp(value.Value, min.Value, max.Value);
        return new(result, Tangents.Mix(value.Tangents, v, min.Tangents, low, max.Tangents, high));
    }

    public static DualF Clamp(DualF value, DualF min, DualF max)
    {
        float result = Math.Clamp(value.Value, min.Value, max.Value);
        (double v, double low, double high) = Partials.Clamp(value.Value, min.Value, max.Value);
        return new(result, Tangents.Mix(value.Tangents, v, min.Tangents, low, max.Tangents, high));
    }

    // Math has its own overloads for float of these.
    public static DualF Abs(DualF x) => DualMathF.Abs(x);

    public static DualF Max(DualF x, DualF y) => DualMathF.Max(x, y);

    public static DualF Min(DualF x, DualF y) => DualMathF.Min(x, y);

    public static int Sign(DualF x) => DualMathF.Sign(x);
}
