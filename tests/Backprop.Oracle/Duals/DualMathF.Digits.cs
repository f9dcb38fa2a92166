using System;
using System.Numerics;

namespace Backprop.Oracle;

/// <content>Functions of the digits and the exponent, and questions about a number.</content>
public static partial class DualMathF
{
    public static DualF Round(DualF x, int digits) => new(MathF.Round(x.Value, digits));

    public static DualF Round(DualF x, MidpointRounding mode) => new(MathF.Round(x.Value, mode));

    public static DualF Round(DualF x, int digits, MidpointRounding mode) => new(MathF.Round(x.Value, digits, mode));

    public static DualF ScaleB(DualF x, int n) => new(MathF.ScaleB(x.Value, n), x.Tangents.Chain(new(Math.ScaleB(1, n))));

    public static DualF CreateChecked(Dual x) => (DualF)x;

    public static DualF CreateSaturating(Dual x) => (DualF)x;

    public static DualF CreateTruncating(Dual x) => (DualF)x;

    public static DualF BitIncrement(DualF x) => new(MathF.BitIncrement(x.Value), x.Tangents);

    public static DualF BitDecrement(DualF x) => new(MathF.BitDecrement(x.Value), x.Tangents);

    public static DualF Ieee754Remainder(DualF x, DualF y) => IEEERemainder(x, y);

    public static TInteger ConvertToInteger<TInteger>(DualF x)
        where TInteger : IBinaryInteger<TInteger> => float.ConvertToInteger<TInteger>(x.Value);

    public static TInteger ConvertToIntegerNative<TInteger>(DualF x)
        where TInteger : IBinaryInteger<TInteger> => float.ConvertToIntegerNative<TInteger>(x.Value);

    public static int ILogB(DualF x) => MathF.ILogB(x.Value);

    public static bool IsNaN(DualF x) => float.IsNaN(x.Value);

    public static bool IsFinite(DualF x) => float.IsFinite(x.Value);

    public static bool IsInfinity(DualF x) => float.IsInfinity(x.Value);

    public static bool IsPositiveInfinity(DualF x) => float.IsPositiveInfinity(x.Value);

    public static bool IsNegativeInfinity(DualF x) => float.IsNegativeInfinity(x.Value);

    public static bool IsNormal(DualF x) => float.IsNormal(x.Value);

    public static bool IsSubnormal(DualF x) => float.IsSubnormal(x.Value);

    public static bool IsNegative(DualF x) => float.IsNegative(x.Value);

    public static bool IsPositive(DualF x) => float.IsPositive(x.Value);

    public static bool IsRealNumber(DualF x) => float.IsRealNumber(x.Value);

    public static bool IsInteger(DualF x) => float.IsInteger(x.Value);

    public static bool IsEvenInteger(DualF x) => float.IsEvenInteger(x.Value);

    public static bool IsOddInteger(DualF x) => float.IsOddInteger(x.Value);

    public static bool IsPow2(DualF x) => float.IsPow2(x.Value);
}
