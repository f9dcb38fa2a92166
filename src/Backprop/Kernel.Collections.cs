using System;
using System.Runtime.CompilerServices;

namespace Backprop;

public static partial class Kernel
{
    /// <summary>Throws what a list throws at an index that it has no element for.</summary>
    /// <param name="index">the index</param>
    /// <param name="count">how many elements there are</param>
    /// <exception cref="ArgumentOutOfRangeException">there is no such element</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckIndex(int index, int count)
    {
        if ((uint)index >= (uint)count)
        {
            throw new ArgumentOutOfRangeException(nameof(index), "Index was out of range. Must be non-negative and less than the size of the collection.");
        }
    }

    /// <summary>Throws what a stack or a queue throws when something is taken from it that is not there.</summary>
    /// <param name="count">how many elements there are</param>
    /// <param name="name">what it is</param>
    /// <exception cref="InvalidOperationException">there is none</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckNotEmpty(int count, string name)
    {
        if (count == 0)
        {
            throw new InvalidOperationException($"{name} empty.");
        }
    }

    /// <summary>Throws what a nullable value throws when it is asked for a value that it has not.</summary>
    /// <param name="hasValue">whether it has one</param>
    /// <exception cref="InvalidOperationException">it has none</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckPresent(bool hasValue)
    {
        if (!hasValue)
        {
            throw new InvalidOperationException("Nullable object must have a value.");
        }
    }
}
