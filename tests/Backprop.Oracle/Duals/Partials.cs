using System;
using System.Numerics;

namespace Backprop.Oracle;

/// <summary>The derivatives of the functions of <see cref="Math"/>, written from textbooks and the contract, not from the generator's rules.</summary>
public static partial class Partials
{
    public static Partials1 Sin(double x) => new(Math.Cos(x), -Math.Sin(x));

    public static Partials1 Cos(double x) => new(-Math.Sin(x), -Math.Cos(x));

    public static Partials1 Tan(double x)
    {
        double t = Math.Tan(x);
        return new(1 + t * t, 2 * t * (1 + t * t));
    }

    public static Partials1 Asin(double x)
    {
        double q = (1 - x) * (1 + x);
        return new(1 / Math.Sqrt(q), x / (q * Math.Sqrt(q)));
    }

    public static Partials1 Acos(double x)
    {
        double q = (1 - x) * (1 + x);
        return new(-1 / Math.Sqrt(q), -x / (q * Math.Sqrt(q)));
    }

    public static Partials1 Atan(double x)
    {
        double q = 1 + x * x;
        return new(1 / q, -2 * x / (q * q));
    }

    public static Partials1 Sinh(double x) => new(Math.Cosh(x), Math.Sinh(x));

    public static Partials1 Cosh(double x) => new(Math.Sinh(x), Math.Cosh(x));

    public static Partials1 Tanh(double x)
    {
        double t = Math.Tanh(x);
        return new(1 - t * t, -2 * t * (1 - t * t)) { SizeD = 1 + t * t, SizeDD = 2 * Math.Abs(t) * (1 + t * t) };
    }

    public static Partials1 Asinh(double x)
    {
        double q = x * x + 1;
        return new(1 / Math.Sqrt(q), -x / (q * Math.Sqrt(q)));
    }

    public static Partials1 Acosh(double x)
    {
        double q = (x - 1) * (x + 1);
        return new(1 / Math.Sqrt(q), -x / (q * Math.Sqrt(q)));
    }

    public static Partials1 Atanh(double x)
    {
        double q = (1 - x) * (1 + x);
        return new(1 / q, 2 * x / (q * q));
    }

    public static Partials1 Exp(double x) => new(Math.Exp(x), Math.Exp(x));

    public static Partials1 Log(double x) => new(1 / x, -1 / (x * x));

    public static Partials1 Log10(double x) => new(1 / (x * Math.Log(10)), -1 / (x * x * Math.Log(10)));

    public static Partials1 Sqrt(double x)
    {
        double s = Math.Sqrt(x);
        return new(0.5 / s, -0.25 / (x * s));
    }

    public static Partials1 Cbrt(double x)
    {
        double c = Math.Cbrt(x);
        return new(1 / (3 * c * c), -2 / (9 * c * c * c * c * c));
    }

    /// <summary>At 0 the gradient is 0; the contract does not say what it is at NaN.</summary>
    public static Partials1 Abs(double x)
    {
        Tangents.Singular |= double.IsNaN(x);
        return new(x > 0 ? 1 : x < 0 ? -1 : 0);
    }

    public static Partials2 Multiply(double x, double y) => new(y, x, XY: 1);

    public static Partials2 Divide(double x, double y) => new(1 / y, -(x / y / y), XY: -1 / (y * y), YY: 2 * x / (y * y * y));

    /// <summary>x % y is x − y · trunc(x / y), of the quotient as it is before it is rounded.</summary>
    public static Partials2 Remainder(double x, double y) => new(1, -WholeQuotient(x, y, isRounded: false));

    /// <summary>x − y · round(x / y).</summary>
    public static Partials2 IeeeRemainder(double x, double y) => new(1, -WholeQuotient(x, y, isRounded: true));

    public static Partials2 Atan2(double y, double x)
    {
        if (double.IsInfinity(x) != double.IsInfinity(y) && !double.IsNaN(x + y))
        {
            return default;
        }

        double h = double.Hypot(x, y);
        double c = x / h;
        double s = y / h;
        return new(c / h, -s / h, -2 * c * s / h / h, (s * s - c * c) / h / h, 2 * c * s / h / h);
    }

    /// <summary>x / y without rounding, as a whole number: toward 0, or to the nearest, to the even one of two.</summary>
    private static double WholeQuotient(double x, double y, bool isRounded)
    {
        if (!double.IsFinite(x) || !double.IsFinite(y) || y == 0)
        {
            return isRounded ? Math.Round(x / y) : Math.Truncate(x / y);
        }

        BigInteger numerator = Scaled(Math.Abs(x));
        BigInteger denominator = Scaled(Math.Abs(y));
        BigInteger whole = BigInteger.DivRem(numerator, denominator, out BigInteger rest);
        int half = (2 * rest).CompareTo(denominator);
        whole += isRounded && (half > 0 || half == 0 && !whole.IsEven) ? 1 : 0;
        return Math.Sign(x) * Math.Sign(y) * (double)whole;
    }

    /// <summary>A number in units of the smallest there is.</summary>
    private static BigInteger Scaled(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> 52);
        BigInteger digits = bits & 0xFFFFFFFFFFFFF;
        return exponent == 0 ? digits : (digits + (1L << 52)) << (exponent - 1);
    }

    public static Partials2 LogBase(double x, double b)
    {
        double l = Math.Log(b);
        Tangents.Singular |= double.IsInfinity(l);
        return new(
            1 / (x * l),
            -Math.Log(x) / (b * l * l),
            -1 / (x * x * l),
            -1 / (x * b * l * l),
            Math.Log(x) * (l + 2) / (b * b * l * l * l));
    }

    public static Partials2 Pow(double x, double y) => new(
        PowByBase(x, y),
        PowByExponent(x, y),
        y == 0 ? 0 : y * PowByBase(x, y - 1),
        Math.Pow(x, y - 1) + (y == 0 ? 0 : y * PowByExponent(x, y - 1)),
        x == 0 && y > 0 ? 0 : PowByExponent(x, y) * Math.Log(x));

    private static double PowByBase(double x, double y) => y == 0 ? 0 : y * Math.Pow(x, y - 1);

    private static double PowByExponent(double x, double y) =>
        x == 0 && y > 0 ? 0 : x < 0 ? double.NaN : Math.Pow(x, y) * Math.Log(x);
}
