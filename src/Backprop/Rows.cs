using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>
/// The rows of an array of arrays, one after the other in memory of their own: a row is a part of it, so that a derivative reads and writes rows like any
/// other part of a buffer. Pooled by thread; in steady state nothing is allocated.
/// </summary>
/// <typeparam name="T">the type of the elements</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Rows<T>
{
    [ThreadStatic]
    private static Pool<Rows<T>>? t_pool;

    private readonly Chunks<T> _elementChunks = new();
    private readonly Chunks<int> _tableChunks = new();
    private T[] _elements = Array.Empty<T>();
    private int[] _table = Array.Empty<int>();
    private int _length;
    private int _count;
    private bool _isRented;

    private Rows()
    {
    }

    /// <summary>The elements of all rows.</summary>
    public Span<T> Elements => _elements.AsSpan(0, _length);

    /// <summary>Where each row starts.</summary>
    public ReadOnlySpan<int> Starts => _table.AsSpan(0, _count);

    /// <summary>How many elements each row has.</summary>
    public ReadOnlySpan<int> Counts => _table.AsSpan(_count, _count);

    /// <summary>Takes rows with the same contents from the pool.</summary>
    /// <param name="rows">the array of arrays, none of which is null</param>
    /// <returns>the rows, to be given back by <see cref="Return"/> or <see cref="ReturnTo"/></returns>
    public static Rows<T> Rent(T[][] rows)
    {
        Rows<T> copy = RentLike(rows);
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i].CopyTo(copy._elements, copy._table[i]);
        }

        return copy;
    }

    /// <summary>Takes rows of the same lengths, all zero, from the pool.</summary>
    /// <param name="rows">the array of arrays, none of which is null</param>
    /// <returns>the rows, to be given back by <see cref="Return"/> or <see cref="ReturnTo"/></returns>
    public static Rows<T> RentZeros(T[][] rows)
    {
        Rows<T> zeros = RentLike(rows);
        zeros.Elements.Clear();
        return zeros;
    }

    /// <summary>Copies the contents back, and gives the memory back.</summary>
    /// <param name="rows">the array of arrays that this was made from</param>
    public void ReturnTo(T[][] rows)
    {
        if (_isRented)
        {
            for (int i = 0; i < rows.Length; i++)
            {
                _elements.AsSpan(_table[i], rows[i].Length).CopyTo(rows[i]);
            }
        }

        Return();
    }

    /// <summary>Gives the memory back. A second call does nothing.</summary>
    public void Return()
    {
        if (!_isRented)
        {
            return;
        }

        _isRented = false;
        _elements = Array.Empty<T>();
        _table = Array.Empty<int>();
        _length = 0;
        _count = 0;
        _elementChunks.Melt();
        _tableChunks.Melt();
        (t_pool ??= new Pool<Rows<T>>()).Return(this);
    }

    private static Rows<T> RentLike(T[][] rows)
    {
        Rows<T> like = t_pool?.TryRent() ?? new Rows<T>();
        like._isRented = true;
        like._count = rows.Length;
        like._table = like._tableChunks.Ensure(0, checked(2 * rows.Length));
        int length = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            like._table[i] = length;
            like._table[rows.Length + i] = rows[i].Length;
            length = checked(length + rows[i].Length);
        }

        like._length = length;
        like._elements = like._elementChunks.Ensure(0, length);
        return like;
    }
}
