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

    /// <summary>Whether the entry gives a scalar, and so has a gradient and a Hessian-vector product.</summary>
    public bool IsFunction => Entry.Result is not null;
}

/// <summary>A method of the class, or of a struct.</summary>
/// <param name="Receiver">the struct; it is read as <c>this</c>, and never changed</param>
internal sealed record Method(string Name, DataType? Result, ImmutableArray<Parameter> Parameters, Block Body, StructType? Receiver = null)
{
    public string Header =>
        $"{(Receiver is null ? "static" : "readonly")} {Result?.Text ?? "void"} {Name}({string.Join(", ", Parameters.Select(parameter => parameter.Text))})";
}

/// <summary>A parameter; <paramref name="MinLength"/> is what callers promise of a buffer.</summary>
internal sealed record Parameter(string Name, DataType Type, int MinLength = 0, bool IsConstant = false)
{
    public string Text => (IsConstant ? "[NoGradient] " : "") + Type.Text + " " + Name;
}
