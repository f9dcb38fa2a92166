namespace Backprop.Gen.Definitions
{
    using System;

    /// <summary>Searching: what is found where carries no gradient.</summary>
    internal static class Searching
    {
        internal static int IndexOf<T>(ReadOnlySpan<T> buffer, T value)
        {
            for (int i = 0; i < buffer.Length; i++)
            {
                if (buffer[i].Equals(value))
                {
                    return i;
                }
            }

            return -1;
        }

        internal static int LastIndexOf<T>(ReadOnlySpan<T> buffer, T value)
        {
            for (int i = buffer.Length - 1; i >= 0; i--)
            {
                if (buffer[i].Equals(value))
                {
                    return i;
                }
            }

            return -1;
        }

        internal static bool Contains<T>(ReadOnlySpan<T> buffer, T value) => IndexOf(buffer, value) >= 0;

        internal static int BinarySearch<T>(ReadOnlySpan<T> buffer, T value) where T : IComparable<T>
        {
            int low = 0;
            int high = buffer.Length - 1;
            while (low <= high)
            {
                int middle = low + ((high - low) >> 1);
                int order = buffer[middle].CompareTo(value);
                if (order == 0)
                {
                    return middle;
                }

                if (order < 0)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle - 1;
                }
            }

            return ~low;
        }
    }
}
