using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>
/// Memory that grows without copying: each further chunk is as large as all before it. Between two uses the chunks are
/// melted into one, so that from the second use on there is only the first.
/// </summary>
internal sealed class Chunks<T>
{
    private const int LeastElements = 256;

    /// <summary>What is kept between two uses; memory beyond it goes back to the garbage collector.</summary>
    private const int MostBytes = 64 << 20;

    public static readonly int SizeOfElement = GetSizeOfElement();

    private static readonly int s_mostElements = Math.Max(LeastElements, MostBytes / SizeOfElement);

    private readonly List<T[]> _chunks = new();
    private long _capacity;
    private int _firstLength = LeastElements;

    public T[] this[int index] => _chunks[index];

    /// <summary>How many elements the chunks before that one have.</summary>
    public long LengthBefore(int index)
    {
        long sum = 0;
        for (int i = 0; i < index; i++)
        {
            sum += _chunks[i].Length;
        }

        return sum;
    }

    /// <summary>The chunk at an index, which is made if it does not exist or has too few elements.</summary>
    public T[] Ensure(int index, int count)
    {
        if (index < _chunks.Count && _chunks[index].Length >= count)
        {
            return _chunks[index];
        }

        int length = index == 0 ? _firstLength : (int)Math.Min(_capacity, s_mostElements);
        T[] chunk = new T[Math.Max(length, count)];
        _chunks.Insert(index, chunk);
        _capacity += chunk.Length;
        return chunk;
    }

    /// <summary>Ends a use: forgets the contents, and keeps one chunk at most.</summary>
    public void Melt()
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            foreach (T[] chunk in _chunks)
            {
                Array.Clear(chunk, 0, chunk.Length);
            }
        }

        if (_capacity > s_mostElements && _chunks[0].Length == s_mostElements)
        {
            _chunks.RemoveRange(1, _chunks.Count - 1);
            _capacity = s_mostElements;
        }
        else if (_chunks.Count > 1 || _capacity > s_mostElements)
        {
            _firstLength = (int)Math.Min(_capacity, s_mostElements);
            _chunks.Clear();
            _capacity = 0;
        }
    }

#pragma warning disable CS8500 // the size of a managed type
    private static unsafe int GetSizeOfElement() => sizeof(T);
#pragma warning restore CS8500
}
