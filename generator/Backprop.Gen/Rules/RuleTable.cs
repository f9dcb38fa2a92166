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
        Of(Clip, "u", null, null) with { OtherMapsBack = Maps("clamp(u, y, z)", null, null) },
        Of(Defined, "u", null),
        Of(Where, null, "x ? u : 0", "x ? 0 : u"),

        // d(x ⊙ y) = u ⊙ y + x ⊙ u: the product stays strong in the factor that was the gradient, as well as in u.
        Of(StrongProduct, "u ⊙ y", "u ⊛ x"),
        Of(AddStrong, "u ⊙ y", "u ⊛ x", "u"),
        Of(StrongInBoth, "u ⊛ y", "u ⊛ x"),

        Of(Sin, "u ⊙ cos(x)"),
        Of(Cos, "u ⊙ (-sin(x))"),
        Of(Tan, "u ⊙ (1 + r * r)"),
        Of(Asin, "u ⊙ (1 / sqrt((1 - x) * (1 + x)))"),
        Of(Acos, "u ⊙ (-1 / sqrt((1 - x) * (1 + x)))"),
        Of(Atan, "u ⊙ (1 / (1 + x * x))"),
        Of(Atan2, "u ⊙ (y / (x * x + y * y))", "u ⊙ (-(x / (x * x + y * y)))"),
        Of(Sinh, "u ⊙ cosh(x)"),
        Of(Cosh, "u ⊙ sinh(x)"),
        Of(Tanh, "u ⊙ (1 - r * r)"),
        Of(Asinh, "u ⊙ (1 / sqrt(x * x + 1))"),
        Of(Acosh, "u ⊙ (1 / sqrt((x - 1) * (x + 1)))"),
        Of(Atanh, "u ⊙ (1 / ((1 - x) * (1 + x)))"),

        Of(SinPi, "u ⊙ (pi * cospi(x))"),
        Of(CosPi, "u ⊙ (-(pi * sinpi(x)))"),
        Of(TanPi, "u ⊙ (pi * (1 + r * r))"),
        Of(AsinPi, "u ⊙ (1 / (pi * sqrt((1 - x) * (1 + x))))"),
        Of(AcosPi, "u ⊙ (-1 / (pi * sqrt((1 - x) * (1 + x))))"),
        Of(AtanPi, "u ⊙ (1 / (pi * (1 + x * x)))"),
        Of(Atan2Pi, "u ⊙ (y / (pi * (x * x + y * y)))", "u ⊙ (-(x / (pi * (x * x + y * y))))"),
        Of(PairedSin, "u ⊙ pairedcos(x)"),
        Of(PairedCos, "u ⊙ (-pairedsin(x))"),
        Of(PairedSinPi, "u ⊙ (pi * pairedcospi(x))"),
        Of(PairedCosPi, "u ⊙ (-(pi * pairedsinpi(x)))"),

        Of(Exp, "u ⊙ r"),
        Of(Exp2, "u ⊙ (ln2 * r)"),
        Of(Exp10, "u ⊙ (ln10 * r)"),
        Of(ExpM1, "u ⊙ (r + 1)"),
        Of(Exp2M1, "u ⊙ (ln2 * (r + 1))"),
        Of(Exp10M1, "u ⊙ (ln10 * (r + 1))"),
        Of(Log, "u ⊙ (1 / x)"),
        Of(Log2, "u ⊙ (log2e / x)"),
        Of(Log10, "u ⊙ (log10e / x)"),
        Of(LogP1, "u ⊙ (1 / (1 + x))"),
        Of(Log2P1, "u ⊙ (log2e / (1 + x))"),
        Of(Log10P1, "u ⊙ (log10e / (1 + x))"),
        Of(LogBase, "u ⊙ (1 / (x * log(y)))", "u ⊙ (-(r / (y * log(y))))"),

        Of(Sqrt, "u ⊙ (0.5 / r)"),
        Of(Cbrt, "u ⊙ (1 / (3 * (r * r)))"),
        Of(RootN, "u ⊙ (pow(r, 1 - convert(y)) / convert(y))", null),
        Of(Pow, "u ⊙ powbybase(x, y)", "u ⊙ powbyexponent(x, y)"),
        Of(PowByBase, "u ⊙ (y ⊙ powbybase(x, y - 1))", "u ⊙ (pow(x, y - 1) + y ⊙ powbyexponent(x, y - 1))"),
        Of(PowByExponent, "u ⊙ (powbybase(x, y) ⊙ log(x) + pow(x, y - 1))", "u ⊙ (r ⊙ log(x))"),
        Of(ReciprocalEstimate, "u ⊙ (-(r * r))"),
        Of(ReciprocalSqrtEstimate, "u ⊙ (-0.5 * (r * r * r))"),

        // A norm has no direction at the origin: 0.
        Of(DefinedRoot, "r == 0 ? 0 : u ⊙ (0.5 / r)", null),
        Of(Hypot, "r == 0 ? 0 : u ⊙ (x / r)", "r == 0 ? 0 : u ⊙ (y / r)"),

        Of(FusedMultiplyAdd, "u ⊙ y", "u ⊙ x", "u"),
        Of(MultiplyAddEstimate, "u ⊙ y", "u ⊙ x", "u"),
        Of(Lerp, "u ⊙ (1 - z)", "u ⊙ z", "u ⊙ (y - x)"),
        Of(DegreesToRadians, "degreestoradians(u)"),
        Of(RadiansToDegrees, "radianstodegrees(u)"),
        Of(ScaleB, "scaleb(u, y)", null),
        Of(BitIncrement, "u"),
        Of(BitDecrement, "u"),

        // Kinks: a tie is split evenly; NaN is never a tie, and flows to the operand that has it, or is passed over by a function that passes over it.
        Of(Abs, "x > 0 ? u : x < 0 ? -u : 0"),
        Of(CopySign, "x == 0 ? 0 : x == r ? u : x == -r ? -u : 0", null),
        Of(Max, "x == y ? u * 0.5 : x > y | isnan(x) ? u : 0", "x == y ? u * 0.5 : x > y | isnan(x) ? 0 : u"),
        Of(Min, "x == y ? u * 0.5 : x < y | isnan(x) ? u : 0", "x == y ? u * 0.5 : x < y | isnan(x) ? 0 : u"),
        Of(MaxNumber, "x == y ? u * 0.5 : x > y | isnan(y) ? u : 0", "x == y ? u * 0.5 : x > y | isnan(y) ? 0 : u"),
        Of(MinNumber, "x == y ? u * 0.5 : x < y | isnan(y) ? u : 0", "x == y ? u * 0.5 : x < y | isnan(y) ? 0 : u"),
        Of(MaxMagnitude, "x == y ? u * 0.5 : x == r | isnan(x) ? u : 0", "x == y ? u * 0.5 : x == r | isnan(x) ? 0 : u"),
        Of(MinMagnitude, "x == y ? u * 0.5 : x == r | isnan(x) ? u : 0", "x == y ? u * 0.5 : x == r | isnan(x) ? 0 : u"),
        Of(MaxMagnitudeNumber, "x == y ? u * 0.5 : x == r | isnan(y) ? u : 0", "x == y ? u * 0.5 : x == r | isnan(y) ? 0 : u"),
        Of(MinMagnitudeNumber, "x == y ? u * 0.5 : x == r | isnan(y) ? u : 0", "x == y ? u * 0.5 : x == r | isnan(y) ? 0 : u"),
        Of(MaxNative, "x == y ? u * 0.5 : x == r ? u : 0", "x == y ? u * 0.5 : x == r ? 0 : u"),
        Of(MinNative, "x == y ? u * 0.5 : x == r ? u : 0", "x == y ? u * 0.5 : x == r ? 0 : u"),
        Of(
            Clamp,
            "x == r ? u / (1 + (y == r ? 1 : 0) + (z == r ? 1 : 0)) : isnan(x) ? u : 0",
            "y == r ? u / (1 + (x == r ? 1 : 0) + (z == r ? 1 : 0)) : 0",
            "z == r ? u / (1 + (x == r ? 1 : 0) + (y == r ? 1 : 0)) : 0"),
        Of(
            ClampNative,
            "x == r ? u / (1 + (y == r ? 1 : 0) + (z == r ? 1 : 0)) : 0",
            "y == r ? u / (1 + (x == r ? 1 : 0) + (z == r ? 1 : 0)) : 0",
            "z == r ? u / (1 + (x == r ? 1 : 0) + (y == r ? 1 : 0)) : 0"),

        Of(Floor, null),
        Of(Ceiling, null),
        Of(Truncate, null),
        Of(Round, null),
        Of(RoundTo, null, null),
        Of(RoundBy, null, null),
        Of(RoundToBy, null, null, null),
    }.ToDictionary(rule => rule.Operation);

    public static IEnumerable<Rule> All => s_rules.Values;

    /// <summary>The rule of an operation whose result is a floating-point number.</summary>
    public static Rule For(Operation operation) =>
        Seam.Of(nameof(RuleTable), operation.Signature == Signature.Any ? Nothing(operation) : s_rules[operation]);

    /// <summary>The rule of an operation that lets no gradient pass.</summary>
    private static Rule Nothing(Operation operation) => new(operation, default, new RuleExpression?[operation.Arity]);

    private static Rule Of(Operation operation, params string?[]? maps) => new(
        operation,
        EquatableArray.Of("x", "y", "z"),
        Maps(maps ?? new string?[] { null }));

    private static RuleExpression?[] Maps(params string?[] maps) => maps.Select(map => map is null ? null : RuleParser.Parse(map)).ToArray();
}
