using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>
/// The memory of the arrays that a differentiated method makes. It lives until <see cref="Return"/>, so that the reverse
/// sweep finds again, by its handle, what the forward sweep made. Pooled by thread; in steady state nothing is allocated.
/// </summary>
/// <typeparam name="T">the element type</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Scratch<T> : ITapePart
{
    [ThreadStatic]
    private static Pool<Scratch<T>>? t_pool;

    private readonly Chunks<T> _chunks = new();

    /// <summary>The chunk that is handed out now (none at first), its index, its first handle, and how much of it is taken.</summary>
    private T[] _chunk = Array.Empty<T>();
    private int _index = -1;
    private int _start;
    private int _top;
    private bool _isRented;

    /// <summary>What was taken when each open block began.</summary>
    private int[] _open = Array.Empty<int>();
    private int _blocks;

    /// <summary>The tapes that are lent, and behind them those that were.</summary>
    private TapeBuffer<T>[] _tapes = Array.Empty<TapeBuffer<T>>();
    private int _lent;

    private Scratch()
    {
    }

    long ITapePart.Bytes => Chunks<T>.SizeOfElement * (_start + (long)_top);

    /// <summary>Takes an empty scratch memory from the pool.</summary>
    /// <returns>the memory, to be given back by <see cref="Return"/></returns>
    public static Scratch<T> Rent()
    {
        Scratch<T> scratch = t_pool?.TryRent() ?? new Scratch<T>();
        scratch._isRented = true;
        return scratch;
    }

    /// <summary>Makes an array of zeros.</summary>
    /// <param name="count">the number of its elements</param>
    /// <returns>the handle by which <see cref="Get"/> finds it</returns>
    /// <exception cref="OverflowException">the count is negative, as <c>new T[count]</c> has it</exception>
    public int Allocate(int count)
    {
        if ((uint)count > (uint)(_chunk.Length - _top) || _index < 0)
        {
            NextChunk(count);
        }

        int top = _top;
        _chunk.AsSpan(top, count).Clear();
        WideRegisters.Reset(count);
        _top = top + count;
        return _start + top;
    }

    /// <summary>Begins a block: the arrays that are made in it are forgotten when it ends.</summary>
    public void Open()
    {
        if (_blocks == _open.Length)
        {
            Array.Resize(ref _open, Math.Max(4, 2 * _blocks));
        }

        _open[_blocks++] = _start + _top;
    }

    /// <summary>Ends the innermost block.</summary>
    public void Close()
    {
        int taken = _open[--_blocks];
        while (taken < _start)
        {
            _chunk = _chunks[--_index];
            _start -= _chunk.Length;
        }

        _top = taken - _start;
    }

    /// <summary>Lends an empty tape.</summary>
    /// <returns>the tape, until <see cref="DropTape"/></returns>
    public TapeBuffer<T> LendTape()
    {
        if (_lent == _tapes.Length)
        {
            Array.Resize(ref _tapes, Math.Max(2, 2 * _lent));
        }

        return _tapes[_lent++] ??= TapeBuffer<T>.Rent();
    }

    /// <summary>Takes the tape back that was lent last. Nothing is on it any more.</summary>
    public void DropTape() => _lent--;

    /// <summary>Finds an array again.</summary>
    /// <param name="handle">what <see cref="Allocate"/> returned</param>
    /// <param name="count">the number of elements it was made with</param>
    /// <returns>its memory</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> Get(int handle, int count)
    {
        int offset = handle - _start;
        return offset >= 0 ? new Span<T>(_chunk, offset, count) : GetFromEarlierChunk(handle, count);
    }

    /// <summary>Forgets all arrays and gives the memory back. A second call does nothing.</summary>
    public void Return()
    {
        if (!_isRented)
        {
            return;
        }

        _isRented = false;
        ((ITapePart)this).Empty();
        (t_pool ??= new Pool<Scratch<T>>()).Return(this);
    }

    void ITapePart.Empty()
    {
        // What was lent when an exception ended the work is not empty.
        for (; _lent > 0; _lent--)
        {
            ((ITapePart)_tapes[_lent - 1]).Empty();
        }

        _chunks.Melt();
        _chunk = Array.Empty<T>();
        _index = -1;
        _start = 0;
        _top = 0;
        _blocks = 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void NextChunk(int count)
    {
        if (count < 0)
        {
            throw new OverflowException();
        }

        int start = _start + _chunk.Length;
        if (start > int.MaxValue - count)
        {
            throw new OutOfMemoryException();
        }

        _chunk = _chunks.Ensure(_index + 1, count);
        _index++;
        _start = start;
        _top = 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Span<T> GetFromEarlierChunk(int handle, int count)
    {
        int index = 0;
        while (handle >= _chunks[index].Length)
        {
            handle -= _chunks[index++].Length;
        }

        return new Span<T>(_chunks[index], handle, count);
    }
}
