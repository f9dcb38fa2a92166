using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>
/// A last-in-first-out tape: what the forward sweep of a derivative pushes, its reverse sweep pops.
/// Tapes are pooled by thread; in steady state nothing is allocated.
/// </summary>
/// <typeparam name="T">the type of what is kept</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TapeBuffer<T> : ITapePart
{
    [ThreadStatic]
    private static Pool<TapeBuffer<T>>? t_pool;

    private readonly Chunks<T> _chunks = new();

    /// <summary>The chunk that is written now (none before the first push), its index, and how much of it is full.</summary>
    private T[] _chunk = Array.Empty<T>();
    private int _index = -1;
    private int _top;
    private bool _isRented;

    private TapeBuffer()
    {
    }

    long ITapePart.Bytes => Chunks<T>.SizeOfElement * (_chunks.LengthBefore(_index) + _top);

    /// <summary>Takes an empty tape from the pool.</summary>
    /// <returns>the tape, to be given back by <see cref="Return"/></returns>
    public static TapeBuffer<T> Rent()
    {
        TapeBuffer<T> tape = t_pool?.TryRent() ?? new TapeBuffer<T>();
        tape._isRented = true;
        return tape;
    }

    /// <summary>Puts a value on top.</summary>
    /// <param name="value">the value</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(T value)
    {
        T[] chunk = _chunk;
        int top = _top;
        if ((uint)top < (uint)chunk.Length)
        {
            chunk[top] = value;
            _top = top + 1;
        }
        else
        {
            PushIntoNextChunk(value);
        }
    }

    /// <summary>Takes the value on top.</summary>
    /// <returns>the value that was pushed last</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Pop()
    {
        T[] chunk = _chunk;
        int top = _top - 1;
        if ((uint)top < (uint)chunk.Length)
        {
            _top = top;
            return chunk[top];
        }

        return PopFromPreviousChunk();
    }

    /// <summary>Empties the tape and gives it back. A second call does nothing.</summary>
    public void Return()
    {
        if (!_isRented)
        {
            return;
        }

        _isRented = false;
        ((ITapePart)this).Empty();
        (t_pool ??= new Pool<TapeBuffer<T>>()).Return(this);
    }

    void ITapePart.Empty()
    {
        _chunks.Melt();
        _chunk = Array.Empty<T>();
        _index = -1;
        _top = 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void PushIntoNextChunk(T value)
    {
        T[] chunk = _chunks.Ensure(_index + 1, 1);
        chunk[0] = value;
        _chunk = chunk;
        _index++;
        _top = 1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private T PopFromPreviousChunk()
    {
        if (_index <= 0)
        {
            throw new InvalidOperationException("The tape is empty.");
        }

        _chunk = _chunks[--_index];
        _top = _chunk.Length - 1;
        return _chunk[_top];
    }
}
