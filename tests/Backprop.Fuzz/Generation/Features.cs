namespace Backprop.Fuzz.Generation;

/// <summary>What a program may use. Every program leaves some of it out, so that the rest comes together more often.</summary>
internal sealed class Features
{
    private readonly HashSet<Feature> on = [];

    private static readonly Feature[] OfMemory =
        [Feature.Arrays, Feature.Spans, Feature.LocalArrays, Feature.Swaps, Feature.Aliases, Feature.Loops];

    private static readonly Feature[] OfExits =
        [Feature.Loops, Feature.GeneralLoops, Feature.Endless, Feature.Jumps, Feature.EarlyReturns, Feature.Switches];

    private static readonly Feature[] OfOneType =
        [Feature.Floats, Feature.Structs, Feature.NestedStructs, Feature.Numerics, Feature.Members, Feature.Constructs, Feature.Externals, Feature.Choices, Feature.Receivers, Feature.Rules, Feature.Packs];

    public Features(Random random)
    {
        // Every third program is about memory, every third about ways out of loops.
        var focus = random.Next(3);
        IsAboutMemory = focus == 0;
        on.UnionWith(IsAboutMemory ? OfMemory : focus == 1 ? OfExits : []);
        foreach (var feature in Enum.GetValues<Feature>())
        {
            if (random.NextDouble() < (feature is Feature.Loops ? 0.8 : 0.5))
            {
                on.Add(feature);
            }
        }
    }

    /// <summary>Whether buffers are many and alike, so that references to them are exchanged and overlap.</summary>
    public bool IsAboutMemory { get; }

    /// <summary>Leaves out what C# has no generic form of.</summary>
    public void BeGeneric() => on.ExceptWith(OfOneType);

    public bool this[Feature feature] => on.Contains(feature);
}

internal enum Feature
{
    Floats, Integers, Longs, Bools, Structs, NestedStructs, Arrays, Spans, WrittenParameters, LocalArrays, StackAllocation, Slices, Aliases, Swaps,
    IntegerBuffers, Helpers, BufferHelpers, Recursion, Loops, GeneralLoops, Endless, Switches, Jumps, EarlyReturns, EmbeddedAssignments,
    ConditionalExpressions, Externals, Kinks, Singularities, HostileNames, Constants, Void, Tuples, Choices, Functions, Constructs, Numerics, Members, WholeBuffers, Grids, References, ByReference, Receivers, Checkpoints, Rules, Packs,
}
