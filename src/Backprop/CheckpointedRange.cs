using System.ComponentModel;

namespace Backprop;

/// <summary>The numbers of <see cref="Derivative.Checkpointed"/>. Going through them allocates nothing.</summary>
public readonly struct CheckpointedRange
{
    private readonly int _start;
    private readonly int _end;

    internal CheckpointedRange(int start, int end)
    {
        _start = start;
        _end = end;
    }

    /// <summary>What <c>foreach</c> goes through.</summary>
    /// <returns>a position before the first number</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Enumerator GetEnumerator() => new(_start, _end);

    /// <summary>A position in the numbers.</summary>
    public struct Enumerator
    {
        private readonly int _end;
        private long _current;

        internal Enumerator(int start, int end)
        {
            _current = start - 1L;
            _end = end;
        }

        /// <summary>The number at the position.</summary>
        public readonly int Current => (int)_current;

        /// <summary>Goes to the next number.</summary>
        /// <returns>whether there is one</returns>
        public bool MoveNext() => ++_current < _end;
    }
}
