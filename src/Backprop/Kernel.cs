using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>What generated code calls: the few derivatives that are not a formula, and the checks on arguments.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Kernel
{
    /// <summary>The strong product u ⊙ d: an upstream of exactly 0 contributes exactly 0, whatever the derivative is.</summary>
    /// <param name="u">the upstream gradient or tangent</param>
    /// <param name="d">the derivative, which may be infinite or NaN</param>
    /// <returns>0 where <paramref name="u"/> is 0, else the product</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Strong(double u, double d) => u == 0 ? 0 : u * d;

    /// <inheritdoc cref="Strong(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Strong(float u, float d) => u == 0 ? 0 : u * d;

    /// <summary>The product that is strong in both factors: where either is exactly 0, so is the product.</summary>
    /// <param name="u">a gradient or tangent, which may be infinite</param>
    /// <param name="v">another</param>
    /// <returns>0 where <paramref name="u"/> or <paramref name="v"/> is 0, else the product</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double StrongInBoth(double u, double v) => u == 0 || v == 0 ? 0 : u * v;

    /// <inheritdoc cref="StrongInBoth(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float StrongInBoth(float u, float v) => u == 0 || v == 0 ? 0 : u * v;

    /// <summary>The union of two sets, each the bits of a whole number.</summary>
    /// <param name="x">a set</param>
    /// <param name="y">another</param>
    /// <returns>what is in either</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Union(double x, double y) => (long)x | (long)y;

    /// <inheritdoc cref="Union(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Union(float x, float y) => (int)x | (int)y;

    /// <summary>∂Pow(x, y)/∂x. For an integral exponent it is right at every base, 0 and negative ones included.</summary>
    /// <param name="x">the base</param>
    /// <param name="y">the exponent</param>
    /// <returns>0 where <paramref name="y"/> is 0, else y · Pow(x, y − 1)</returns>
    public static double PowByBase(double x, double y) => y == 0 ? 0 : y * Math.Pow(x, y - 1);

    /// <inheritdoc cref="PowByBase(double, double)"/>
    public static float PowByBase(float x, float y) => y == 0 ? 0 : y * MathF.Pow(x, y - 1);

    /// <summary>∂Pow(x, y)/∂y.</summary>
    /// <param name="x">the base</param>
    /// <param name="y">the exponent</param>
    /// <returns>0 at x = 0 with y &gt; 0, where 0 · −∞ has the limit 0; NaN for x &lt; 0; else Pow(x, y) · Log(x)</returns>
    public static double PowByExponent(double x, double y) =>
        x == 0 && y > 0 ? 0 : Math.Pow(x, y) * Math.Log(x);

    /// <inheritdoc cref="PowByExponent(double, double)"/>
    public static float PowByExponent(float x, float y) =>
        x == 0 && y > 0 ? 0 : MathF.Pow(x, y) * MathF.Log(x);

    /// <summary>∂Atan2(x, y)/∂x: y / (x² + y²), without squares that over- or underflow.</summary>
    /// <param name="x">the first argument of Atan2</param>
    /// <param name="y">the second</param>
    /// <returns>the slope by the first; of the second it is −Atan2Slope(y, x)</returns>
    public static double Atan2Slope(double x, double y)
    {
        if (Math.Abs(x) > Math.Abs(y))
        {
            double t = y / x;
            return t / x / (1 + t * t);
        }

        double s = x / y;
        return 1 / y / (1 + s * s);
    }

    /// <inheritdoc cref="Atan2Slope(double, double)"/>
    public static float Atan2Slope(float x, float y)
    {
        if (Math.Abs(x) > Math.Abs(y))
        {
            float t = y / x;
            return t / x / (1 + t * t);
        }

        float s = x / y;
        return 1 / y / (1 + s * s);
    }
}
