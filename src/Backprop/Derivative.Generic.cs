#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <content>The same for a type parameter that stands for a floating-point type.</content>
public static partial class Derivative
{
    /// <typeparam name="T">the floating-point type</typeparam>
    /// <inheritdoc cref="Stop(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Stop<T>(T x)
        where T : IFloatingPointIeee754<T> => x;

    /// <typeparam name="T">the floating-point type</typeparam>
    /// <inheritdoc cref="Clip(double, double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Clip<T>(T x, T low, T high)
        where T : IFloatingPointIeee754<T> => x;
}
#endif
