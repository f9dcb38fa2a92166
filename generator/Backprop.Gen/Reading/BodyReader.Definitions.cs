using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>Functions of libraries that have a definition: it is read for the derivatives, the library is called for the value.</summary>
internal sealed partial class BodyReader
{
    /// <summary>A call of such a function; null if the method has no definition.</summary>
    private Datum? TryDefined(IOperation at, IMethodSymbol method, IOperation? instance, IReadOnlyList<IArgumentOperation> arguments)
    {
        if (_module.Sources.DefinitionOf(method) is null)
        {
            return null;
        }

        Datum[] own = instance is null ? System.Array.Empty<Datum>() : new[] { Read(instance) };
        return TryDefined(at, method, own.Concat(InOrder(arguments, Read)).ToArray());
    }

    /// <param name="operands">the receiver, if there is one, and the arguments</param>
    private Datum? TryDefined(IOperation at, IMethodSymbol method, Datum[] operands)
    {
        if (_module.Sources.DefinitionOf(method) is not { } definition || _module.Sources.BodyOf(definition, _module.Token) is not { } body)
        {
            return null;
        }

        Datum defined = Inline(at, definition, body, null, operands);
        return Definitions.IsExact(definition) || operands.All(operand => LeavesOf(operand, at).Length == 0) ? defined : ByLibrary(at, method, operands, defined);
    }

    private Datum ByLibrary(IOperation at, IMethodSymbol method, Datum[] operands, Datum defined)
    {
        List<int> inputs = new();
        string[] texts = operands.Select(operand => MadeAgain(operand, inputs, at)).ToArray();
        Form form = FormOf(at.Type, at);
        GraphType type = Forms.OuterType(form) is StructType structure ? new OpaqueType(structure.Name) : Forms.OuterType(form)!;
        int call = Apply(Operations.Call(CallText(method, texts), inputs.Count), type, inputs.ToArray());
        string name = NameOf(method);
        NameIt(call, name);
        IReadOnlyList<Leaf> leaves = Forms.LeavesOf(form);
        int[] definitions = LeavesOf(defined, at);
        return Compose(form, leaves.Select((leaf, i) =>
        {
            int value = leaf.Path.Length == 0 ? call : Apply(Operations.Call("{0}." + leaf.Path, 1), leaf.Inner, call);
            NameIt(value, name + leaf.Path);
            return leaf.Inner.IsFloating ? Apply(Operations.Defined, leaf.Inner, definitions[i], value) : value;
        }).ToArray());
    }

    /// <summary>An operand as C# text, with holes for its numbers.</summary>
    private string MadeAgain(Datum operand, List<int> inputs, IOperation at)
    {
        int first = inputs.Count;
        inputs.AddRange(LeavesOf(operand, at));
        IEnumerable<string> holes = Enumerable.Range(first, inputs.Count - first).Select(hole => $"{{{hole}}}");
        return operand is Bundle bundle ? $"new {bundle.Shape.Type.Name}({string.Join(", ", holes)})" : holes.Single();
    }

    private static string CallText(IMethodSymbol method, string[] operands)
    {
        string owner = Names.Of(method.ContainingType);
        return method switch
        {
            { MethodKind: MethodKind.Constructor } => $"new {owner}({string.Join(", ", operands)})",
            { MethodKind: MethodKind.UserDefinedOperator, Parameters.Length: 1 } => $"({SymbolOf(method)}{operands[0]})",
            { MethodKind: MethodKind.UserDefinedOperator } => $"({operands[0]} {SymbolOf(method)} {operands[1]})",
            { MethodKind: MethodKind.Conversion } => $"(({Names.Of(method.ReturnType)})({operands[0]}))",
            { MethodKind: MethodKind.PropertyGet, AssociatedSymbol: IPropertySymbol { IsIndexer: true } } => $"{operands[0]}[{string.Join(", ", operands.Skip(1))}]",
            { MethodKind: MethodKind.PropertyGet, AssociatedSymbol: { } property } => $"{(method.IsStatic ? owner : operands[0])}.{property.Name}",
            { IsStatic: true } => $"{owner}.{method.Name}({string.Join(", ", operands)})",
            _ => $"{operands[0]}.{method.Name}({string.Join(", ", operands.Skip(1))})",
        };
    }

    /// <summary>A name for what a method returns: its own.</summary>
    private static string NameOf(IMethodSymbol method)
    {
        string name = method.AssociatedSymbol?.Name ?? method.Name;
        return method.MethodKind switch
        {
            MethodKind.UserDefinedOperator => name.Substring("op_".Length).ToLowerInvariant(),
            MethodKind.Constructor or MethodKind.Conversion => "made",
            MethodKind.PropertyGet when method.Parameters.Length > 0 => "item",
            _ => char.ToLowerInvariant(name[0]) + name.Substring(1),
        };
    }

    private static string SymbolOf(IMethodSymbol method) => method.Name switch
    {
        "op_Addition" => "+",
        "op_Subtraction" or "op_UnaryNegation" => "-",
        "op_Multiply" => "*",
        _ => "/",
    };
}
