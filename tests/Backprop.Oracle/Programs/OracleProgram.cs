using System.Collections.Generic;

namespace Backprop.Oracle;

/// <summary>A program under test: types of which one has the entry method, the only one marked <c>[Differentiable]</c> under that name.</summary>
/// <param name="Name">a C# identifier, unique in its batch; the program is compiled in the namespace <c>Programs.Name</c></param>
/// <param name="Source">type declarations, without namespace; <c>using System</c>, <c>System.Numerics</c>, <c>System.Numerics.Tensors</c> and <c>Backprop</c> are given</param>
/// <param name="Entry">the name of the entry method</param>
/// <param name="Inputs">where it is run</param>
public sealed record OracleProgram(string Name, string Source, string Entry, IReadOnlyList<ProgramInput> Inputs)
{
    /// <summary>Whether differences should agree too; not where the contract, or the method itself, differs from the limit on purpose.</summary>
    public bool HasSecondOpinion { get; init; } = true;

    /// <summary>How many elements each row has of the arrays of arrays in the entry's signature, one after the other; where nothing is said, one more than the row before.</summary>
    public IReadOnlyList<int[]> Rows { get; init; } = [];

    /// <summary>The number type at which an entry that is generic over numbers is run; null if it is not.</summary>
    public string? Number { get; init; }

    /// <summary>Types that stand in a project of their own, which is compiled first; the oracle sees one program.</summary>
    public string Library { get; init; } = "";

    public string Namespace => "Programs." + Name;

    public string FullText => TextOf(Source + Library);

    /// <summary>What stands in the library.</summary>
    public string LibraryText => TextOf(Library);

    /// <summary>What uses the library.</summary>
    public string ConsumerText => TextOf(Source);

    public override string ToString() => Name;

    private string TextOf(string source) => $"namespace {Namespace}\n{{\nusing System;\nusing System.Numerics;\nusing System.Numerics.Tensors;\nusing Backprop;\n{source}\n}}\n";
}
