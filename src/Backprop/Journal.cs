using System;
using System.Collections.Generic;
using System.ComponentModel;

namespace Backprop;

/// <summary>
/// What calls to outside came to, for a derivative that goes through a method many times but makes its calls once: it is written the first time and read
/// afterwards, in the same order.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Journal
{
    private readonly List<IEntries> _entries = new();
    private bool _isWritten;

    private interface IEntries
    {
        void Rewind();
    }

    /// <summary>Whether calls are not made any more.</summary>
    public bool IsReplaying { get; private set; }

    /// <summary>Begins to write, the first time, or to read from the start.</summary>
    public void Rewind()
    {
        IsReplaying = _isWritten;
        _isWritten = true;
        foreach (IEntries entries in _entries)
        {
            entries.Rewind();
        }
    }

    /// <summary>Writes down what a call came to.</summary>
    /// <typeparam name="T">its type</typeparam>
    /// <param name="value">what it came to</param>
    public void Record<T>(T value) => Of<T>().Items.Add(value);

    /// <summary>What the next call came to.</summary>
    /// <typeparam name="T">its type</typeparam>
    /// <returns>the value</returns>
    public T Next<T>() => Of<T>().Next();

    /// <summary>Writes down what a call left in memory.</summary>
    /// <typeparam name="T">the element type</typeparam>
    /// <param name="memory">the memory</param>
    public void Save<T>(Span<T> memory)
    {
        Entries<T> entries = Of<T>();
        foreach (T element in memory)
        {
            entries.Items.Add(element);
        }
    }

    /// <summary>Leaves memory as the next call did.</summary>
    /// <typeparam name="T">the element type</typeparam>
    /// <param name="memory">the memory</param>
    public void Load<T>(Span<T> memory)
    {
        Entries<T> entries = Of<T>();
        for (int i = 0; i < memory.Length; i++)
        {
            memory[i] = entries.Next();
        }
    }

    private Entries<T> Of<T>()
    {
        foreach (IEntries entries in _entries)
        {
            if (entries is Entries<T> found)
            {
                return found;
            }
        }

        var made = new Entries<T>();
        _entries.Add(made);
        return made;
    }

    private sealed class Entries<T> : IEntries
    {
        private int _next;

        public List<T> Items { get; } = new();

        public T Next() => Items[_next++];

        public void Rewind() => _next = 0;
    }
}
