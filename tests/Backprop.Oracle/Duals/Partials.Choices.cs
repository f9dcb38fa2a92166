using System;

namespace Backprop.Oracle;

/// <content>Functions that choose one of their arguments: the chosen one has the derivative 1; a tie is split evenly; NaN is never one.</content>
public static partial class Partials
{
    public static Partials2 Max(double x, double y)
    {
        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return Unordered(x, y);
        }

        return x == y ? new(0.5, 0.5) : x > y ? new(1, 0) : new(0, 1);
    }

    public static Partials2 Min(double x, double y)
    {
        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return Unordered(x, y);
        }

        return x == y ? new(0.5, 0.5) : x < y ? new(1, 0) : new(0, 1);
    }

    /// <summary>Math.Max and Min return the NaN that they are given: it is that operand which is chosen.</summary>
    private static Partials2 Unordered(double x, double y)
    {
        Tangents.Singular = true;
        return double.IsNaN(x) ? new(1, 0) : new(0, 1);
    }

    /// <summary>The greater number; what is no number is passed over.</summary>
    public static Partials2 MaxNumber(double x, double y) => PassedOver(x, y) ?? Max(x, y);

    public static Partials2 MinNumber(double x, double y) => PassedOver(x, y) ?? Min(x, y);

    /// <summary>The number that is farther from 0; of a number and its opposite the positive one.</summary>
    public static Partials2 MaxMagnitude(double x, double y)
    {
        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return Unordered(x, y);
        }

        return Math.Abs(x) == Math.Abs(y) ? Max(x, y) : Math.Abs(x) > Math.Abs(y) ? new(1, 0) : new(0, 1);
    }

    /// <summary>The number that is closer to 0; of a number and its opposite the negative one.</summary>
    public static Partials2 MinMagnitude(double x, double y)
    {
        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return Unordered(x, y);
        }

        return Math.Abs(x) == Math.Abs(y) ? Min(x, y) : Math.Abs(x) < Math.Abs(y) ? new(1, 0) : new(0, 1);
    }

    public static Partials2 MaxMagnitudeNumber(double x, double y) => PassedOver(x, y) ?? MaxMagnitude(x, y);

    public static Partials2 MinMagnitudeNumber(double x, double y) => PassedOver(x, y) ?? MinMagnitude(x, y);

    /// <summary>Which of two the processor chooses; with NaN that is its own affair, and seen from the result.</summary>
    public static Partials2 Native(double x, double y, double chosen) =>
        x == y ? new(0.5, 0.5) : x == chosen ? new(1, 0) : new(0, 1);

    private static Partials2? PassedOver(double x, double y) =>
        double.IsNaN(y) ? new(1, 0) : double.IsNaN(x) ? new(0, 1) : null;

    /// <summary>|x| with the sign of y: as Abs, with 0 at 0.</summary>
    public static Partials1 CopySign(double x, double y)
    {
        Partials1 abs = Abs(x);
        return double.IsNegative(y) ? new(-abs.D) : abs;
    }

    /// <summary>The weights of the value and the two bounds of Math.Clamp, which hands NaN on.</summary>
    public static (double Value, double Low, double High) Clamp(double value, double low, double high)
    {
        double result = Math.Clamp(value, low, high);
        (double v, double l, double h) = Shares(value, low, high, result);
        bool isEqual = v + l + h > 0;
        Tangents.Singular |= !isEqual;
        return isEqual ? (v, l, h) : (1, 0, 0);
    }

    /// <summary>Of three, the k that are equal to the result take 1/k each.</summary>
    public static (double X, double Y, double Z) Shares(double x, double y, double z, double result)
    {
        double k = (x == result ? 1 : 0) + (y == result ? 1 : 0) + (z == result ? 1 : 0);
        return (x == result ? 1 / k : 0, y == result ? 1 / k : 0, z == result ? 1 / k : 0);
    }
}
