using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Gen.Reading;

/// <summary>Puts types in the place of the type parameters of another project's graph.</summary>
internal sealed class TypeArguments
{
    private readonly Dictionary<string, ITypeSymbol> _types = new();

    /// <summary>The type arguments that a method is called with, in an activation.</summary>
    public static TypeArguments Of(IMethodSymbol method, Frame frame)
    {
        TypeArguments arguments = new();
        arguments.Add(method.TypeParameters, method.TypeArguments, frame);
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            arguments.Add(type.TypeParameters, type.TypeArguments, frame);
        }

        return arguments;
    }

    public MethodGraph Close(MethodGraph graph) => _types.Count == 0 ? graph : graph with
    {
        Module = Close(graph.Module),
        State = graph.State.Select(state => state with { Template = Close(state.Template) }).ToEquatableArray(),
    };

    private Module Close(Module module) => new(module.Functions.Select(Close).ToEquatableArray());

    private void Add(IReadOnlyList<ITypeParameterSymbol> parameters, IReadOnlyList<ITypeSymbol> arguments, Frame frame)
    {
        for (int i = 0; i < parameters.Count; i++)
        {
            _types[Names.Of(parameters[i])] = frame.Close(arguments[i]);
        }
    }

    private Function Close(Function function) => function with
    {
        Values = function.Values.Select(value => value with { Type = Close(value.Type) }).ToEquatableArray(),
        Results = function.Results.Select(type => Close(type)).ToEquatableArray(),
        Body = Close(function, function.Body),
        Derivation = function.Derivation is { } derivation ? derivation with { Method = derivation.Method with { Module = Close(derivation.Method.Module!) } } : null,
    };

    private Region Close(Function function, Region region) => region with
    {
        Nodes = region.Nodes.Select(node => NodeParts.MapRegions(Close(function, node), inner => Close(function, inner))).ToEquatableArray(),
    };

    private Node Close(Function function, Node node) => node switch
    {
        Constant constant => constant with { Bits = Close(function.TypeOf(constant.Result), constant.Bits) },
        External external => external with { Template = Close(external.Template) },
        Apply { Operation.Signature: Signature.Any } call => call with { Operation = Operations.Call(Close(call.Operation.Symbol), call.Inputs.Count) },
        _ => node,
    };

    /// <summary>Constants of a type parameter are those of <c>double</c>.</summary>
    private long Close(GraphType type, long bits) => type is ScalarType { Kind: ScalarKind.Generic } && Close(type).Equals(GraphType.Single)
        ? GraphBuilder.SingleBits((float)BitConverter.Int64BitsToDouble(bits)) : bits;

    private GraphType Close(GraphType type) => type switch
    {
        ScalarType { Kind: ScalarKind.Generic, Name: var name } => _types.TryGetValue(name, out ITypeSymbol? argument) && NumberTypes.ScalarOf(argument) is { } scalar ? scalar : type,
        OpaqueType opaque => new OpaqueType(Close(opaque.Name)),
        BufferType buffer => buffer with { Element = Close(buffer.Element) },
        StructType structure => structure with
        {
            Name = Close(structure.Name),
            Fields = structure.Fields.Select(field => field with { Type = Close(field.Type) }).ToEquatableArray(),
        },
        _ => type,
    };

    private string Close(string code) => string.Concat(Closed(SyntaxFactory.ParseTokens(code)));

    private IEnumerable<string> Closed(IEnumerable<SyntaxToken> tokens)
    {
        SyntaxKind before = SyntaxKind.None;
        foreach (SyntaxToken token in tokens)
        {
            bool isParameter = token.IsKind(SyntaxKind.IdentifierToken) && before is not (SyntaxKind.DotToken or SyntaxKind.ColonColonToken);
            yield return isParameter && _types.TryGetValue(token.Text, out ITypeSymbol? argument)
                ? token.LeadingTrivia.ToFullString() + Names.Of(argument) + token.TrailingTrivia.ToFullString() : token.ToFullString();
            before = token.Kind();
        }
    }
}
