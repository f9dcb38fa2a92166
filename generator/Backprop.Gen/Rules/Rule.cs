using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Rules;

/// <summary>
/// The derivative of an operation: for each operand the linear map that carries u across it. One formula serves both directions:
/// in reverse u is the upstream gradient of the result and the formula gives what the operand receives; forward u is the
/// operand's tangent and the formula gives what it adds to the tangent of the result. Clipping alone has another formula on the way back.
/// </summary>
/// <param name="Operands">the names of the operands in the formulas</param>
/// <param name="Maps">a formula for each operand; null where no gradient passes</param>
public sealed record Rule(Operation Operation, EquatableArray<string> Operands, IReadOnlyList<RuleExpression?> Maps)
{
    /// <summary>The formulas of the way back, where they are others; else null.</summary>
    public IReadOnlyList<RuleExpression?>? OtherMapsBack { get; init; }

    /// <summary>What carries u back across an operand.</summary>
    public RuleExpression? MapBack(int operand) => (OtherMapsBack ?? Maps)[operand];

    /// <summary>Whether the formula of an operand reads another operand or the result.</summary>
    public IEnumerable<int> NeededOperands(int operand) =>
        Names(operand).Where(name => name is not ("u" or "r")).Select(name => Operands.ToList().IndexOf(name));

    public bool NeedsResult(int operand) => Names(operand).Contains("r");

    private IEnumerable<string> Names(int operand) => Maps[operand]?.Names().Distinct() ?? Enumerable.Empty<string>();
}
