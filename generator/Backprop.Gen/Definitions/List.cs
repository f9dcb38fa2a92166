namespace Backprop.Gen.Definitions
{
    using System;
    using System.Collections.Generic;

    /// <summary>A list: memory that is doubled by a copy when it is full.</summary>
    internal sealed class ListDefinition<T>
    {
        private T[] _items;
        private int _size;
        private int _version;

        internal ListDefinition() => _items = new T[0];

        internal ListDefinition(int capacity)
        {
            if (capacity < 0)
            {
                throw new ArgumentOutOfRangeException("capacity", "Non-negative number required.");
            }

            _items = new T[capacity];
        }

        internal ListDefinition(ReadOnlySpan<T> collection)
        {
            _items = new T[collection.Length];
            for (int i = 0; i < collection.Length; i++)
            {
                _items[i] = collection[i];
            }

            _size = collection.Length;
        }

        internal int Count => _size;

        internal T this[int index]
        {
            get
            {
                Kernel.CheckIndex(index, _size);
                return _items[index];
            }

            set
            {
                Kernel.CheckIndex(index, _size);
                _items[index] = value;
                _version++;
            }
        }

        internal void Add(T item)
        {
            _version++;
            Reserve(_size + 1);
            _items[_size] = item;
            _size++;
        }

        internal void AddRange(ReadOnlySpan<T> collection)
        {
            if (collection.Length > 0)
            {
                Reserve(_size + collection.Length);
                for (int i = 0; i < collection.Length; i++)
                {
                    _items[_size + i] = collection[i];
                }

                _size += collection.Length;
                _version++;
            }
        }

        internal void Insert(int index, T item)
        {
            if (index < 0 || index > _size)
            {
                throw new ArgumentOutOfRangeException("index", "Index must be within the bounds of the List.");
            }

            Reserve(_size + 1);
            for (int i = _size; i > index; i--)
            {
                _items[i] = _items[i - 1];
            }

            _items[index] = item;
            _size++;
            _version++;
        }

        internal void RemoveAt(int index)
        {
            Kernel.CheckIndex(index, _size);
            _size--;
            for (int i = index; i < _size; i++)
            {
                _items[i] = _items[i + 1];
            }

            _version++;
        }

        internal void RemoveRange(int index, int count)
        {
            if (index < 0 || count < 0)
            {
                throw new ArgumentOutOfRangeException(index < 0 ? "index" : "count", "Non-negative number required.");
            }

            if (_size - index < count)
            {
                throw new ArgumentException("Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.");
            }

            if (count > 0)
            {
                _size -= count;
                for (int i = index; i < _size; i++)
                {
                    _items[i] = _items[i + count];
                }

                _version++;
            }
        }

        internal void Clear()
        {
            _version++;
            _size = 0;
        }

        internal void Reverse()
        {
            for (int i = 0; i < _size / 2; i++)
            {
                T item = _items[i];
                _items[i] = _items[_size - 1 - i];
                _items[_size - 1 - i] = item;
            }

            _version++;
        }

        internal void Sort()
        {
            Array.Sort(_items, 0, _size);
            _version++;
        }

        internal void Sort(Comparison<T> comparison)
        {
            Array.Sort(_items, 0, _size, Comparer<T>.Create(comparison));
            _version++;
        }

        internal void Sort(IComparer<T> comparer)
        {
            Array.Sort(_items, 0, _size, comparer);
            _version++;
        }

        internal void Sort(int index, int count, IComparer<T> comparer)
        {
            if (index < 0 || count < 0)
            {
                throw new ArgumentOutOfRangeException(index < 0 ? "index" : "count", "Non-negative number required.");
            }

            if (_size - index < count)
            {
                throw new ArgumentException("Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.");
            }

            Array.Sort(_items, index, count, comparer);
            _version++;
        }

        internal T[] ToArray()
        {
            T[] array = new T[_size];
            for (int i = 0; i < array.Length; i++)
            {
                array[i] = _items[i];
            }

            return array;
        }

        internal void ForEach(Action<T> action)
        {
            int version = _version;
            for (int i = 0; i < _size && version == _version; i++)
            {
                action(_items[i]);
            }

            if (version != _version)
            {
                throw new InvalidOperationException("Collection was modified; enumeration operation may not execute.");
            }
        }

        private void Reserve(int least)
        {
            if (least > _items.Length)
            {
                int capacity = _items.Length == 0 ? 4 : 2 * _items.Length;
                T[] larger = new T[capacity < least ? least : capacity];
                for (int i = 0; i < _size; i++)
                {
                    larger[i] = _items[i];
                }

                _items = larger;
            }
        }
    }
}
