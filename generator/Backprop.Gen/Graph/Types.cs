using System;

namespace Backprop.Gen.Graph;

/// <summary>The scalar types of C# that a graph computes with.</summary>
public enum ScalarKind
{
    Double, Single,
    Int32, Int64, UInt32, UInt64, Int16, UInt16, SByte, Byte, Char, NInt, NUInt,
    Boolean,

    /// <summary>A type parameter that stands for a floating-point type.</summary>
    Generic,
}

/// <summary>The type of a value in the graph.</summary>
public abstract record GraphType
{
    public static readonly ScalarType Double = new(ScalarKind.Double);
    public static readonly ScalarType Single = new(ScalarKind.Single);
    public static readonly ScalarType Int32 = new(ScalarKind.Int32);
    public static readonly ScalarType Int64 = new(ScalarKind.Int64);
    public static readonly ScalarType Boolean = new(ScalarKind.Boolean);

    public static ScalarType Of(ScalarKind kind) => kind switch
    {
        ScalarKind.Double => Double,
        ScalarKind.Single => Single,
        ScalarKind.Int32 => Int32,
        ScalarKind.Int64 => Int64,
        ScalarKind.Boolean => Boolean,
        _ => new ScalarType(kind),
    };

    /// <summary>A type parameter that stands for a floating-point type.</summary>
    public static ScalarType Generic(string name) => new(ScalarKind.Generic, name);

    /// <summary>Whether values of this type carry derivatives: <c>double</c>, <c>float</c>, and a type parameter that stands for such a type.</summary>
    public bool IsFloating => this is ScalarType { Kind: ScalarKind.Double or ScalarKind.Single or ScalarKind.Generic };

    public bool IsBuffer => this is BufferType;
}

/// <summary>A number or a <c>bool</c>; <paramref name="Name"/> is that of the type parameter, if it is one. Constants of such a type are the bits of a <c>double</c>.</summary>
public sealed record ScalarType(ScalarKind Kind, string Name = "") : GraphType;

/// <summary>An inactive C# value that the graph only hands on (an enum, a string, an instance); <paramref name="Name"/> is its <c>global::</c> type name.</summary>
public sealed record OpaqueType(string Name) : GraphType;

/// <summary>A reference to memory: printed as <c>Span&lt;T&gt;</c>, or <c>ReadOnlySpan&lt;T&gt;</c> when read-only.</summary>
public sealed record BufferType(GraphType Element, bool IsReadOnly) : GraphType;

/// <summary>A struct as the element of a buffer or at the boundary of a method; inside a graph structs are bundles of scalars.</summary>
public sealed record StructType(string Name, EquatableArray<StructField> Fields) : GraphType
{
    /// <summary>The fields in the order in which a constructor takes them, for structs whose fields cannot be set; else empty.</summary>
    public EquatableArray<string> Constructor { get; init; }

    /// <summary>Whether it is a tuple, whose name is the list of its elements in parentheses.</summary>
    public bool IsTuple => Name.StartsWith("(", System.StringComparison.Ordinal);
}

/// <summary>A field (or auto-property) of a struct. One without gradient comes back as default.</summary>
public sealed record StructField(string Name, GraphType Type, bool HasGradient)
{
    public FieldAccess Access { get; init; }
}

/// <summary>How C# lets a field of a struct be changed.</summary>
public enum FieldAccess
{
    /// <summary>in place, and what is inside of it too: a field</summary>
    Variable,

    /// <summary>in place, but as a whole: a property</summary>
    Whole,

    /// <summary>not at all: what it belongs to has to be made anew</summary>
    Fixed,
}

/// <summary>A last-in-first-out tape of scalars: what the forward sweep pushes, the reverse sweep pops.</summary>
public sealed record TapeType(ScalarType Element) : GraphType;

/// <summary>A function-level variable that is set at most once an execution and reads as default before; printed as a hoisted local.</summary>
public sealed record CellType(GraphType Element) : GraphType;
