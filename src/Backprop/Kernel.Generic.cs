#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <content>The same derivatives for a type parameter that stands for a floating-point type.</content>
public static partial class Kernel
{
    /// <typeparam name="T">the floating-point type</typeparam>
    /// <inheritdoc cref="Strong(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Strong<T>(T u, T d)
        where T : IFloatingPointIeee754<T> => u == T.Zero ? T.Zero : u * d;

    /// <typeparam name="T">the floating-point type</typeparam>
    /// <inheritdoc cref="StrongInBoth(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T StrongInBoth<T>(T u, T v)
        where T : IFloatingPointIeee754<T> => u == T.Zero || v == T.Zero ? T.Zero : u * v;

    /// <typeparam name="T">the floating-point type</typeparam>
    /// <inheritdoc cref="Union(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Union<T>(T x, T y)
        where T : IFloatingPointIeee754<T> => T.CreateTruncating(int.CreateTruncating(x) | int.CreateTruncating(y));

    /// <typeparam name="T">the floating-point type</typeparam>
    /// <inheritdoc cref="PowByBase(double, double)"/>
    public static T PowByBase<T>(T x, T y)
        where T : IFloatingPointIeee754<T> => y == T.Zero ? T.Zero : y * T.Pow(x, y - T.One);

    /// <typeparam name="T">the floating-point type</typeparam>
    /// <inheritdoc cref="PowByExponent(double, double)"/>
    public static T PowByExponent<T>(T x, T y)
        where T : IFloatingPointIeee754<T> => x == T.Zero && y > T.Zero ? T.Zero : T.Pow(x, y) * T.Log(x);

    /// <typeparam name="T">the floating-point type</typeparam>
    /// <inheritdoc cref="Atan2Slope(double, double)"/>
    public static T Atan2Slope<T>(T x, T y)
        where T : IFloatingPointIeee754<T>
    {
        if (T.Abs(x) > T.Abs(y))
        {
            T t = y / x;
            return t / x / (T.One + t * t);
        }

        T s = x / y;
        return T.One / y / (T.One + s * s);
    }
}
#endif
