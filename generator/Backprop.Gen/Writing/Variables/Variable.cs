using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>A local of the printed function.</summary>
internal sealed class Variable
{
    public Variable(GraphType type) => Type = type;

    public GraphType Type { get; }

    public string Name { get; set; } = "";

    /// <summary>The C# block that it is declared in.</summary>
    public int Scope { get; set; }

    /// <summary>The position of its declaration.</summary>
    public int Declared { get; set; }

    /// <summary>Whether it is declared by its first assignment rather than by a statement before <see cref="Declared"/>.</summary>
    public bool IsDeclaredInPlace { get; set; }

    /// <summary>Whether it may be read before it was assigned, and is zero then.</summary>
    public bool NeedsDefault { get; set; }

    /// <summary>The position where it occurs first.</summary>
    public int First { get; set; }
}
