using System;
using System.Numerics;

namespace Backprop.Oracle;

/// <content>Functions of the digits and the exponent, and questions about a number.</content>
public static partial class DualMath
{
    public static Dual Round(Dual x, int digits) => new(Math.Round(x.Value, digits));

    public static Dual Round(Dual x, MidpointRounding mode) => new(Math.Round(x.Value, mode));

    public static Dual Round(Dual x, int digits, MidpointRounding mode) => new(Math.Round(x.Value, digits, mode));

    public static Dual ScaleB(Dual x, int n) => new(Math.ScaleB(x.Value, n), x.Tangents.Chain(new(Math.ScaleB(1, n))));

    public static Dual CreateChecked(Dual x) => x;

    public static Dual CreateSaturating(Dual x) => x;

    public static Dual CreateTruncating(Dual x) => x;

    public static Dual BitIncrement(Dual x) => new(Math.BitIncrement(x.Value), x.Tangents);

    public static Dual BitDecrement(Dual x) => new(Math.BitDecrement(x.Value), x.Tangents);

    public static Dual Ieee754Remainder(Dual x, Dual y) => IEEERemainder(x, y);

    public static TInteger ConvertToInteger<TInteger>(Dual x)
        where TInteger : IBinaryInteger<TInteger> => double.ConvertToInteger<TInteger>(x.Value);

    public static TInteger ConvertToIntegerNative<TInteger>(Dual x)
        where TInteger : IBinaryInteger<TInteger> => double.ConvertToIntegerNative<TInteger>(x.Value);

    public static int ILogB(Dual x) => Math.ILogB(x.Value);

    public static bool IsNaN(Dual x) => double.IsNaN(x.Value);

    public static bool IsFinite(Dual x) => double.IsFinite(x.Value);

    public static bool IsInfinity(Dual x) => double.IsInfinity(x.Value);

    public static bool IsPositiveInfinity(Dual x) => double.IsPositiveInfinity(x.Value);

    public static bool IsNegativeInfinity(Dual x) => double.IsNegativeInfinity(x.Value);

    public static bool IsNormal(Dual x) => double.IsNormal(x.Value);

    public static bool IsSubnormal(Dual x) => double.IsSubnormal(x.Value);

    public static bool IsNegative(Dual x) => double.IsNegative(x.Value);

    public static bool IsPositive(Dual x) => double.IsPositive(x.Value);

    public static bool IsRealNumber(Dual x) => double.IsRealNumber(x.Value);

    public static bool IsInteger(Dual x) => double.IsInteger(x.Value);

    public static bool IsEvenInteger(Dual x) => double.IsEvenInteger(x.Value);

    public static bool IsOddInteger(Dual x) => double.IsOddInteger(x.Value);

    public static bool IsPow2(Dual x) => double.IsPow2(x.Value);
}
