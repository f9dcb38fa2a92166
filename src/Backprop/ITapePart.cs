namespace Backprop;

/// <summary>Memory of one element type that a <see cref="Tape"/> consists of.</summary>
internal interface ITapePart
{
    /// <summary>How many bytes the contents take.</summary>
    long Bytes { get; }

    /// <summary>Forgets the contents and keeps the memory.</summary>
    void Empty();

    /// <summary>Forgets the contents and gives the memory back to the pool.</summary>
    void Return();
}
