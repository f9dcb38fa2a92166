using System.Collections.Generic;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <content>Derivatives that are called: their methods are read by readers of their own.</content>
internal sealed partial class ModuleReader
{
    private readonly Dictionary<IMethodSymbol, (MethodGraph? Graph, MethodGraph? Primal, string Problem)> _derived = new(SymbolEqualityComparer.Default);

    /// <summary>The reader of the method that calls a derivative of this one.</summary>
    public ModuleReader? Caller { get; init; }

    /// <summary>Whether a method is being read, here or by a caller.</summary>
    public bool IsReading(IMethodSymbol method) => SymbolEqualityComparer.Default.Equals(method, Entry) || Caller?.IsReading(method) == true;

    /// <summary>The graph of a declared member, and that of its method; or why there is none.</summary>
    public (MethodGraph? Graph, MethodGraph? Primal, string Problem) Derive(DerivativeMember member)
    {
        // What a method comes to depends on who is being read only where it is an error.
        ModuleReader outermost = this;
        while (outermost.Caller is { } caller)
        {
            outermost = caller;
        }

        if (!outermost._derived.TryGetValue(member.Declaration, out (MethodGraph? Graph, MethodGraph? Primal, string Problem) derived))
        {
            derived = DerivedGraph.Of(member, this);
            outermost._derived[member.Declaration] = derived;
        }

        return derived;
    }
}
