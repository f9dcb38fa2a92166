using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Backprop.Gen.Graph;
using Backprop.Gen.Rules;

namespace Backprop.Gen.Analysis;

/// <summary>
/// What a rule asks for and the function itself computes: the cosine of a sine's own argument, as in every rotation. Where such an operation stands
/// in the same straight line of nodes, the formula reads its result instead of computing it again.
/// </summary>
internal sealed class Siblings
{
    private const char Mark = '#';

    private readonly Dictionary<(int Line, Operation Operation, EquatableArray<int> Inputs), int> _results = new();
    private readonly Dictionary<int, int> _lines = new();
    private int _line;

    public Siblings(Function function) => Visit(function.Body);

    /// <summary>The formula that carries u back across an operand, which may read results of other operations.</summary>
    public RuleExpression? MapOf(Apply apply, int operand) =>
        RuleTable.For(apply.Operation).MapBack(operand) is { } map ? Substitute(map, apply) : null;

    /// <summary>The value that a name in a formula stands for; u has none.</summary>
    public static int ValueOf(Apply apply, string name) =>
        name == "r" ? apply.Result
        : name[0] == Mark ? int.Parse(name.Substring(1), CultureInfo.InvariantCulture)
        : apply.Inputs["xyz".IndexOf(name[0])];

    /// <summary>Nodes between which nothing can be left are run together, or not at all.</summary>
    private void Visit(Region region)
    {
        int line = ++_line;
        foreach (Node node in region.Nodes)
        {
            if (node is Apply apply)
            {
                _lines[apply.Result] = line;
                if (!_results.ContainsKey((line, apply.Operation, apply.Inputs)))
                {
                    _results.Add((line, apply.Operation, apply.Inputs), apply.Result);
                }
            }
            else if (node.Regions().Any())
            {
                NodeParts.ForEachRegion(node, Visit);
                line = ++_line;
            }
        }
    }

    private RuleExpression Substitute(RuleExpression expression, Apply apply)
    {
        if (expression is not OperationExpression formula)
        {
            return expression;
        }

        if (!formula.Operation.IsCheap && formula.Operands.All(operand => operand is NameExpression { Name: not "u" }))
        {
            EquatableArray<int> inputs = formula.Operands.Select(operand => ValueOf(apply, ((NameExpression)operand).Name)).ToEquatableArray();
            if (_results.TryGetValue((_lines[apply.Result], formula.Operation, inputs), out int result) && result != apply.Result)
            {
                return new NameExpression(Mark + result.ToString(CultureInfo.InvariantCulture));
            }
        }

        return formula with { Operands = formula.Operands.Select(operand => Substitute(operand, apply)).ToEquatableArray() };
    }
}
