using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>What a C# type is to the graph.</summary>
internal abstract record Form;

/// <summary>A number or a bool. An enum is the integer under it (<paramref name="Inner"/>) but has its own type where it meets C# (<paramref name="Outer"/>).</summary>
internal sealed record ScalarForm(GraphType Inner, GraphType Outer) : Form;

/// <summary>A plain struct: a bundle of scalars.</summary>
internal sealed record StructForm(StructShape Shape) : Form;

/// <summary>An array or a span; <paramref name="Element"/> is a scalar, struct or opaque form. Of an array of arrays it is that of a row, and the type that of its table.</summary>
internal sealed record BufferForm(BufferType Type, Form Element, Graph.BufferForm Declared, int Rank = 1) : Form
{
    public bool IsJagged => Declared == Graph.BufferForm.Jagged;

    /// <summary>The form of the numbers or structs in it, in its rows if it is an array of arrays.</summary>
    public Form Innermost => Element is BufferForm row ? row.Element : Element;
}

/// <summary>
/// A struct, a tuple or an object that holds buffers, functions or other such things, and so is no bundle of scalars: it is kept as a variable for each
/// of its parts.
/// </summary>
/// <param name="IsObject">whether it is an object of a class, which is referred to and not copied</param>
internal sealed record PackForm(ITypeSymbol Symbol, IReadOnlyList<PackMember> Members, bool IsObject = false) : Form
{
    /// <summary>Whether it is a collection of a library, which may get other memory at any time.</summary>
    public bool IsCollection { get; init; }
}

/// <summary>A field or auto-property of a pack.</summary>
/// <param name="Symbol">the field, or the property that is as good as it</param>
/// <param name="HoldsConstant">whether it carries no gradient, whatever it is</param>
internal sealed record PackMember(string Name, Form Form, ITypeSymbol Type, ISymbol Symbol, bool HoldsConstant);

/// <summary>A value that is only handed on.</summary>
internal sealed record OpaqueForm(OpaqueType Type) : Form;

/// <summary>No value.</summary>
internal sealed record VoidForm : Form
{
    public static readonly VoidForm Instance = new();
}

/// <summary>A type that no graph can hold, and why.</summary>
internal sealed record UnsupportedForm(string Reason) : Form;

/// <summary>A scalar inside a value: its path of fields (empty for a scalar itself) and its types inside and outside of the graph.</summary>
internal sealed record Leaf(string Path, GraphType Inner, GraphType Outer, bool HasGradient);

/// <summary>A field or auto-property of a plain struct, with the range of the bundle's leaves that is its own.</summary>
internal sealed record Member(string Name, Form Form, int Offset, int Count, ISymbol Symbol, bool IsSettable);

/// <summary>How a plain struct is split into scalars.</summary>
internal sealed class StructShape
{
    private readonly Dictionary<string, Member> _members = new();

    public StructShape(ITypeSymbol symbol, StructType type, IReadOnlyList<Member> members, IReadOnlyList<Leaf> leaves)
    {
        Symbol = symbol;
        Type = type;
        Members = members;
        Leaves = leaves;
        foreach (Member member in members)
        {
            _members[member.Name] = member;
        }
    }

    public ITypeSymbol Symbol { get; }

    public StructType Type { get; }

    public IReadOnlyList<Member> Members { get; }

    public IReadOnlyList<Leaf> Leaves { get; }

    /// <summary>Whether it is a nullable value: whether there is one, and the value, which is default where there is none.</summary>
    public bool IsNullable => Names.IsNullable(Symbol);

    /// <summary>Whether it is a nullable value, or holds one: such a struct is known to its method only.</summary>
    public bool MayLack => IsNullable || Members.Any(member => member.Form is StructForm { Shape.MayLack: true });

    public Member? this[string name] => _members.TryGetValue(name, out Member? member) ? member : null;
}
