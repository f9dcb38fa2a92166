using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <content>The types of <c>System.Numerics</c>, component by component.</content>
public static partial class Derivative
{
    /// <inheritdoc cref="Stop(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector2 Stop(Vector2 x) => x;

    /// <inheritdoc cref="Stop(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3 Stop(Vector3 x) => x;

    /// <inheritdoc cref="Stop(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector4 Stop(Vector4 x) => x;

    /// <inheritdoc cref="Stop(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Quaternion Stop(Quaternion x) => x;

    /// <inheritdoc cref="Stop(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Plane Stop(Plane x) => x;

    /// <inheritdoc cref="Stop(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Matrix3x2 Stop(Matrix3x2 x) => x;

    /// <inheritdoc cref="Stop(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Matrix4x4 Stop(Matrix4x4 x) => x;

    /// <inheritdoc cref="Stop(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Complex Stop(Complex x) => x;

    /// <inheritdoc cref="Clip(double, double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector2 Clip(Vector2 x, float low, float high) => x;

    /// <inheritdoc cref="Clip(double, double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3 Clip(Vector3 x, float low, float high) => x;

    /// <inheritdoc cref="Clip(double, double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector4 Clip(Vector4 x, float low, float high) => x;

    /// <inheritdoc cref="Clip(double, double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Quaternion Clip(Quaternion x, float low, float high) => x;

    /// <inheritdoc cref="Clip(double, double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Plane Clip(Plane x, float low, float high) => x;

    /// <inheritdoc cref="Clip(double, double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Matrix3x2 Clip(Matrix3x2 x, float low, float high) => x;

    /// <inheritdoc cref="Clip(double, double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Matrix4x4 Clip(Matrix4x4 x, float low, float high) => x;

    /// <inheritdoc cref="Clip(double, double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Complex Clip(Complex x, double low, double high) => x;
}
