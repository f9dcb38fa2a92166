using System;

namespace Backprop.Tests;

/// <summary>What calls allocate on this thread once they are warm.</summary>
internal static class SteadyState
{
    private const int WarmUps = 40;
    private const int Attempts = 5;

    /// <summary>
    /// The bytes that so many calls allocate: the least of a few attempts, because a collection that falls between two
    /// readings of the counter can show in it, and what is allocated in every call shows in every attempt.
    /// </summary>
    public static long BytesAllocated(Action call, int calls = 100)
    {
        for (int i = 0; i < WarmUps; i++)
        {
            call();
        }

        long least = long.MaxValue;
        for (int attempt = 0; attempt < Attempts && least > 0; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < calls; i++)
            {
                call();
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
