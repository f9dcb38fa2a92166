namespace Backprop.Gen.Definitions
{
    /// <summary>A stack: memory that is doubled by a copy when it is full.</summary>
    internal sealed class StackDefinition<T>
    {
        private T[] _items;
        private int _size;
        private int _changes;

        internal StackDefinition() => _items = new T[0];

        internal StackDefinition(int capacity) => _items = new T[capacity];

        internal int Count => _size;

        internal void Push(T item)
        {
            if (_size == _items.Length)
            {
                T[] larger = new T[_size == 0 ? 4 : 2 * _size];
                for (int i = 0; i < _size; i++)
                {
                    larger[i] = _items[i];
                }

                _items = larger;
            }

            _items[_size] = item;
            _size++;
            _changes++;
        }

        internal T Pop()
        {
            Kernel.CheckNotEmpty(_size, "Stack");
            _size--;
            _changes++;
            return _items[_size];
        }

        internal T Peek()
        {
            Kernel.CheckNotEmpty(_size, "Stack");
            return _items[_size - 1];
        }

        internal void Clear()
        {
            _size = 0;
            _changes++;
        }

        internal T[] ToArray()
        {
            T[] array = new T[_size];
            for (int i = 0; i < array.Length; i++)
            {
                array[i] = _items[_size - 1 - i];
            }

            return array;
        }
    }
}
