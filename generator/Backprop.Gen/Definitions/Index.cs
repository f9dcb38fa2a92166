namespace Backprop.Gen.Definitions
{
    using System;

    /// <summary><c>Index</c>: a number of elements, and whether they are counted from the end.</summary>
    internal static class IndexDefinitions
    {
        [Exact] internal static Index op_Implicit(int value) => FromStart(value);

        [Exact] internal static Index FromStart(int value) => new Index(value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value)), false);

        [Exact] internal static Index FromEnd(int value) => new Index(value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value)), true);

        [Exact] internal static Index get_Start() => new Index(0, false);

        [Exact] internal static Index get_End() => new Index(0, true);

        [Exact] internal static int GetOffset(Index index, int length) => index.IsFromEnd ? length - index.Value : index.Value;

        [Exact] internal static bool Equals(Index index, Index other) => index.Value == other.Value && index.IsFromEnd == other.IsFromEnd;
    }

    /// <summary><c>Range</c>: two indices.</summary>
    internal static class RangeDefinitions
    {
        [Exact] internal static Range StartAt(Index start) => new Range(start, new Index(0, true));

        [Exact] internal static Range EndAt(Index end) => new Range(new Index(0, false), end);

        [Exact] internal static Range get_All() => new Range(new Index(0, false), new Index(0, true));

        [Exact]
        internal static (int Offset, int Length) GetOffsetAndLength(Range range, int length)
        {
            int start = IndexDefinitions.GetOffset(range.Start, length);
            int end = IndexDefinitions.GetOffset(range.End, length);
            if ((uint)end > (uint)length || (uint)start > (uint)end)
            {
                throw new ArgumentOutOfRangeException(nameof(length));
            }

            return (start, end - start);
        }
    }
}
