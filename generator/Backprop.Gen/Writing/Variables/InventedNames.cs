using System.Collections.Generic;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>Short names for values that nobody named, after what they are.</summary>
internal static class InventedNames
{
    private static readonly Dictionary<string, string> s_byOperation = new()
    {
        ["add"] = "sum",
        ["sub"] = "difference",
        ["mul"] = "product",
        ["div"] = "quotient",
        ["rem"] = "remainder",
        ["neg"] = "negative",
        ["lt"] = "isLess",
        ["le"] = "isLess",
        ["gt"] = "isGreater",
        ["ge"] = "isGreater",
        ["eq"] = "isEqual",
        ["ne"] = "isDifferent",
        ["not"] = "isNot",
        ["strong"] = "product",
        ["where"] = "chosen",
        ["convert"] = "converted",
        ["createchecked"] = "converted",
        ["createsaturating"] = "converted",
        ["createtruncating"] = "converted",
        ["powbybase"] = "byBase",
        ["powbyexponent"] = "byExponent",
        ["atan2"] = "angle",
        ["logbase"] = "log",
        ["ieeeremainder"] = "remainder",
        ["ilogb"] = "exponent",
        ["scaleb"] = "scaled",
    };

    public static string For(Step? definition, GraphType type) => definition?.Node switch
    {
        Constant { Bits: 0 } => "zero",
        Apply apply => For(apply.Operation),
        Load => "element",
        Slice => "part",
        Allocate => type is BufferType ? "array" : "handle",
        Recall or Resolve => "buffer",
        Reduce reduce => Lower(reduce.Reduction.Symbol),
        Pop => "kept",
        Loop { Head: Counted } when type is ScalarType { Kind: ScalarKind.Int32 } => "i",
        If or Block or Loop => type is ScalarType { Kind: ScalarKind.Boolean } ? "flag" : "value",
        _ => "value",
    };

    /// <summary>A function is called as C# calls it.</summary>
    private static string For(Operation operation) =>
        s_byOperation.TryGetValue(operation.Name, out string name) ? name
        : operation.Spelling is Spelling.Math or Spelling.TypeStatic ? Lower(operation.Element.Length > 0 ? operation.Element : operation.Symbol)
        : operation.Name;

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);
}
