namespace Backprop.Fuzz.Coverage;

/// <summary>What probed programs call: counts, and stops a program that goes on for too long.</summary>
public static class Probe
{
    private const int Fuel = 20_000;

    // Tests that run at the same time count each for itself.
    [ThreadStatic]
    private static int[]? counts;

    [ThreadStatic]
    private static int left;

    /// <summary>Starts to count for so many probes.</summary>
    public static void Start(int probes) => counts = new int[probes];

    /// <summary>Gives the next run its fuel.</summary>
    public static void Refuel() => left = Fuel;

    public static IReadOnlyList<int> Counts => counts ?? [];

    public static void Hit(int probe)
    {
        counts![probe]++;
        if (--left < 0)
        {
            throw new OutOfFuelException();
        }
    }
}

/// <summary>A program went on for too long.</summary>
public sealed class OutOfFuelException() : Exception("The program goes on for too long.");
