namespace Backprop.Gen.Definitions
{
    /// <summary>A queue: memory that goes round, and is doubled by a copy when it is full.</summary>
    internal sealed class QueueDefinition<T>
    {
        private T[] _items;
        private int _first;
        private int _size;
        private int _changes;

        internal QueueDefinition() => _items = new T[0];

        internal QueueDefinition(int capacity) => _items = new T[capacity];

        internal int Count => _size;

        internal void Enqueue(T item)
        {
            if (_size == _items.Length)
            {
                T[] larger = new T[_size == 0 ? 4 : 2 * _size];
                for (int i = 0; i < _size; i++)
                {
                    larger[i] = _items[(_first + i) % _items.Length];
                }

                _items = larger;
                _first = 0;
            }

            _items[(_first + _size) % _items.Length] = item;
            _size++;
            _changes++;
        }

        internal T Dequeue()
        {
            Kernel.CheckNotEmpty(_size, "Queue");
            T item = _items[_first];
            _first = (_first + 1) % _items.Length;
            _size--;
            _changes++;
            return item;
        }

        internal T Peek()
        {
            Kernel.CheckNotEmpty(_size, "Queue");
            return _items[_first];
        }

        internal void Clear()
        {
            _first = 0;
            _size = 0;
            _changes++;
        }

        internal T[] ToArray()
        {
            T[] array = new T[_size];
            for (int i = 0; i < array.Length; i++)
            {
                array[i] = _items[(_first + i) % _items.Length];
            }

            return array;
        }
    }
}
