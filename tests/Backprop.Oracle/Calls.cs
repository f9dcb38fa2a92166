using System;

namespace Backprop.Oracle;

/// <summary>An inactive call into another assembly, counted: derivatives run it once for each time F does, and never again.</summary>
public static class Calls
{
    [ThreadStatic]
    private static long count;

    public static long Count => count;

    /// <summary>Counts the call, and gives a number that is always 1.</summary>
    public static double One()
    {
        count++;
        return 1;
    }

    public static void Tick() => count++;

    public static void Reset() => count = 0;
}
