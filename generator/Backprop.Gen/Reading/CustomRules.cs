using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>The rules that a compilation knows: its own, and those of the assemblies that it refers to. Its own come first.</summary>
internal sealed class CustomRules
{
    private readonly ILookup<IMethodSymbol, BoundRule> _own;
    private readonly ILookup<IMethodSymbol, BoundRule> _others;

    public CustomRules(Compilation compilation)
    {
        _own = Bind(RuleDeclarations.In(compilation, CancellationToken.None), compilation);
        _others = Bind(RuleDeclarations.Around(compilation).Where(rule => compilation.IsSymbolAccessibleWithin(rule, compilation.Assembly)), compilation);
        IsEmpty = _own.Count == 0 && _others.Count == 0;
    }

    public bool IsEmpty { get; }

    /// <summary>The rules for a method; more than one is a contradiction.</summary>
    public IReadOnlyList<IMethodSymbol> Of(IMethodSymbol method)
    {
        if (IsEmpty)
        {
            return System.Array.Empty<IMethodSymbol>();
        }

        IMethodSymbol called = method.ReducedFrom ?? method;
        IMethodSymbol definition = called.OriginalDefinition;
        IMethodSymbol[] own = For(_own[definition], called);
        return own.Length > 0 ? own : For(_others[definition], called);
    }

    /// <summary>The rules of the compilation itself that are for the same method as a rule.</summary>
    public IEnumerable<IMethodSymbol> RivalsOf(BoundRule rule) => _own[rule.Primal.OriginalDefinition]
        .Where(other => !SymbolEqualityComparer.Default.Equals(other.Rule, rule.Rule)
            && (other.OfAnyType || rule.OfAnyType || SymbolEqualityComparer.Default.Equals(other.Primal.ContainingType, rule.Primal.ContainingType)))
        .Select(other => other.Rule);

    private static IMethodSymbol[] For(IEnumerable<BoundRule> rules, IMethodSymbol method) => rules.Select(rule => rule.For(method)).OfType<IMethodSymbol>().ToArray();

    private static ILookup<IMethodSymbol, BoundRule> Bind(IEnumerable<IMethodSymbol> declared, Compilation compilation) => declared
        .Select(rule => BoundRule.Of(rule, compilation, CancellationToken.None, out _)).OfType<BoundRule>()
        .ToLookup<BoundRule, IMethodSymbol>(rule => rule.Primal.OriginalDefinition, SymbolEqualityComparer.Default);
}
