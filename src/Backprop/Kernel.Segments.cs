using System;

namespace Backprop;

/// <content>How a loop is cut into segments.</content>
public static partial class Kernel
{
    /// <summary>How many iterations a counted loop has.</summary>
    public static long Trips(long start, long bound, int step, bool isInclusive)
    {
        // Without a sign, the distance between any two numbers fits.
        bool runs = step > 0 ? start < bound : start > bound;
        if (!runs && !(isInclusive && start == bound))
        {
            return 0;
        }

        ulong distance = step > 0 ? (ulong)bound - (ulong)start : (ulong)start - (ulong)bound;
        ulong size = (ulong)Math.Abs((long)step);
        return (long)(isInclusive ? distance / size + 1 : (distance - 1) / size + 1);
    }

    /// <summary>How many iterations a segment has, of a number of segments; of about the square root of the iterations if that is 0. At least a number, which is at least 1.</summary>
    public static long SegmentLength(long trips, int segments, long least) =>
        Math.Max(least, segments > 0 ? SegmentCount(trips, segments) : (long)Math.Ceiling(Math.Sqrt(trips)));

    /// <summary>How many segments of a length there are, the last one not always full.</summary>
    public static long SegmentCount(long trips, long length) => trips / length + (trips % length == 0 ? 0 : 1);
}
