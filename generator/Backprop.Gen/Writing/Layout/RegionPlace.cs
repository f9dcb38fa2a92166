using System.Collections.Generic;

namespace Backprop.Gen.Writing;

/// <summary>Where a region stands.</summary>
/// <param name="Owner">the construct that holds it; none for the body of the function</param>
/// <param name="First">the position of its first step</param>
internal sealed record RegionPlace(Step? Owner, int First)
{
    /// <summary>The positions of the constructs in it that can be left for somewhere else than what follows them, in order.</summary>
    public List<int> Leaks { get; } = new();

    /// <summary>Whether such a construct stands between two positions.</summary>
    public bool LeaksBetween(int after, int before)
    {
        int index = Leaks.BinarySearch(after);
        index = index < 0 ? ~index : index;
        return index < Leaks.Count && Leaks[index] < before;
    }
}
