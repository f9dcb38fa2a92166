using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using static Backprop.Gen.Graph.Operations;

namespace Backprop.Gen.Rules;

/// <summary>
/// Every rule there is. A line gives, for each operand x, y, z of an operation with result r, what carries u across it;
/// u ⊙ d is the strong product (0 where u is 0, even if d is infinite), u ⊛ v the one that is strong in both factors. An operation without formulas lets no gradient pass.
/// </summary>
public static class RuleTable
{
    private static readonly Dictionary<Operation, Rule> s_rules = new Rule[]
    {
        Of(Add, "u", "u"),
        Of(Subtract, "u", "-u"),
        Of(Multiply, "u ⊙ y", "u ⊙ x"),
        Of(Divide, "u ⊙ (1 / y)", "u ⊙ (-(r / y))"),
        Of(Remainder, "u", "u ⊙ (-truncate(x / y))"),
        Of(IeeeRemainder, "u", "u ⊙ (-round(x / y))"),
        Of(Negate, "-u"),
        Of(Convert, "u"),
        Of(Stop, null),
        Of(Where, null, "x ? u : 0", "x ? 0 : u"),

        // d(x ⊙ y) = u ⊙ y + x ⊙ u: the product stays strong in the factor that was the gradient, as well as in u.
        Of(StrongProduct, "u ⊙ y", "u ⊛ x"),
        Of(StrongInBoth, "u ⊛ y", "u ⊛ x"),

        Of(Sin, "u ⊙ cos(x)"),
        Of(Cos, "u ⊙ (-sin(x))"),
        Of(Tan, "u ⊙ (1 + r * r)"),
        Of(Asin, "u ⊙ (1 / sqrt(1 - x * x))"),
        Of(Acos, "u ⊙ (-1 / sqrt(1 - x * x))"),
        Of(Atan, "u ⊙ (1 / (1 + x * x))"),
        Of(Sinh, "u ⊙ cosh(x)"),
        Of(Cosh, "u ⊙ sinh(x)"),
        Of(Tanh, "u ⊙ (1 - r * r)"),
        Of(Asinh, "u ⊙ (1 / sqrt(x * x + 1))"),
        Of(Acosh, "u ⊙ (1 / sqrt(x * x - 1))"),
        Of(Atanh, "u ⊙ (1 / (1 - x * x))"),
        Of(Exp, "u ⊙ r"),
        Of(Log, "u ⊙ (1 / x)"),
        Of(Log10, "u ⊙ (0.43429448190325182765 / x)"),
        Of(Sqrt, "u ⊙ (0.5 / r)"),
        Of(Cbrt, "u ⊙ (1 / (3 * (r * r)))"),
        Of(LogBase, "u ⊙ (1 / (x * log(y)))", "u ⊙ (-(r / (y * log(y))))"),
        Of(Atan2, "u ⊙ (y / (x * x + y * y))", "u ⊙ (-(x / (x * x + y * y)))"),

        Of(Pow, "u ⊙ powbybase(x, y)", "u ⊙ powbyexponent(x, y)"),
        Of(PowByBase, "u ⊙ (y ⊙ powbybase(x, y - 1))", "u ⊙ (pow(x, y - 1) + y ⊙ powbyexponent(x, y - 1))"),
        Of(PowByExponent, "u ⊙ (powbybase(x, y) ⊙ log(x) + pow(x, y - 1))", "u ⊙ (r ⊙ log(x))"),

        // Kinks: a tie is split evenly; NaN is never a tie, and flows to the operand that has it.
        Of(Abs, "x > 0 ? u : x < 0 ? -u : 0"),
        Of(Max, "x == y ? u * 0.5 : x > y | isnan(x) ? u : 0", "x == y ? u * 0.5 : x > y | isnan(x) ? 0 : u"),
        Of(Min, "x == y ? u * 0.5 : x < y | isnan(x) ? u : 0", "x == y ? u * 0.5 : x < y | isnan(x) ? 0 : u"),
        Of(
            Clamp,
            "x == r ? u / (1 + (y == r ? 1 : 0) + (z == r ? 1 : 0)) : isnan(x) ? u : 0",
            "y == r ? u / (1 + (x == r ? 1 : 0) + (z == r ? 1 : 0)) : 0",
            "z == r ? u / (1 + (x == r ? 1 : 0) + (y == r ? 1 : 0)) : 0"),

        Of(Floor, null),
        Of(Ceiling, null),
        Of(Round, null),
        Of(Truncate, null),
    }.ToDictionary(rule => rule.Operation);

    public static IEnumerable<Rule> All => s_rules.Values;

    /// <summary>The rule of an operation whose result is a floating-point number.</summary>
    public static Rule For(Operation operation) => Seam.Of(nameof(RuleTable), s_rules[operation]);

    private static Rule Of(Operation operation, params string?[]? maps) => new(
        operation,
        EquatableArray.Of("x", "y", "z"),
        (maps ?? new string?[] { null }).Select(map => map is null ? null : RuleParser.Parse(map)).ToArray());
}
