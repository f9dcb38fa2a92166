namespace Backprop.Gen.Analysis;

/// <summary>Why a loop cannot be cut into segments that are run again.</summary>
internal enum Obstacle
{
    None,

    /// <summary>A call to outside must run exactly once.</summary>
    CallToOutside,

    /// <summary>A resource is made and disposed of once.</summary>
    Resource,

    /// <summary>Memory that an iteration makes may be used in a later one, or behind the loop.</summary>
    MemoryOutlivesIteration,

    /// <summary>A value that is no number (a string, an instance) cannot be kept for the way back.</summary>
    NotANumber,
}
