namespace Backprop;

/// <summary>
/// What one thread has returned and may rent again, last in, first out. A derivative returns what it rented on the
/// thread that rented it, so no locks are needed; what does not fit is left to the garbage collector.
/// </summary>
internal sealed class Pool<TItem>
    where TItem : class
{
    /// <summary>More than a derivative, or a nest of them, holds of one element type at a time.</summary>
    private const int Capacity = 64;

    private readonly TItem?[] _items = new TItem?[Capacity];
    private int _count;

    public TItem? TryRent()
    {
        if (_count == 0)
        {
            return null;
        }

        TItem? item = _items[--_count];
        _items[_count] = null;
        return item;
    }

    public void Return(TItem item)
    {
        if (_count < Capacity)
        {
            _items[_count++] = item;
        }
    }
}
