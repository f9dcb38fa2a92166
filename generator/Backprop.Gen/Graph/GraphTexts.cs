using System.Collections.Generic;
using System.Linq;

namespace Backprop.Gen.Graph;

/// <summary>A piece of C# in a graph.</summary>
/// <param name="Code">an expression, or <c>throw</c> and one, with <c>{0}</c>, <c>{1}</c>, … for its operands</param>
/// <param name="Operands">their types</param>
/// <param name="Result">its type; null for what is not a value</param>
public sealed record GraphCode(string Code, EquatableArray<GraphType> Operands, GraphType? Result);

/// <summary>The C# that stands in functions as text: it means what it says only where its names can be reached.</summary>
public static class GraphTexts
{
    /// <summary>The C# of a node; null if it has none.</summary>
    public static GraphCode? Of(Function function, Node node) => node switch
    {
        External external => new GraphCode(
            external.Template, Types(function, external.Inputs), external.Result < 0 ? null : function.TypeOf(external.Result)),
        Apply { Operation.Signature: Signature.Any } call => new GraphCode(call.Operation.Symbol, Types(function, call.Inputs), function.TypeOf(call.Result)),
        _ => null,
    };

    /// <summary>The types that functions name, and what is taken from structs, as expressions.</summary>
    public static IEnumerable<string> OfTypes(EquatableArray<Function> functions)
    {
        IEnumerable<string> opaque = functions.SelectMany(function => function.Values).Select(value => value.Type)
            .Select(type => type is BufferType buffer ? buffer.Element : type).OfType<OpaqueType>().Select(type => $"default({type.Name})");
        IEnumerable<string> structs = StructTypes.Of(functions).SelectMany(type =>
            type.Fields.Select(field => $"default({type.Name}).{field.Name}").Prepend($"default({type.Name})"));
        return opaque.Concat(structs).Distinct();
    }

    private static EquatableArray<GraphType> Types(Function function, EquatableArray<int> values) => values.Select(function.TypeOf).ToEquatableArray();
}
