using System;
using System.ComponentModel;

namespace Backprop;

/// <content>The shapes of the inputs, which the sinks must have.</content>
public sealed partial class Tape
{
    /// <summary>Notes the length of a buffer.</summary>
    /// <param name="length">the length</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Note(int length) => _lengths.Add(length);

    /// <summary>Notes the dimensions of an array.</summary>
    /// <param name="array">the array</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Note(Array array)
    {
        for (int dimension = 0; dimension < array.Rank; dimension++)
        {
            _lengths.Add(array.GetLength(dimension));
        }
    }

    /// <summary>Notes the lengths of the rows of an array of arrays.</summary>
    /// <typeparam name="T">the element type</typeparam>
    /// <param name="rows">the array of arrays</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void NoteRows<T>(T[][] rows)
    {
        _lengths.Add(rows.Length);
        foreach (T[] row in rows)
        {
            _lengths.Add(row.Length);
        }
    }

    /// <summary>Refuses a sink that has not the length of its input.</summary>
    /// <param name="at">where the length is noted; moves on to the next note</param>
    /// <param name="length">the length of the sink</param>
    /// <param name="name">the name of that parameter</param>
    /// <exception cref="ArgumentException">the lengths differ</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void CheckSink(ref int at, int length, string name)
    {
        int expected = _lengths[at++];
        if (length != expected)
        {
            throw new ArgumentException($"'{name}' has {length} elements, but its input has {expected}.", name);
        }
    }

    /// <summary>Refuses a sink that has not the dimensions of its input.</summary>
    /// <param name="at">where they are noted; moves on to the next note</param>
    /// <param name="sink">the sink</param>
    /// <param name="name">the name of that parameter</param>
    /// <exception cref="ArgumentException">it is null, or a dimension differs</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void CheckSink(ref int at, Array sink, string name)
    {
        if (sink is null)
        {
            throw new ArgumentNullException(name);
        }

        for (int dimension = 0; dimension < sink.Rank; dimension++)
        {
            int expected = _lengths[at++];
            if (sink.GetLength(dimension) != expected)
            {
                throw new ArgumentException($"'{name}' has {sink.GetLength(dimension)} elements in dimension {dimension}, but its input has {expected}.", name);
            }
        }
    }

    /// <summary>Refuses a sink that has not the rows of its input.</summary>
    /// <typeparam name="T">the element type</typeparam>
    /// <param name="at">where they are noted; moves on to the next note</param>
    /// <param name="sink">the sink</param>
    /// <param name="name">the name of that parameter</param>
    /// <exception cref="ArgumentException">it, or a row of it, is null, or the lengths differ</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void CheckSinkRows<T>(ref int at, T[][] sink, string name)
    {
        Kernel.CheckRows(sink, name);
        int rows = _lengths[at++];
        if (sink.Length != rows)
        {
            throw new ArgumentException($"'{name}' has {sink.Length} rows, but its input has {rows}.", name);
        }

        for (int i = 0; i < rows; i++)
        {
            int expected = _lengths[at++];
            if (sink[i].Length != expected)
            {
                throw new ArgumentException($"Row {i} of '{name}' has {sink[i].Length} elements, but that of its input has {expected}.", name);
            }
        }
    }
}
