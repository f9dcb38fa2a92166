using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <content>Checks on arrays of arrays, whose rows are memory of their own.</content>
public static partial class Kernel
{
    /// <summary>Up to so many comparisons rows are compared each with each; beyond that by way of a set.</summary>
    private const int MostComparisons = 4096;

    [ThreadStatic]
    private static HashSet<object>? t_rows;

    /// <summary>Refuses an array of arrays without a row.</summary>
    /// <typeparam name="T">the element type</typeparam>
    /// <param name="rows">the array of arrays</param>
    /// <param name="name">the name of that parameter</param>
    /// <exception cref="ArgumentException">it, or a row of it, is null</exception>
    public static void CheckRows<T>(T[][] rows, string name)
    {
        if (rows is null)
        {
            throw new ArgumentNullException(name);
        }

        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i] is null)
            {
                throw new ArgumentException($"Row {i} of '{name}' is null.", name);
            }
        }
    }

    /// <summary>Refuses a sink, a tangent or an upstream gradient that has not the rows of what it belongs to.</summary>
    /// <typeparam name="T">the element type of both</typeparam>
    /// <param name="input">the array of arrays</param>
    /// <param name="given">what belongs to it</param>
    /// <param name="name">the name of that parameter</param>
    /// <exception cref="ArgumentException">it, or a row of it, is null, or the lengths differ</exception>
    public static void CheckSink<T>(T[][] input, T[][] given, string name)
    {
        CheckRows(given, name);
        if (input.Length != given.Length)
        {
            throw new ArgumentException($"'{name}' has {given.Length} rows, but its input has {input.Length}.", name);
        }

        for (int i = 0; i < input.Length; i++)
        {
            if (input[i].Length != given[i].Length)
            {
                throw new ArgumentException($"Row {i} of '{name}' has {given[i].Length} elements, but that of its input has {input[i].Length}.", name);
            }
        }
    }

    /// <summary>Refuses an array of arrays that has not the rows of what it belongs to.</summary>
    /// <param name="counts">the lengths that its rows must have</param>
    /// <param name="given">the lengths that they have</param>
    /// <param name="name">the name of that parameter</param>
    /// <exception cref="ArgumentException">the lengths differ</exception>
    public static void CheckRowCounts(ReadOnlySpan<int> counts, ReadOnlySpan<int> given, string name)
    {
        if (!counts.SequenceEqual(given))
        {
            throw new ArgumentException($"The rows of '{name}' have not the lengths of what it belongs to.", name);
        }
    }

    /// <summary>An array of arrays.</summary>
    /// <typeparam name="T">the element type</typeparam>
    /// <param name="elements">the elements, one row after the other</param>
    /// <param name="counts">the lengths of the rows</param>
    /// <returns>the rows, as new arrays</returns>
    public static T[][] ToRows<T>(ReadOnlySpan<T> elements, ReadOnlySpan<int> counts)
    {
        T[][] rows = new T[counts.Length][];
        int start = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = elements.Slice(start, counts[i]).ToArray();
            start += counts[i];
        }

        return rows;
    }

    /// <summary>Zeros in the shape of an array of arrays.</summary>
    /// <typeparam name="T">the element type</typeparam>
    /// <param name="rows">the array of arrays</param>
    /// <returns>new rows of the same lengths</returns>
    public static T[][] ZerosLike<T>(T[][] rows) => Array.ConvertAll(rows, row => row is null ? null! : new T[row.Length]);

    /// <summary>Refuses an array of arrays in which a row stands twice.</summary>
    /// <typeparam name="T">the element type</typeparam>
    /// <param name="rows">the array of arrays</param>
    /// <param name="name">the name of that parameter</param>
    /// <exception cref="ArgumentException">two rows are the same array</exception>
    public static void CheckDistinct<T>(T[][] rows, string name)
    {
        if (rows.Length <= MostComparisons / Math.Max(rows.Length, 1))
        {
            for (int i = 0; i < rows.Length; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    RefuseSame(rows[i], rows[j], name);
                }
            }

            return;
        }

        HashSet<object> set = EmptySet();
        bool isDistinct = true;
        for (int i = 0; i < rows.Length && isDistinct; i++)
        {
            isDistinct = rows[i].Length == 0 || set.Add(rows[i]);
        }

        set.Clear();
        if (!isDistinct)
        {
            ThrowOverlap(name);
        }
    }

    /// <summary>Refuses two arrays of arrays that have a row in common.</summary>
    /// <typeparam name="T">the element type of one</typeparam>
    /// <typeparam name="U">the element type of the other</typeparam>
    /// <param name="a">one array of arrays</param>
    /// <param name="b">the other</param>
    /// <param name="nameOfB">the name of the parameter to blame</param>
    /// <exception cref="ArgumentException">a row of one is a row of the other</exception>
    public static void CheckApart<T, U>(T[][] a, U[][] b, string nameOfB)
    {
        // Arrays of different types are different arrays, but for those of enums and of their numbers.
        if (b.Length <= MostComparisons / Math.Max(a.Length, 1))
        {
            foreach (T[] row in a)
            {
                foreach (U[] other in b)
                {
                    RefuseSame(row, other, nameOfB);
                }
            }

            return;
        }

        HashSet<object> set = EmptySet();
        foreach (T[] row in a)
        {
            if (row.Length > 0)
            {
                set.Add(row);
            }
        }

        bool isApart = true;
        for (int i = 0; i < b.Length && isApart; i++)
        {
            isApart = !set.Contains(b[i]);
        }

        set.Clear();
        if (!isApart)
        {
            ThrowOverlap(nameOfB);
        }
    }

    /// <summary>Refuses a buffer that shares memory with a row.</summary>
    /// <typeparam name="T">the element type of the buffer</typeparam>
    /// <typeparam name="U">the element type of the rows</typeparam>
    /// <param name="a">the buffer</param>
    /// <param name="b">the array of arrays</param>
    /// <param name="nameOfB">the name of the parameter to blame</param>
    /// <exception cref="ArgumentException">they overlap</exception>
    public static void CheckApart<T, U>(ReadOnlySpan<T> a, U[][] b, string nameOfB)
    {
        foreach (U[] row in b)
        {
            CheckApart<T, U>(a, new ReadOnlySpan<U>(row), nameOfB);
        }
    }

    /// <summary>Refuses rows that share memory with a buffer.</summary>
    /// <typeparam name="T">the element type of the rows</typeparam>
    /// <typeparam name="U">the element type of the buffer</typeparam>
    /// <param name="a">the array of arrays</param>
    /// <param name="b">the buffer</param>
    /// <param name="nameOfB">the name of the parameter to blame</param>
    /// <exception cref="ArgumentException">they overlap</exception>
    public static void CheckApart<T, U>(T[][] a, ReadOnlySpan<U> b, string nameOfB)
    {
        foreach (T[] row in a)
        {
            CheckApart<T, U>(new ReadOnlySpan<T>(row), b, nameOfB);
        }
    }

    private static void RefuseSame(Array row, Array other, string name)
    {
        // Arrays without elements share nothing.
        if (ReferenceEquals(row, other) && row.Length > 0)
        {
            ThrowOverlap(name);
        }
    }

    private static HashSet<object> EmptySet() => t_rows ??= new HashSet<object>(SameReference.Instance);

    private sealed class SameReference : IEqualityComparer<object>
    {
        public static readonly SameReference Instance = new();

        bool IEqualityComparer<object>.Equals(object? x, object? y) => ReferenceEquals(x, y);

        int IEqualityComparer<object>.GetHashCode(object obj) => RuntimeHelpers.GetHashCode(obj);
    }
}
