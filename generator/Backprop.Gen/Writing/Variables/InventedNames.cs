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
        ["isnan"] = "isNaN",
        ["strong"] = "product",
        ["where"] = "chosen",
        ["convert"] = "converted",
        ["powbybase"] = "byBase",
        ["powbyexponent"] = "byExponent",
        ["atan2"] = "angle",
        ["logbase"] = "log",
        ["ieeeremainder"] = "remainder",
    };

    public static string For(Step? definition, GraphType type) => definition?.Node switch
    {
        Constant { Bits: 0 } => "zero",
        Apply apply => s_byOperation.TryGetValue(apply.Operation.Name, out string name) ? name : apply.Operation.Name,
        Load => "element",
        Slice => "part",
        Allocate => type is BufferType ? "array" : "handle",
        Recall or Resolve => "buffer",
        Pop => "kept",
        Loop { Head: Counted } when type is ScalarType { Kind: ScalarKind.Int32 } => "i",
        If or Block or Loop => type is ScalarType { Kind: ScalarKind.Boolean } ? "flag" : "value",
        _ => "value",
    };
}
