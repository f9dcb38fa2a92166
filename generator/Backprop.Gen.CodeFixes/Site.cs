using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.CodeFixes;

/// <summary>The place of a diagnostic.</summary>
internal sealed record Site(SyntaxNode Node, string Id, ImmutableDictionary<string, string?> Properties, SemanticModel Model, Solution Solution, CancellationToken Token)
{
    public ITypeSymbol? TypeOf(SyntaxNode expression) => Model.GetTypeInfo(expression, Token).Type;

    /// <summary>How a type is written here: by its name if that means it, otherwise in full.</summary>
    /// <param name="space">its namespace</param>
    /// <param name="name">its name, as it is written</param>
    /// <param name="suffix">what an attribute's name leaves out</param>
    public string NameOf(string space, string name, string suffix = "")
    {
        ISymbol[] found = Model.LookupNamespacesAndTypes(Node.SpanStart, name: name + suffix).ToArray();
        return found.Length > 0 && found.All(symbol => symbol.ContainingNamespace?.ToDisplayString() == space && symbol.ContainingType is null)
            ? name : $"global::{space}.{name}";
    }
}
