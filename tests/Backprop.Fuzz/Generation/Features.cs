namespace Backprop.Fuzz.Generation;

/// <summary>What a program may use. Every program leaves some of it out, so that the rest comes together more often.</summary>
internal sealed class Features
{
    private readonly HashSet<Feature> on = [];

    public Features(Random random)
    {
        foreach (var feature in Enum.GetValues<Feature>())
        {
            if (random.NextDouble() < (feature is Feature.Loops ? 0.8 : 0.5))
            {
                on.Add(feature);
            }
        }
    }

    public bool this[Feature feature] => on.Contains(feature);
}

internal enum Feature
{
    Floats, Integers, Longs, Bools, Structs, NestedStructs, Arrays, Spans, WrittenParameters, LocalArrays, StackAllocation, Slices, Aliases, Swaps,
    IntegerBuffers, Helpers, BufferHelpers, Recursion, Loops, GeneralLoops, Endless, Switches, Jumps, EarlyReturns, EmbeddedAssignments,
    ConditionalExpressions, Externals, Kinks, Singularities, HostileNames, Constants, Void,
}
