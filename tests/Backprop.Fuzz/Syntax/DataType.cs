using System.Collections.Immutable;

namespace Backprop.Fuzz.Syntax;

/// <summary>A type of the language that programs are made of.</summary>
internal abstract record DataType
{
    public static readonly ScalarType Double = new(ScalarKind.Double, "double");
    public static readonly ScalarType Float = new(ScalarKind.Float, "float");
    public static readonly ScalarType Int = new(ScalarKind.Int, "int");
    public static readonly ScalarType Long = new(ScalarKind.Long, "long");
    public static readonly ScalarType Bool = new(ScalarKind.Bool, "bool");

    /// <summary>How C# writes it.</summary>
    public abstract string Text { get; }

    public bool IsFloating => this is ScalarType { Kind: ScalarKind.Double or ScalarKind.Float };

    public bool IsIntegral => this is ScalarType { Kind: ScalarKind.Int or ScalarKind.Long };
}

internal enum ScalarKind
{
    Double, Float, Int, Long, Bool,
}

internal sealed record ScalarType(ScalarKind Kind, string Keyword) : DataType
{
    public override string Text => Keyword;
}

internal enum StructKind
{
    /// <summary>declared by the program</summary>
    Own,

    /// <summary>declared by the program, with arrays in it: a parameter, or what the entry is called on</summary>
    Pack,

    /// <summary>of a library</summary>
    Library,

    /// <summary>of a library, and made by its constructor only</summary>
    LibraryReadOnly,

    /// <summary>no struct but the class whose method the entry is</summary>
    Class,
}

internal sealed record StructType(string Name, ImmutableArray<Field> Fields) : DataType
{
    public StructKind Kind { get; init; }

    /// <summary>Whether it is a record struct, for one of the program's own.</summary>
    public bool IsRecord { get; init; }

    /// <summary>Whether statements can assign the fields.</summary>
    public bool HasWritableFields => Kind != StructKind.LibraryReadOnly;

    public override string Text => Name;

    /// <summary>The scalars inside, by their paths: <c>X</c>, <c>Inner.Y</c>.</summary>
    public IEnumerable<Field> Leaves()
    {
        foreach (var field in Fields)
        {
            if (field.Type is StructType inner)
            {
                foreach (var leaf in inner.Leaves())
                {
                    yield return leaf with { Name = field.Name + "." + leaf.Name };
                }
            }
            else
            {
                yield return field;
            }
        }
    }
}

/// <param name="IsMarked">whether a field of a class is differentiated</param>
/// <param name="IsConstant">whether a field of a struct is not</param>
internal sealed record Field(string Name, DataType Type, bool IsMarked = false, bool IsConstant = false);

internal enum BufferForm
{
    Array, Span, ReadOnlySpan,
}

internal sealed record BufferType(DataType Element, BufferForm Form) : DataType
{
    public override string Text => Form switch
    {
        BufferForm.Array => Element.Text + "[]",
        BufferForm.Span => $"Span<{Element.Text}>",
        _ => $"ReadOnlySpan<{Element.Text}>",
    };
}

/// <summary>An array of two or three dimensions; the first ones have two elements each.</summary>
internal sealed record GridType(DataType Element, int Rank) : DataType
{
    public override string Text => $"{Element.Text}[{new string(',', Rank - 1)}]";
}

/// <summary>A class of the base library, for calls that carry no gradient.</summary>
internal sealed record OpaqueType(string Name) : DataType
{
    public override string Text => Name;
}
