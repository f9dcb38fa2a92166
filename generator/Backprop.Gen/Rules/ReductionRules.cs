using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using static Backprop.Gen.Graph.Reductions;

namespace Backprop.Gen.Rules;

/// <summary>
/// The rules of reductions, for an element x (and y) of the buffers that a reduction with result r takes: in reverse u is the upstream gradient of the
/// result and the formula gives what the element receives; forward u is the tangent of the element, and the tangent of the result is the sum of all.
/// </summary>
public static class ReductionRules
{
    private static readonly Dictionary<Reduction, IReadOnlyList<RuleExpression?>> s_rules = new()
    {
        [Sum] = Maps("u"),
        [SumOfSquares] = Maps("u ⊙ (2 * x)"),
        [SumOfMagnitudes] = Maps("x > 0 ? u : x < 0 ? -u : 0"),
        [Dot] = Maps("u ⊙ y", "u ⊙ x"),

        // A norm has no direction at the origin: 0.
        [Norm] = Maps("(r == 0 ? 0 : u) ⊙ (x / r)"),
        [Distance] = Maps("(r == 0 ? 0 : u) ⊙ ((x - y) / r)", "(r == 0 ? 0 : u) ⊙ ((y - x) / r)"),
    };

    public static IReadOnlyCollection<Reduction> All => s_rules.Keys;

    /// <summary>Whether the reduction has a rule; the others are defined by those that have.</summary>
    public static bool Has(Reduction reduction) => s_rules.ContainsKey(reduction);

    /// <summary>A formula for each buffer; null where no gradient passes.</summary>
    public static IReadOnlyList<RuleExpression?> For(Reduction reduction) =>
        s_rules.TryGetValue(reduction, out IReadOnlyList<RuleExpression?> maps) ? maps : new RuleExpression?[reduction.Arity];

    private static IReadOnlyList<RuleExpression?> Maps(params string[] maps) => maps.Select(map => (RuleExpression?)RuleParser.Parse(map)).ToArray();
}
