namespace Backprop;

/// <summary>How a derivative trades recomputation for memory.</summary>
public enum Checkpoint
{
    /// <summary>What the way back needs is kept.</summary>
    None = 0,

    /// <summary>About the square root of the number of iterations is kept, and the iterations between are run again.</summary>
    SquareRoot = 1,

    /// <summary>The loop is cut into <see cref="DifferentiableAttribute.Segments"/> segments, which are run again.</summary>
    Segments = 2,
}
