using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Backprop.Gen.Rules;
using static Backprop.Gen.Graph.Operations;

namespace Backprop.Tests.Mutants;

/// <summary>Bugs in the rule table: a formula that somebody might have written.</summary>
internal static class RuleMutants
{
    public static IReadOnlyList<(Operation Operation, int Operand, Mutant Mutant)> Make() =>
    [
        Of("a factor gets itself", Multiply, 0, "u ⊙ x"),
        Of("a weak product where the slope is infinite", Divide, 0, "u * (1 / y)"),
        Of("the denominator's sign", Divide, 1, "u ⊙ (r / y)"),
        Of("the quotient of a remainder is rounded down", Remainder, 1, "u ⊙ (-floor(x / y))"),
        Of("the arms of a choice are swapped", Where, 1, "x ? 0 : u"),
        Of("what is stopped is let through", Stop, 0, "u"),
        Of("what a library returned is differentiated", Defined, 1, "u"),
        Of("the strong product's derivative is weak", StrongProduct, 0, "u * y"),
        Of("the product strong in both is strong in one", StrongInBoth, 1, "u * x"),
        Of("the cosine's sign", Cos, 0, "u ⊙ sin(x)"),
        Of("the tangent's square is forgotten", Tanh, 0, "u ⊙ (1 - r)"),
        Of("the arguments of the angle are swapped", Atan2, 0, "u ⊙ (x / (x * x + y * y))"),
        Of("the exponential's slope is its argument", Exp, 0, "u ⊙ x"),
        Of("a digit of a constant", Log10, 0, "u ⊙ (0.43429448190425182765 / x)"),
        Of("the half of the root is forgotten", Sqrt, 0, "u ⊙ (1 / r)"),
        Of("the root is not squared", Cbrt, 0, "u ⊙ (1 / (3 * r))"),
        Of("the exponent gets nothing", Pow, 1, null),
        Of("half of a product rule", PowByBase, 1, "u ⊙ (y ⊙ powbyexponent(x, y - 1))"),
        Of("the kink has a slope", Abs, 0, "x < 0 ? -u : u"),
        Of("a tie goes to the first", Max, 0, "x >= y | isnan(x) ? u : 0"),
        Of("NaN goes to the other", Min, 0, "x == y ? u * 0.5 : x < y ? u : 0"),
        Of("a tie with a bound is not split", Clamp, 0, "x == r | isnan(x) ? u : 0"),
        Of("the bounds are swapped", Clamp, 1, "z == r ? u / (1 + (x == r ? 1 : 0) + (y == r ? 1 : 0)) : 0"),
        Of("a step has a slope", Floor, 0, "u"),
    ];

    private static (Operation Operation, int Operand, Mutant Mutant) Of(string name, Operation operation, int operand, string? formula) => (
        operation,
        operand,
        Mutant.Of<Rule>($"{operation}: {name}", nameof(RuleTable), rule => rule.Operation == operation
            ? rule with { Maps = [.. rule.Maps.Select((map, i) => i != operand ? map : formula is null ? null : RuleParser.Parse(formula))] }
            : rule));
}
