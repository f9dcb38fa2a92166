using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Backprop.Gen.Rules;

namespace Backprop.Gen.Differentiation;

/// <summary>
/// Writes formulas of the rule tables over whole buffers, into memory of their own: each operation of a formula becomes one on whole buffers, so
/// that vectorized code stays vectorized; where one of them has no such form, the formula becomes a loop over the elements.
/// </summary>
internal sealed class WholeBufferRules
{
    private readonly GraphBuilder _graph;
    private readonly RuleInstantiation _rules;

    public WholeBufferRules(GraphBuilder graph, RuleInstantiation rules)
    {
        _graph = graph;
        _rules = rules;
    }

    /// <summary>The value of a formula: a buffer, or a scalar if nothing in it is a buffer.</summary>
    /// <param name="count">the number of elements</param>
    /// <param name="resolve">finds x, y, z, r and u, each a buffer or a scalar</param>
    public int Append(RuleExpression formula, GraphType element, int count, Func<string, int> resolve)
    {
        Dictionary<string, int> values = formula.Names().Distinct().ToDictionary(name => name, resolve);
        return Terms(formula, element, count, values).Value;
    }

    /// <summary>Puts the sum of formulas, each with its own u, into a buffer, which the formulas may read.</summary>
    public void Assign(int destination, IReadOnlyList<(RuleExpression Formula, Func<string, int> Resolve)> terms, GraphType element, int count)
    {
        List<(int Value, bool IsOwn)> values = terms
            .Select(term => Terms(term.Formula, element, count, term.Formula.Names().Distinct().ToDictionary(name => name, term.Resolve)))
            .OrderByDescending(term => IsBuffer(term.Value)).ToList();
        if (!IsBuffer(values[0].Value))
        {
            int constant = values.Select(term => term.Value).Aggregate((a, b) => _graph.Apply(Operations.Add, element, a, b));
            ElementLoops.ForEachElement(_graph, destination, (index, path, _) => _graph.Append(new Store(destination, index, path, constant)));
            return;
        }

        (int sum, bool isOwn) = values[0];
        for (int i = 1; i < values.Count - 1; i++)
        {
            int target = isOwn ? sum : values[i].IsOwn ? values[i].Value : Allocate(element, count);
            _graph.Append(new Elementwise(target, Operations.Add, EquatableArray.Of(sum, values[i].Value)));
            (sum, isOwn) = (target, true);
        }

        _graph.Append(values.Count == 1
            ? new Copy(sum, destination)
            : new Elementwise(destination, Operations.Add, EquatableArray.Of(sum, values[values.Count - 1].Value)));
    }

    /// <summary>Adds the value of a formula to a buffer: a product at its end is added as it is formed.</summary>
    public void Accumulate(int buffer, RuleExpression formula, GraphType element, int count, Func<string, int> resolve)
    {
        Dictionary<string, int> values = formula.Names().Distinct().ToDictionary(name => name, resolve);
        if (formula is OperationExpression { Operation: var operation } product && operation == Operations.StrongProduct
            && _rules.Weaken(operation) == operation && product.Names().Any(name => IsBuffer(values[name])) && IsLiftable(product, element, values))
        {
            List<int> factors = product.Operands.Select(operand => Terms(operand, element, count, values).Value).ToList();
            _graph.Append(new Elementwise(buffer, Operations.AddStrong, EquatableArray.Of(factors[0], factors[1], buffer)));
            return;
        }

        int value = Terms(formula, element, count, values).Value;
        _graph.Append(new Elementwise(buffer, Operations.Add, EquatableArray.Of(buffer, value)));
    }

    /// <summary>New memory for that many elements.</summary>
    public int Allocate(GraphType element, int count) => _graph.Allocate(new BufferType(element, IsReadOnly: false), count);

    private (int Value, bool IsOwn) Terms(RuleExpression formula, GraphType element, int count, Dictionary<string, int> values)
    {
        if (formula is NameExpression name)
        {
            return (values[name.Name], false);
        }

        if (!formula.Names().Any(operand => IsBuffer(values[operand])))
        {
            return (_rules.Append(formula, element, operand => values[operand]), false);
        }

        var operation = (OperationExpression)formula;
        if (!IsLiftable(operation, element, values))
        {
            return (Loop(formula, element, count, values), true);
        }

        List<(int Value, bool IsOwn)> operands = operation.Operands.Select(operand => Terms(operand, element, count, values)).ToList();
        int destination = operands.Where(operand => operand.IsOwn).Select(operand => operand.Value).DefaultIfEmpty(-1).First();
        destination = destination >= 0 ? destination : Allocate(element, count);
        _graph.Append(new Elementwise(destination, _rules.Weaken(operation.Operation), operands.Select(operand => operand.Value).ToEquatableArray()));
        return (destination, true);
    }

    private bool IsLiftable(RuleExpression formula, GraphType element, Dictionary<string, int> values) =>
        formula is not OperationExpression operation
        || !formula.Names().Any(name => IsBuffer(values[name]))
        || (element is not ScalarType { Kind: ScalarKind.Generic } && TensorNames.Has(operation.Operation)
            && operation.Operands.All(operand => IsLiftable(operand, element, values)));

    private int Loop(RuleExpression formula, GraphType element, int count, Dictionary<string, int> values)
    {
        int made = Allocate(element, count);
        ElementLoops.ForEachElement(_graph, made, (index, path, type) =>
        {
            var loaded = new Dictionary<string, int>();
            int value = _rules.Append(formula, type, name => loaded.TryGetValue(name, out int known) ? known : loaded[name] = ElementOf(values[name], index, type));
            _graph.Append(new Store(made, index, path, value));
        });
        return made;
    }

    private int ElementOf(int value, int index, GraphType type)
    {
        if (!IsBuffer(value))
        {
            return value;
        }

        int element = _graph.NewValue(type);
        _graph.Append(new Load(element, value, index, ""));
        return element;
    }

    private bool IsBuffer(int value) => _graph.TypeOf(value).IsBuffer;
}
