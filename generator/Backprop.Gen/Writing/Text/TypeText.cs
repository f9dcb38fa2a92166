using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>Types as C# spells them.</summary>
internal static class TypeText
{
    public static string Of(GraphType type) => type switch
    {
        ScalarType { Kind: ScalarKind.Generic } parameter => parameter.Name,
        ScalarType scalar => Of(scalar.Kind),
        OpaqueType opaque => opaque.Name,
        StructType structure => structure.Name,
        BufferType buffer => Span(Of(buffer.Element), buffer.IsReadOnly),
        CellType cell => Of(cell.Element),
        TapeType tape => Tape(Of(tape.Element)),
        _ => throw new System.InvalidOperationException("unknown type " + type),
    };

    private static string Of(ScalarKind kind) => kind switch
    {
        ScalarKind.Double => "double",
        ScalarKind.Single => "float",
        ScalarKind.Int32 => "int",
        ScalarKind.Int64 => "long",
        ScalarKind.UInt32 => "uint",
        ScalarKind.UInt64 => "ulong",
        ScalarKind.Int16 => "short",
        ScalarKind.UInt16 => "ushort",
        ScalarKind.SByte => "sbyte",
        ScalarKind.Byte => "byte",
        ScalarKind.Char => "char",
        ScalarKind.NInt => "nint",
        ScalarKind.NUInt => "nuint",
        _ => "bool",
    };

    /// <summary>The type of what a method hands out: a buffer as an array of its own.</summary>
    public static string Returned(GraphType type) => type is BufferType buffer ? Of(buffer.Element) + "[]" : Of(type);

    public static string Span(string element, bool isReadOnly) =>
        isReadOnly ? $"global::System.ReadOnlySpan<{element}>" : $"global::System.Span<{element}>";

    public static string Tape(string element) => $"global::Backprop.TapeBuffer<{element}>";

    public static string Rows(string element) => $"global::Backprop.Rows<{element}>";

    public static string Scratch(string element) => $"global::Backprop.Scratch<{element}>";
}
