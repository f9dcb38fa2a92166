using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Backprop;

/// <content>The strong products over whole buffers, several elements at a time. A destination is one of the operands or shares no memory with them.</content>
public static partial class Kernel
{
    /// <summary>Refuses operands of different lengths, as <c>TensorPrimitives</c> does.</summary>
    /// <param name="length">the length of the first operand</param>
    /// <param name="other">that of another one</param>
    /// <exception cref="ArgumentException">they differ</exception>
    public static void CheckOperands(int length, int other)
    {
        if (length != other)
        {
            throw new ArgumentException("Input span arguments must all have the same length.");
        }
    }

    /// <summary>Refuses a destination that has no room for the result.</summary>
    /// <param name="length">how many elements the result has</param>
    /// <param name="room">the length of the destination</param>
    /// <exception cref="ArgumentException">that is less</exception>
    public static void CheckDestination(int length, int room)
    {
        if (room < length)
        {
            throw new ArgumentException("Destination is too short.", "destination");
        }
    }

    /// <summary>Adds the strong product: z + u ⊙ d.</summary>
    /// <param name="u">an upstream gradient or tangent</param>
    /// <param name="d">the derivative, which may be infinite or NaN</param>
    /// <param name="z">what it is added to</param>
    /// <returns>the sum</returns>
    public static double AddStrong(double u, double d, double z) => z + Strong(u, d);

    /// <inheritdoc cref="AddStrong(double, double, double)"/>
    public static float AddStrong(float u, float d, float z) => z + Strong(u, d);

    /// <summary>Adds the strong product z + u ⊙ d, element by element.</summary>
    /// <param name="u">upstream gradients or tangents</param>
    /// <param name="d">as many derivatives, which may be infinite or NaN</param>
    /// <param name="z">what they are added to</param>
    /// <param name="destination">gets the sums</param>
    public static void AddStrong(ReadOnlySpan<double> u, ReadOnlySpan<double> d, ReadOnlySpan<double> z, Span<double> destination)
    {
        for (int i = AddedLanes(u, d, z, destination); i < u.Length; i++)
        {
            destination[i] = AddStrong(u[i], d[i], z[i]);
        }
    }

    /// <inheritdoc cref="AddStrong(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    public static void AddStrong(ReadOnlySpan<float> u, ReadOnlySpan<float> d, ReadOnlySpan<float> z, Span<float> destination)
    {
        for (int i = AddedLanes(u, d, z, destination); i < u.Length; i++)
        {
            destination[i] = AddStrong(u[i], d[i], z[i]);
        }
    }

    /// <summary>Adds the strong product of one u with each d.</summary>
    /// <param name="u">an upstream gradient or tangent</param>
    /// <param name="d">derivatives, which may be infinite or NaN</param>
    /// <param name="z">what they are added to</param>
    /// <param name="destination">gets the sums</param>
    public static void AddStrong(double u, ReadOnlySpan<double> d, ReadOnlySpan<double> z, Span<double> destination)
    {
        if (u == 0)
        {
            z.CopyTo(destination);
            return;
        }

        for (int i = AddedLanes(u, d, z, destination); i < d.Length; i++)
        {
            destination[i] = z[i] + (u * d[i]);
        }
    }

    /// <inheritdoc cref="AddStrong(double, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    public static void AddStrong(float u, ReadOnlySpan<float> d, ReadOnlySpan<float> z, Span<float> destination)
    {
        if (u == 0)
        {
            z.CopyTo(destination);
            return;
        }

        for (int i = AddedLanes(u, d, z, destination); i < d.Length; i++)
        {
            destination[i] = z[i] + (u * d[i]);
        }
    }

    /// <summary>Adds the strong product of each u with one d.</summary>
    /// <param name="u">upstream gradients or tangents</param>
    /// <param name="d">a derivative, which may be infinite or NaN</param>
    /// <param name="z">what they are added to</param>
    /// <param name="destination">gets the sums</param>
    public static void AddStrong(ReadOnlySpan<double> u, double d, ReadOnlySpan<double> z, Span<double> destination)
    {
        for (int i = 0; i < u.Length; i++)
        {
            destination[i] = AddStrong(u[i], d, z[i]);
        }
    }

    /// <inheritdoc cref="AddStrong(ReadOnlySpan{double}, double, ReadOnlySpan{double}, Span{double})"/>
    public static void AddStrong(ReadOnlySpan<float> u, float d, ReadOnlySpan<float> z, Span<float> destination)
    {
        for (int i = 0; i < u.Length; i++)
        {
            destination[i] = AddStrong(u[i], d, z[i]);
        }
    }

    /// <summary>The strong product u ⊙ d, element by element.</summary>
    /// <param name="u">upstream gradients or tangents</param>
    /// <param name="d">as many derivatives, which may be infinite or NaN</param>
    /// <param name="destination">gets, for each element, 0 where <paramref name="u"/> is 0, else the product</param>
    public static void Strong(ReadOnlySpan<double> u, ReadOnlySpan<double> d, Span<double> destination)
    {
        for (int i = StrongLanes(u, d, destination); i < u.Length; i++)
        {
            destination[i] = Strong(u[i], d[i]);
        }
    }

    /// <inheritdoc cref="Strong(ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    public static void Strong(ReadOnlySpan<float> u, ReadOnlySpan<float> d, Span<float> destination)
    {
        for (int i = StrongLanes(u, d, destination); i < u.Length; i++)
        {
            destination[i] = Strong(u[i], d[i]);
        }
    }

    /// <summary>The strong product of one u with each d.</summary>
    /// <param name="u">an upstream gradient or tangent</param>
    /// <param name="d">derivatives, which may be infinite or NaN</param>
    /// <param name="destination">gets zeros where <paramref name="u"/> is 0, else the products</param>
    public static void Strong(double u, ReadOnlySpan<double> d, Span<double> destination)
    {
        if (u == 0)
        {
            destination.Slice(0, d.Length).Clear();
            return;
        }

        for (int i = ScaledLanes(u, d, destination); i < d.Length; i++)
        {
            destination[i] = u * d[i];
        }
    }

    /// <inheritdoc cref="Strong(double, ReadOnlySpan{double}, Span{double})"/>
    public static void Strong(float u, ReadOnlySpan<float> d, Span<float> destination)
    {
        if (u == 0)
        {
            destination.Slice(0, d.Length).Clear();
            return;
        }

        for (int i = ScaledLanes(u, d, destination); i < d.Length; i++)
        {
            destination[i] = u * d[i];
        }
    }

    /// <summary>The strong product of each u with one d.</summary>
    /// <param name="u">upstream gradients or tangents</param>
    /// <param name="d">a derivative, which may be infinite or NaN</param>
    /// <param name="destination">gets, for each element, 0 where <paramref name="u"/> is 0, else the product</param>
    public static void Strong(ReadOnlySpan<double> u, double d, Span<double> destination)
    {
        for (int i = 0; i < u.Length; i++)
        {
            destination[i] = Strong(u[i], d);
        }
    }

    /// <inheritdoc cref="Strong(ReadOnlySpan{double}, double, Span{double})"/>
    public static void Strong(ReadOnlySpan<float> u, float d, Span<float> destination)
    {
        for (int i = 0; i < u.Length; i++)
        {
            destination[i] = Strong(u[i], d);
        }
    }

    /// <summary>The product that is strong in both factors, element by element.</summary>
    /// <param name="u">gradients or tangents, which may be infinite</param>
    /// <param name="v">as many others</param>
    /// <param name="destination">gets, for each element, 0 where either is 0, else the product</param>
    public static void StrongInBoth(ReadOnlySpan<double> u, ReadOnlySpan<double> v, Span<double> destination)
    {
        for (int i = 0; i < u.Length; i++)
        {
            destination[i] = StrongInBoth(u[i], v[i]);
        }
    }

    /// <inheritdoc cref="StrongInBoth(ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    public static void StrongInBoth(ReadOnlySpan<float> u, ReadOnlySpan<float> v, Span<float> destination)
    {
        for (int i = 0; i < u.Length; i++)
        {
            destination[i] = StrongInBoth(u[i], v[i]);
        }
    }

    /// <summary>The product, strong in both factors, of one u with each v.</summary>
    /// <param name="u">a gradient or tangent, which may be infinite</param>
    /// <param name="v">others</param>
    /// <param name="destination">gets, for each element, 0 where either is 0, else the product</param>
    public static void StrongInBoth(double u, ReadOnlySpan<double> v, Span<double> destination) => Strong(v, u, destination, isZero: u == 0);

    /// <inheritdoc cref="StrongInBoth(double, ReadOnlySpan{double}, Span{double})"/>
    public static void StrongInBoth(float u, ReadOnlySpan<float> v, Span<float> destination) => Strong(v, u, destination, isZero: u == 0);

    /// <summary>The product, strong in both factors, of each u with one v.</summary>
    /// <param name="u">gradients or tangents, which may be infinite</param>
    /// <param name="v">another</param>
    /// <param name="destination">gets, for each element, 0 where either is 0, else the product</param>
    public static void StrongInBoth(ReadOnlySpan<double> u, double v, Span<double> destination) => Strong(u, v, destination, isZero: v == 0);

    /// <inheritdoc cref="StrongInBoth(ReadOnlySpan{double}, double, Span{double})"/>
    public static void StrongInBoth(ReadOnlySpan<float> u, float v, Span<float> destination) => Strong(u, v, destination, isZero: v == 0);

    private static void Strong(ReadOnlySpan<double> u, double d, Span<double> destination, bool isZero)
    {
        if (isZero)
        {
            destination.Slice(0, u.Length).Clear();
        }
        else
        {
            Strong(u, d, destination);
        }
    }

    private static void Strong(ReadOnlySpan<float> u, float d, Span<float> destination, bool isZero)
    {
        if (isZero)
        {
            destination.Slice(0, u.Length).Clear();
        }
        else
        {
            Strong(u, d, destination);
        }
    }

    /// <summary>Does whole vectors; answers how many elements that were.</summary>
    private static int StrongLanes<T>(ReadOnlySpan<T> u, ReadOnlySpan<T> d, Span<T> destination)
        where T : struct
    {
        ReadOnlySpan<Vector<T>> us = MemoryMarshal.Cast<T, Vector<T>>(u);
        ReadOnlySpan<Vector<T>> ds = MemoryMarshal.Cast<T, Vector<T>>(d.Slice(0, u.Length));
        Span<Vector<T>> products = MemoryMarshal.Cast<T, Vector<T>>(destination.Slice(0, u.Length));
        for (int i = 0; i < us.Length && i < ds.Length && i < products.Length; i++)
        {
            products[i] = Vector.ConditionalSelect(Vector.Equals(us[i], Vector<T>.Zero), Vector<T>.Zero, us[i] * ds[i]);
        }

        return us.Length * Vector<T>.Count;
    }

    private static int AddedLanes<T>(ReadOnlySpan<T> u, ReadOnlySpan<T> d, ReadOnlySpan<T> z, Span<T> destination)
        where T : struct
    {
        ReadOnlySpan<Vector<T>> us = MemoryMarshal.Cast<T, Vector<T>>(u);
        ReadOnlySpan<Vector<T>> ds = MemoryMarshal.Cast<T, Vector<T>>(d.Slice(0, u.Length));
        ReadOnlySpan<Vector<T>> zs = MemoryMarshal.Cast<T, Vector<T>>(z.Slice(0, u.Length));
        Span<Vector<T>> sums = MemoryMarshal.Cast<T, Vector<T>>(destination.Slice(0, u.Length));
        for (int i = 0; i < us.Length && i < ds.Length && i < zs.Length && i < sums.Length; i++)
        {
            sums[i] = zs[i] + Vector.ConditionalSelect(Vector.Equals(us[i], Vector<T>.Zero), Vector<T>.Zero, us[i] * ds[i]);
        }

        return us.Length * Vector<T>.Count;
    }

    private static int AddedLanes<T>(T u, ReadOnlySpan<T> d, ReadOnlySpan<T> z, Span<T> destination)
        where T : struct
    {
        var factor = new Vector<T>(u);
        ReadOnlySpan<Vector<T>> ds = MemoryMarshal.Cast<T, Vector<T>>(d);
        ReadOnlySpan<Vector<T>> zs = MemoryMarshal.Cast<T, Vector<T>>(z.Slice(0, d.Length));
        Span<Vector<T>> sums = MemoryMarshal.Cast<T, Vector<T>>(destination.Slice(0, d.Length));
        for (int i = 0; i < ds.Length && i < zs.Length && i < sums.Length; i++)
        {
            sums[i] = zs[i] + (factor * ds[i]);
        }

        return ds.Length * Vector<T>.Count;
    }

    private static int ScaledLanes<T>(T u, ReadOnlySpan<T> d, Span<T> destination)
        where T : struct
    {
        var factor = new Vector<T>(u);
        ReadOnlySpan<Vector<T>> ds = MemoryMarshal.Cast<T, Vector<T>>(d);
        Span<Vector<T>> products = MemoryMarshal.Cast<T, Vector<T>>(destination.Slice(0, d.Length));
        for (int i = 0; i < ds.Length && i < products.Length; i++)
        {
            products[i] = factor * ds[i];
        }

        return ds.Length * Vector<T>.Count;
    }
}
