using System;
using System.Collections.Generic;
using System.ComponentModel;

namespace Backprop;

/// <summary>
/// The order in which the library sorts elements by a comparison: its own algorithm, which asks for one comparison after the other, so that the
/// differentiated method can make them. Pooled by thread; in steady state nothing is allocated.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Sorter
{
    private const int InsertionThreshold = 16;

    [ThreadStatic]
    private static Pool<Sorter>? t_pool;

    private readonly IEnumerator<bool> _steps;
    private readonly Stack<(int Start, int Count, int Depth)> _parts = new();
    private int[] _order = Array.Empty<int>();
    private int _count;
    private int _read;
    private int _answer;
    private bool _isRented;

    private Sorter() => _steps = Steps();

    /// <summary>The element on the left side of the comparison that is asked for.</summary>
    public int Left { get; private set; }

    /// <summary>The element on its right side.</summary>
    public int Right { get; private set; }

    /// <summary>Begins to sort.</summary>
    /// <param name="count">how many elements there are</param>
    /// <returns>the sorter, which has to be asked and answered until it is done</returns>
    public static Sorter Of(int count)
    {
        Sorter sorter = t_pool?.TryRent() ?? new Sorter();
        sorter._isRented = true;
        sorter._count = count;
        sorter._read = 0;
        if (sorter._order.Length < count)
        {
            sorter._order = new int[count];
        }

        for (int i = 0; i < count; i++)
        {
            sorter._order[i] = i;
        }

        return sorter;
    }

    /// <summary>Whether another comparison is needed.</summary>
    /// <returns>false once the order is known</returns>
    public bool Asks() => _steps.MoveNext() && _steps.Current;

    /// <summary>What the comparison that was asked for comes to.</summary>
    /// <param name="comparison">negative if the left element comes before the right one, positive if behind it</param>
    public void Answer(int comparison) => _answer = comparison;

    /// <summary>The element that comes next.</summary>
    /// <returns>its index before sorting</returns>
    public int Next() => _order[_read++];

    /// <summary>Says that the order has been read.</summary>
    public void Return()
    {
        if (_isRented)
        {
            _isRented = false;
            (t_pool ??= new Pool<Sorter>()).Return(this);
        }
    }

    /// <summary>
    /// An introspective sort, step by step as the library does it, since what becomes of equal elements is seen from outside: a step is true where it
    /// asks, and false once all is sorted. Then it begins anew.
    /// </summary>
    private IEnumerator<bool> Steps()
    {
        while (true)
        {
            _parts.Push((0, _count, 2 * (Log2(_count) + 1)));
            while (_parts.Count > 0)
            {
                (int first, int count, int depth) = _parts.Pop();
                int last = first + count - 1;
                if (count is > 3 and <= InsertionThreshold)
                {
                    for (int i = first; i < last; i++)
                    {
                        int element = _order[i + 1];
                        int j = i;
                        while (j >= first)
                        {
                            yield return Ask(element, _order[j]);
                            if (_answer >= 0)
                            {
                                break;
                            }

                            _order[j + 1] = _order[j];
                            j--;
                        }

                        _order[j + 1] = element;
                    }

                    continue;
                }

                if (count > 3 && depth == 0)
                {
                    for (int size = count, root = count >> 1; size > 1;)
                    {
                        // First every element takes its place in the heap; then the largest goes to the end, time after time.
                        if (root == 0)
                        {
                            Swap(first, first + size - 1);
                            size--;
                        }

                        int at = Math.Max(root, 1);
                        root = Math.Max(root - 1, 0);
                        int element = _order[first + at - 1];
                        while (at <= size >> 1)
                        {
                            int child = 2 * at;
                            if (child < size)
                            {
                                yield return Ask(_order[first + child - 1], _order[first + child]);
                                child += _answer < 0 ? 1 : 0;
                            }

                            yield return Ask(element, _order[first + child - 1]);
                            if (_answer >= 0)
                            {
                                break;
                            }

                            _order[first + at - 1] = _order[first + child - 1];
                            at = child;
                        }

                        _order[first + at - 1] = element;
                    }

                    continue;
                }

                int middle = first + ((count - 1) >> 1);
                for (int pair = count == 2 ? 2 : count < 2 ? 3 : 0; pair < 3; pair++)
                {
                    int low = pair < 2 ? first : middle;
                    int high = pair == 0 ? middle : last;
                    yield return Ask(_order[low], _order[high]);
                    if (_answer > 0)
                    {
                        Swap(low, high);
                    }
                }

                if (count > 3)
                {
                    int pivot = _order[middle];
                    Swap(middle, last - 1);
                    int left = first;
                    int right = last - 1;
                    while (left < right)
                    {
                        do
                        {
                            yield return Ask(ElementAt(++left, first, last), pivot);
                        }
                        while (_answer < 0);

                        do
                        {
                            yield return Ask(pivot, ElementAt(--right, first, last));
                        }
                        while (_answer < 0);

                        if (left < right)
                        {
                            Swap(left, right);
                        }
                    }

                    if (left != last - 1)
                    {
                        Swap(left, last - 1);
                    }

                    _parts.Push((first, left - first, depth - 1));
                    _parts.Push((left + 1, last - left, depth - 1));
                }
            }

            yield return false;
        }
    }

    private int ElementAt(int index, int first, int last) => index >= first && index <= last ? _order[index]
        : throw new ArgumentException("Unable to sort because the comparison is not consistent: an element compares less than itself, or one order contradicts another.");

    private bool Ask(int left, int right)
    {
        Left = left;
        Right = right;
        return true;
    }

    private void Swap(int i, int j) => (_order[i], _order[j]) = (_order[j], _order[i]);

    private static int Log2(int count)
    {
        int log = 0;
        while ((count >>= 1) > 0)
        {
            log++;
        }

        return log;
    }
}
