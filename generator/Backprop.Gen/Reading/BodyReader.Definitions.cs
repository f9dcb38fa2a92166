using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>Functions of libraries that have a definition: it is read for the derivatives, the library is called for the value.</summary>
internal sealed partial class BodyReader
{
    /// <summary>Lengths by definitions, and their squares.</summary>
    private readonly Dictionary<int, int> _squares = new();

    /// <summary>How many definitions are being read: one that is made of others needs no values of the library.</summary>
    private int _defining;

    /// <summary>A call of such a function; null if the method has no definition.</summary>
    private Datum? TryDefined(IOperation at, IMethodSymbol method, IOperation? instance, IReadOnlyList<IArgumentOperation> arguments)
    {
        if (_module.Sources.DefinitionOf(method) is null)
        {
            return null;
        }

        Datum[] own = instance is null ? System.Array.Empty<Datum>() : new[] { Read(instance) };
        return TryDefined(at, method, own.Concat(ReadArguments(arguments, method)).ToArray());
    }

    /// <summary>A static field that has a definition, as <c>Complex.One</c> has.</summary>
    private Datum? TryDefined(IFieldReferenceOperation field) =>
        field.Instance is null && _module.Sources.DefinitionOf(field.Field) is { } definition ? ReadDefinition(field, definition) : null;

    /// <param name="operands">the receiver, if there is one, and the arguments</param>
    private Datum? TryDefined(IOperation at, IMethodSymbol method, params Datum[] operands)
    {
        if (_module.Sources.DefinitionOf(method) is not { } definition)
        {
            return null;
        }

        // The definition may assign what is handed in by reference.
        string[]? texts = null;
        List<int> inputs = new();
        if (_defining == 0 && !Definitions.IsExact(definition))
        {
            texts = operands.Select((operand, i) => MadeAgain(operand, definition.Parameters[i], inputs, at)).ToArray();
        }

        Datum defined = ReadDefinition(at, definition, operands);
        if (texts is null || inputs.Count == 0)
        {
            return defined;
        }

        foreach ((IParameterSymbol parameter, Datum operand) in definition.Parameters.Zip(operands, (parameter, operand) => (parameter, operand)))
        {
            if (parameter.RefKind == RefKind.Out && operand is ByReference { Place: var place })
            {
                string call = $"global::Backprop.Kernel.{method.Name}({string.Join(", ", texts.Where((_, i) => definition.Parameters[i].RefKind == RefKind.None))})";
                Store(place, ByLibrary(at, call, inputs, place.Form, Load(place, at), parameter.Name), at);
            }
        }

        Form form = FormOf(method.MethodKind == MethodKind.Constructor ? method.ContainingType : method.ReturnType, at);
        return ByLibrary(at, CallText(method, texts), inputs, form, defined, NameOf(method));
    }

    private Datum ReadDefinition(IOperation at, IMethodSymbol definition, params Datum[] operands)
    {
        Body body = _module.Sources.BodyOf(definition, _module.Token) ?? throw new BrokenCode();
        _defining++;
        Datum defined = Inline(at, definition, body, null, operands);
        _defining--;
        return defined;
    }

    /// <summary>What the library computes, as a value whose derivatives are those of the definition.</summary>
    private Datum ByLibrary(IOperation at, string code, List<int> inputs, Form form, Datum defined, string name)
    {
        GraphType type = Forms.OuterType(form) is StructType structure ? new OpaqueType(structure.Name) : Forms.OuterType(form)!;
        int call = Apply(Operations.Call(code, inputs.Count), type, inputs.ToArray());
        NameIt(call, name);
        IReadOnlyList<Leaf> leaves = Forms.LeavesOf(form);
        int[] definitions = LeavesOf(defined, at);
        return Compose(form, leaves.Select((leaf, i) =>
        {
            int value = leaf.Path.Length == 0 ? call : Apply(Operations.Call("{0}." + leaf.Path, 1), leaf.Inner, call);
            NameIt(value, name + leaf.Path.Replace(".", ""));
            return !leaf.Inner.IsFloating ? value
                : _squares.TryGetValue(definitions[i], out int square) ? Apply(Operations.DefinedRoot, leaf.Inner, square, value)
                : Apply(Operations.Defined, leaf.Inner, definitions[i], value);
        }).ToArray());
    }

    /// <summary>The slope of a length is read off the library's own value, if that is all that a definition comes to.</summary>
    private void NoteRoot(IMethodSymbol method, Datum[] arguments, Datum result)
    {
        if (_defining > 0 && Definitions.IsRoot(method))
        {
            _squares[((Scalar)result).Value] = ((Scalar)arguments[0]).Value;
        }
    }

    /// <summary>An operand as C# text, with holes for its numbers.</summary>
    private string MadeAgain(Datum operand, IParameterSymbol parameter, List<int> inputs, IOperation at)
    {
        if (parameter.RefKind == RefKind.Out)
        {
            return "out _";
        }

        Form form = FormOf(parameter.Type, at);
        int[] leaves = LeavesOf(operand is ByReference { Place: var place } ? Load(place, at) : operand, at);
        int first = inputs.Count;
        inputs.AddRange(form is ScalarForm scalar ? leaves.Select(leaf => ConvertTo(scalar.Outer, leaf)) : leaves);
        string holes = string.Join(", ", Enumerable.Range(first, leaves.Length).Select(hole => $"{{{hole}}}"));
        return form is StructForm { Shape.Type.Name: var name } ? $"new {name}({holes})" : holes;
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
