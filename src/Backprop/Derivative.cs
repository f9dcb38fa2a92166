using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>Steers the gradient from inside a differentiated method. When simply called, each of these returns its argument.</summary>
public static partial class Derivative
{
    /// <summary>Passes <paramref name="x"/> on and lets no gradient back.</summary>
    /// <param name="x">the value</param>
    /// <returns><paramref name="x"/></returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Stop(double x) => x;

    /// <inheritdoc cref="Stop(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Stop(float x) => x;

    /// <summary>
    /// Passes <paramref name="x"/> on and clamps the gradient that flows back to
    /// <paramref name="low"/> … <paramref name="high"/>. A tangent passes unchanged.
    /// </summary>
    /// <param name="x">the value</param>
    /// <param name="low">the least gradient that flows back, a constant</param>
    /// <param name="high">the greatest gradient that flows back, a constant</param>
    /// <returns><paramref name="x"/></returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Clip(double x, double low, double high) => x;

    /// <inheritdoc cref="Clip(double, double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Clip(float x, float low, float high) => x;
}
