using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>A method of another project that is marked, or goes with those that are: its graph, or why there is none.</summary>
internal sealed record ReferencedMethod(MethodGraph? Graph, string Problem);

/// <summary>Marked methods of referenced assemblies, and the members that go with them. The generator has written their graphs there, into attributes of their types.</summary>
internal sealed class ReferencedGraphs
{
    private readonly ConcurrentDictionary<IMethodSymbol, ReferencedMethod?> _known = new(SymbolEqualityComparer.Default);
    private readonly Compilation _compilation;

    public ReferencedGraphs(Compilation compilation) => _compilation = compilation;

    /// <summary>Whether a type of another project carries graphs, and so was compiled as it is: nothing of it was left out for those who only reference it.</summary>
    public static bool AreCarriedBy(INamedTypeSymbol type) => GraphsOn(type.OriginalDefinition).Any() || GraphsBeside(type).Any();

    /// <summary>The method of another assembly with a graph that a method is; null if it is none.</summary>
    public ReferencedMethod? Of(IMethodSymbol method) => SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _compilation.Assembly)
        ? null : _known.GetOrAdd(method.OriginalDefinition, Find);

    private static ReferencedMethod? Find(IMethodSymbol method)
    {
        if (!Names.Has(method, "DifferentiableAttribute") && !(CarriedMembers.IsOne(method) && AreCarriedBy(method.ContainingType)))
        {
            return null;
        }

        string? id = method.GetDocumentationCommentId();
        IReadOnlyList<TypedConstant>? written = GraphsOn(method.ContainingType.OriginalDefinition).Concat(GraphsBeside(method.ContainingType)).FirstOrDefault(arguments => arguments.Count == 4 && Equals(arguments[0].Value, id));
        return written is null ? new ReferencedMethod(null, "that assembly does not carry its graph; rebuild it, as a library, with this version of the package")
            : !Equals(written[1].Value, MethodGraph.Version) ? new ReferencedMethod(null, "that assembly was built with another version of the package; rebuild it with this one")
            : written[3].Value is string { Length: > 0 } problem ? new ReferencedMethod(null, problem)
            : Parse(written[2].Value as string ?? "");
    }

    /// <summary>The graphs of a type that stand on its assembly.</summary>
    private static IEnumerable<IReadOnlyList<TypedConstant>> GraphsBeside(INamedTypeSymbol type)
    {
        string members = $"M:{type.OriginalDefinition.GetDocumentationCommentId()?.Substring("T:".Length)}.";
        return GraphsOn(type.ContainingAssembly).Where(arguments => arguments.Count == 4 && arguments[0].Value is string id && id.StartsWith(members, StringComparison.Ordinal));
    }

    private static IEnumerable<IReadOnlyList<TypedConstant>> GraphsOn(ISymbol symbol) => symbol.GetAttributes()
        .Where(data => data.AttributeClass is { Name: "DifferentiableGraphAttribute" } attribute && Names.IsBackprop(attribute))
        .Select(data => (IReadOnlyList<TypedConstant>)data.ConstructorArguments);

    private static ReferencedMethod Parse(string text)
    {
        try
        {
            MethodGraph graph = MethodGraph.Parse(text);
            if (Verifier.Verify(graph.Module).Count == 0 && graph.State.All(state => state.Root < graph.Module.Entry.Parameters.Count))
            {
                return new ReferencedMethod(graph, "");
            }
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or KeyNotFoundException or OverflowException or IndexOutOfRangeException)
        {
        }

        return new ReferencedMethod(null, "the graph that its assembly carries cannot be read; rebuild it with this version of the package");
    }
}
