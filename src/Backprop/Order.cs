using System;
using System.ComponentModel;

namespace Backprop;

/// <summary>The order in which the library sorts keys by their own comparison. Pooled by thread; in steady state nothing is allocated.</summary>
/// <typeparam name="T">the type of the keys</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Order<T>
{
    [ThreadStatic]
    private static Pool<Order<T>>? t_pool;

    private T[] _keys = Array.Empty<T>();
    private int[] _order = Array.Empty<int>();
    private int _count;
    private int _read;
    private bool _isRented;

    private Order()
    {
    }

    /// <summary>Begins to take keys.</summary>
    /// <param name="count">how many there are</param>
    /// <returns>an order without keys</returns>
    public static Order<T> Of(int count)
    {
        Order<T> order = t_pool?.TryRent() ?? new Order<T>();
        order._isRented = true;
        order._count = 0;
        order._read = 0;
        if (order._keys.Length < count)
        {
            order._keys = new T[count];
            order._order = new int[count];
        }

        return order;
    }

    /// <summary>Takes the next key.</summary>
    /// <param name="key">the key</param>
    public void Add(T key)
    {
        _keys[_count] = key;
        _order[_count] = _count;
        _count++;
    }

    /// <summary>Sorts the keys, and their indices along with them: as the library does, whose sort keeps no order among equal keys.</summary>
    public void Sort() => Array.Sort(_keys, _order, 0, _count);

    /// <summary>The key that comes next.</summary>
    /// <returns>its index before sorting</returns>
    public int Next() => _order[_read++];

    /// <summary>Says that the order has been read.</summary>
    public void Return()
    {
        if (!_isRented)
        {
            return;
        }

        // What keys refer to is not kept alive by a pool.
        Array.Clear(_keys, 0, _count);
        _isRented = false;
        (t_pool ??= new Pool<Order<T>>()).Return(this);
    }
}
