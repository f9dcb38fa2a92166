using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Backprop;

public static partial class Kernel
{
    /// <summary>Where an element of an array of several dimensions lies: row after row.</summary>
    /// <param name="row">the row, whose own range is checked where the element is read or written</param>
    /// <param name="column">the column</param>
    /// <param name="columns">how many columns there are</param>
    /// <returns>the index</returns>
    /// <exception cref="IndexOutOfRangeException">there is no such column</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Index(int row, int column, int columns)
    {
        if ((uint)column >= (uint)columns)
        {
            ThrowOutOfRange();
        }

        return unchecked((row * columns) + column);
    }

    /// <summary>The elements of an array of two dimensions, row after row.</summary>
    /// <typeparam name="T">the type of the elements</typeparam>
    /// <param name="array">the array</param>
    /// <returns>its elements, in place</returns>
    public static Span<T> AsSpan<T>(T[,] array) =>
        array.Length == 0 ? default : MemoryMarshal.CreateSpan(ref array[array.GetLowerBound(0), array.GetLowerBound(1)], array.Length);

    /// <summary>The elements of an array of three dimensions, the last index running fastest.</summary>
    /// <typeparam name="T">the type of the elements</typeparam>
    /// <param name="array">the array</param>
    /// <returns>its elements, in place</returns>
    public static Span<T> AsSpan<T>(T[,,] array) =>
        array.Length == 0 ? default : MemoryMarshal.CreateSpan(ref array[array.GetLowerBound(0), array.GetLowerBound(1), array.GetLowerBound(2)], array.Length);

    /// <summary>Refuses a sink or a tangent that has not the dimensions of its input.</summary>
    /// <param name="input">the input</param>
    /// <param name="given">what belongs to it</param>
    /// <param name="name">the name of that parameter</param>
    /// <exception cref="ArgumentException">it is null, or a dimension differs</exception>
    public static void CheckShape(Array input, Array given, string name)
    {
        if (given is null)
        {
            throw new ArgumentNullException(name);
        }

        for (int dimension = 0; dimension < input.Rank; dimension++)
        {
            if (input.GetLength(dimension) != given.GetLength(dimension))
            {
                throw new ArgumentException(
                    $"'{name}' has {given.GetLength(dimension)} elements in dimension {dimension}, but its input has {input.GetLength(dimension)}.", name);
            }
        }
    }

    private static void ThrowOutOfRange() => throw new IndexOutOfRangeException();

    /// <summary>Refuses an argument that has not the length of what it belongs to.</summary>
    /// <param name="length">the length that it must have</param>
    /// <param name="given">the length that it has</param>
    /// <param name="name">the argument's name</param>
    /// <exception cref="ArgumentException">the lengths differ</exception>
    public static void CheckLength(int length, int given, string name)
    {
        if (length != given)
        {
            throw new ArgumentException($"'{name}' has {given} elements, but {length} are needed.", name);
        }
    }

    /// <summary>Refuses a sink that has not the length of its input.</summary>
    /// <typeparam name="T">the element type of both</typeparam>
    /// <param name="input">the input</param>
    /// <param name="sink">the buffer that its gradient goes to</param>
    /// <param name="sinkName">the name of that parameter</param>
    /// <exception cref="ArgumentException">the lengths differ</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckSink<T>(ReadOnlySpan<T> input, ReadOnlySpan<T> sink, string sinkName)
    {
        if (input.Length != sink.Length)
        {
            ThrowLength(input.Length, sink.Length, sinkName);
        }
    }

    /// <summary>Refuses two buffers that share memory.</summary>
    /// <typeparam name="T">the element type of one</typeparam>
    /// <typeparam name="U">the element type of the other</typeparam>
    /// <param name="a">one buffer</param>
    /// <param name="b">the other</param>
    /// <param name="nameOfB">the name of the parameter to blame</param>
    /// <exception cref="ArgumentException">they overlap</exception>
    public static unsafe void CheckApart<T, U>(ReadOnlySpan<T> a, ReadOnlySpan<U> b, string nameOfB)
    {
        if (a.IsEmpty || b.IsEmpty)
        {
            return;
        }

        // Addresses are only compared, never followed, so the element types may be managed. Both are fixed at
        // the same time: the collector may move them, but not between the two reads.
#pragma warning disable CS8500 // takes the address of a managed type
        fixed (T* first = &MemoryMarshal.GetReference(a))
        fixed (U* second = &MemoryMarshal.GetReference(b))
        {
            nuint distance = (nuint)((byte*)second - (byte*)first);
            nuint sizeOfA = (nuint)a.Length * (nuint)sizeof(T);
            nuint sizeOfB = (nuint)b.Length * (nuint)sizeof(U);
            if (distance < sizeOfA || (nuint)0 - distance < sizeOfB)
            {
                ThrowOverlap(nameOfB);
            }
        }
#pragma warning restore CS8500
    }

    [DoesNotReturn]
    private static void ThrowLength(int expected, int actual, string name) =>
        throw new ArgumentException($"'{name}' has {actual} elements, but its input has {expected}.", name);

    [DoesNotReturn]
    private static void ThrowOverlap(string name) =>
        throw new ArgumentException($"The memory of '{name}' overlaps that of another argument.", name);
}
