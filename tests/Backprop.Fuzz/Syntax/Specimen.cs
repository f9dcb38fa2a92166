using System.Collections.Immutable;

namespace Backprop.Fuzz.Syntax;

/// <summary>A program to try: structs, helpers, and the method that is differentiated (the last one).</summary>
/// <param name="Name">its namespace</param>
/// <param name="Structs">the structs it declares</param>
/// <param name="Fields">declarations of constants</param>
/// <param name="Methods">helpers, then the entry, which is called <c>F</c></param>
/// <param name="Inputs">arguments of the entry: one list for each point that is tried</param>
internal sealed record Specimen(
    string Name, ImmutableArray<StructType> Structs, ImmutableArray<string> Fields, ImmutableArray<Method> Methods,
    ImmutableArray<ImmutableArray<object>> Inputs)
{
    public Method Entry => Methods[^1];

    /// <summary>The type at which the program is run once it has been made generic over numbers; null if it is not made generic.</summary>
    public string? Number { get; init; }

    /// <summary>Options of the attribute, behind the derivatives; empty if there are none.</summary>
    public string Options { get; init; } = "";

    /// <summary>Whether it is asked for matrices and tapes, in place of what they are made of.</summary>
    public bool HasMatrices { get; init; }

    /// <summary>Whether the entry gives a scalar, and so has a gradient and a Hessian-vector product.</summary>
    public bool IsFunction => Entry.Result is ScalarType;
}

/// <summary>A method of the class, or of a struct.</summary>
/// <param name="Receiver">the struct or class; it is read as <c>this</c></param>
/// <param name="IsMutating">whether a method of a struct may change it</param>
internal sealed record Method(string Name, DataType? Result, ImmutableArray<Parameter> Parameters, Block Body, StructType? Receiver = null, bool IsMutating = false)
{
    /// <summary>The statements of its derivative by hand; empty if it has none. Nothing of such a method can be left out by itself.</summary>
    public string Rule { get; init; } = "";

    public string Header =>
        $"{(Receiver is null ? "static " : IsMutating || Receiver.Kind == StructKind.Class ? "" : "readonly ")}{Result?.Text ?? "void"} {Name}({string.Join(", ", Parameters.Select(parameter => parameter.Text))})";
}

/// <summary>A parameter; <paramref name="MinLength"/> is what callers promise of a buffer.</summary>
/// <param name="Modifier"><c>ref</c>, <c>out</c>, <c>in</c> or nothing, with a space behind it</param>
internal sealed record Parameter(string Name, DataType Type, int MinLength = 0, bool IsConstant = false, string Modifier = "")
{
    public string Text => (IsConstant ? "[NoGradient] " : "") + Modifier + Type.Text + " " + Name;
}
