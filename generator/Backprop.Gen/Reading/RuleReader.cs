using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Backprop.Gen.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>What is to be said of a rule where it is declared.</summary>
internal static class RuleReader
{
    public static IEnumerable<Diagnostic> ProblemsOf(IMethodSymbol rule, Compilation compilation, CancellationToken token)
    {
        if (BoundRule.Of(rule, compilation, token, out Diagnostic? problem) is not { } bound)
        {
            if (problem is not null)
            {
                yield return problem;
            }

            yield break;
        }

        Location location = RuleDeclarations.AttributeOf(rule)!.ApplicationSyntaxReference?.GetSyntax(token).GetLocation() ?? Location.None;
        string primal = $"{bound.Primal.ContainingType.Name}.{bound.Primal.Name}";
        Sources sources = Sources.Of(compilation);
        IMethodSymbol[] rivals = sources.Rules.RivalsOf(bound).ToArray();
        if (rivals.Length > 0)
        {
            yield return Diagnostic.Create(Descriptors.TwoRules, location, primal, string.Join("' and '", rivals.Prepend(rule).Select(one => $"{one.ContainingType.Name}.{one.Name}")));
        }
        else if (IsBuiltIn(bound.Primal, sources))
        {
            yield return Diagnostic.Create(Descriptors.HidesBuiltIn, location, primal);
        }
    }

    /// <summary>Whether the derivative of a method of a library is known without any rule.</summary>
    private static bool IsBuiltIn(IMethodSymbol method, Sources sources) => MathTable.Find(method) is not null || MathTable.Elements(method).Count > 0 || sources.DefinitionOf(method) is not null
        || (Names.IsTensorPrimitives(method.ContainingType) && (TensorTable.IsElementwise(method) || TensorTable.PairOf(method) is not null || TensorTable.ReductionOf(method) is not null))
        || (Names.IsBackprop(method.ContainingType) && method.ContainingType.Name == "Derivative");
}
