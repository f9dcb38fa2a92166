using System;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Rules;

/// <summary>Writes formulas of the rule table into a graph.</summary>
internal sealed class RuleInstantiation
{
    private readonly GraphBuilder _graph;
    private readonly bool _strongZero;

    public RuleInstantiation(GraphBuilder graph, bool strongZero)
    {
        _graph = graph;
        _strongZero = strongZero;
    }

    /// <summary>Appends the formula, computed in <paramref name="type"/>; <paramref name="resolve"/> finds x, y, z, r and u.</summary>
    public int Append(RuleExpression expression, GraphType type, Func<string, int> resolve)
    {
        switch (expression)
        {
            case NameExpression name:
                return resolve(name.Name);
            case NumberExpression number:
                return _graph.Number(type, number.Value);
            default:
                var formula = (OperationExpression)expression;
                int[] operands = formula.Operands.Select(operand => Append(operand, type, resolve)).ToArray();
                return _graph.Apply(Weaken(formula.Operation), ResultType(formula.Operation, type), operands);
        }
    }

    /// <summary>The operation that stands for one of a formula: without strong zeros, products are ordinary ones.</summary>
    public Operation Weaken(Operation operation) =>
        !_strongZero && (operation == Operations.StrongProduct || operation == Operations.StrongInBoth) ? Operations.Multiply : operation;

    private static GraphType ResultType(Operation operation, GraphType type) =>
        operation.Signature is Signature.Test or Signature.FloatToBoolean || operation == Operations.And || operation == Operations.Or ? GraphType.Boolean : type;
}
