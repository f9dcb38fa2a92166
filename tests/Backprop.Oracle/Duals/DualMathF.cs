using System;

namespace Backprop.Oracle;

/// <summary><see cref="MathF"/> over <see cref="DualF"/>.</summary>
public static partial class DualMathF
{
    public static DualF Sin(DualF x) => new(MathF.Sin(x.Value), x.Tangents.Chain(Partials.Sin(x.Value)));

    public static DualF Cos(DualF x) => new(MathF.Cos(x.Value), x.Tangents.Chain(Partials.Cos(x.Value)));

    public static DualF Tan(DualF x) => new(MathF.Tan(x.Value), x.Tangents.Chain(Partials.Tan(x.Value)));

    public static DualF Asin(DualF x) => new(MathF.Asin(x.Value), x.Tangents.Chain(Partials.Asin(x.Value)));

    public static DualF Acos(DualF x) => new(MathF.Acos(x.Value), x.Tangents.Chain(Partials.Acos(x.Value)));

    public static DualF Atan(DualF x) => new(MathF.Atan(x.Value), x.Tangents.Chain(Partials.Atan(x.Value)));

    public static DualF Sinh(DualF x) => new(MathF.Sinh(x.Value), x.Tangents.Chain(Partials.Sinh(x.Value)));

    public static DualF Cosh(DualF x) => new(MathF.Cosh(x.Value), x.Tangents.Chain(Partials.Cosh(x.Value)));

    public static DualF Tanh(DualF x) => new(MathF.Tanh(x.Value), x.Tangents.Chain(Partials.Tanh(x.Value)));

    public static DualF Asinh(DualF x) => new(MathF.Asinh(x.Value), x.Tangents.Chain(Partials.Asinh(x.Value)));

    public static DualF Acosh(DualF x) => new(MathF.Acosh(x.Value), x.Tangents.Chain(Partials.Acosh(x.Value)));

    public static DualF Atanh(DualF x) => new(MathF.Atanh(x.Value), x.Tangents.Chain(Partials.Atanh(x.Value)));

    public static DualF Exp(DualF x) => new(MathF.Exp(x.Value), x.Tangents.Chain(Partials.Exp(x.Value)));

    public static DualF Log(DualF x) => new(MathF.Log(x.Value), x.Tangents.Chain(Partials.Log(x.Value)));

    public static DualF Log10(DualF x) => new(MathF.Log10(x.Value), x.Tangents.Chain(Partials.Log10(x.Value)));

    public static DualF Sqrt(DualF x) => new(MathF.Sqrt(x.Value), x.Tangents.Chain(Partials.Sqrt(x.Value)));

    public static DualF Cbrt(DualF x) => new(MathF.Cbrt(x.Value), x.Tangents.Chain(Partials.Cbrt(x.Value)));

    public static DualF Abs(DualF x) => new(MathF.Abs(x.Value), x.Tangents.Chain(Partials.Abs(x.Value)));

    public static DualF Floor(DualF x) => new(MathF.Floor(x.Value));

    public static DualF Ceiling(DualF x) => new(MathF.Ceiling(x.Value));

    public static DualF Round(DualF x) => new(MathF.Round(x.Value));

    public static DualF Truncate(DualF x) => new(MathF.Truncate(x.Value));

    public static int Sign(DualF x) => MathF.Sign(x.Value);

    public static DualF Atan2(DualF y, DualF x) =>
        new(MathF.Atan2(y.Value, x.Value), Tangents.Chain(y.Tangents, x.Tangents, Partials.Atan2(y.Value, x.Value)));

    public static DualF Pow(DualF x, DualF y) =>
        new(MathF.Pow(x.Value, y.Value), Tangents.Chain(x.Tangents, y.Tangents, Partials.Pow(x.Value, y.Value)));

    public static DualF Max(DualF x, DualF y) =>
        new(MathF.Max(x.Value, y.Value), Tangents.Chain(x.Tangents, y.Tangents, Partials.Max(x.Value, y.Value)));

    public static DualF Min(DualF x, DualF y) =>
        new(MathF.Min(x.Value, y.Value), Tangents.Chain(x.Tangents, y.Tangents, Partials.Min(x.Value, y.Value)));

    public static DualF IEEERemainder(DualF x, DualF y) =>
        new(MathF.IEEERemainder(x.Value, y.Value), Tangents.Chain(x.Tangents, y.Tangents, Partials.IeeeRemainder(x.Value, y.Value)));

    public static DualF Log(DualF x, DualF y) =>
        new(MathF.Log(x.Value, y.Value), Tangents.Chain(x.Tangents, y.Tangents, Partials.LogBase(x.Value, y.Value)));
}
