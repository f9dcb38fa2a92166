using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Backprop.Gen.Rules;

namespace Backprop.Gen.Differentiation;

/// <content>Operations on whole buffers: their rules are those of the elements, over whole buffers too.</content>
internal sealed partial class ReverseSweep
{
    private void ReverseElementwise(Elementwise whole)
    {
        Rule rule = RuleTable.For(whole.Operation);
        List<int> receivers = Enumerable.Range(0, whole.Inputs.Count).Where(i => rule.MapBack(i) is not null && Activity.IsActive(whole.Inputs[i])).ToList();
        GraphType element = ((BufferType)_plan.TypeOf(whole.Destination)).Element;
        int primal = _primal.FetchBuffer(whole.Destination);
        int count = _graph.LengthOf(primal);
        bool isActive = Activity.IsActive(whole.Destination);
        bool isInPlace = receivers.Any(i => IsSameMemory(whole.Inputs[i], whole.Destination));
        int upstream = isActive ? _primal.Shadow(whole.Destination) : -1;
        if (isActive && isInPlace)
        {
            int taken = CopyOf(upstream, element, count);
            _graph.Append(new Clear(upstream));
            upstream = taken;
        }

        int result = primal;
        if (_plan.IsLogged(whole.Destination))
        {
            result = isActive && receivers.Any(i => rule.MapBack(i)!.Names().Contains("r")) ? CopyOf(primal, element, count) : -1;
            Undo(primal, element);
        }

        foreach (int i in isActive ? receivers : new List<int>())
        {
            Contribute(whole.Inputs[i], rule.MapBack(i)!, element, count, name => name == "u" ? upstream : name == "r" ? result : Operand(whole.Inputs, name));
        }

        if (isActive && !isInPlace)
        {
            _graph.Append(new Clear(upstream));
        }
    }

    private void ReverseReduce(Reduce reduce)
    {
        if (!_adjoints.Take(reduce.Result, out int upstream))
        {
            return;
        }

        IReadOnlyList<RuleExpression?> maps = ReductionRules.For(reduce.Reduction);
        GraphType element = _plan.TypeOf(reduce.Result);
        for (int i = 0; i < maps.Count; i++)
        {
            if (maps[i] is { } map && Activity.IsActive(reduce.Inputs[i]))
            {
                int count = _graph.LengthOf(_primal.FetchBuffer(reduce.Inputs[i]));
                Contribute(reduce.Inputs[i], map, element, count, name => name == "u" ? upstream : name == "r" ? _primal.Fetch(reduce.Result) : Operand(reduce.Inputs, name));
            }
        }
    }

    /// <summary>Adds to the shadow of a buffer, or, summed up, to the adjoint of a scalar.</summary>
    private void Contribute(int input, RuleExpression formula, GraphType element, int count, Func<string, int> resolve)
    {
        if (_plan.TypeOf(input).IsBuffer)
        {
            _whole.Accumulate(_primal.Shadow(input), formula, element, count, resolve);
            return;
        }

        int contribution = _whole.Append(formula, element, count, resolve);
        int sum = _graph.NewValue(_plan.TypeOf(input));
        _graph.Append(new Reduce(sum, Reductions.Sum, EquatableArray.Of(contribution)));
        _adjoints.Add(input, sum);
    }

    private int Operand(EquatableArray<int> inputs, string name)
    {
        int input = inputs["xyz".IndexOf(name[0])];
        return _plan.TypeOf(input).IsBuffer ? _primal.FetchBuffer(input) : _primal.Fetch(input);
    }

    private bool IsSameMemory(int a, int b) =>
        _plan.TypeOf(a).IsBuffer && Activity.Aliasing.ClassOf(a) == Activity.Aliasing.ClassOf(b);

    /// <summary>Takes what was overwritten off the tape, last element first.</summary>
    private void Undo(int buffer, GraphType element)
    {
        int last = _graph.Apply(Operations.Subtract, GraphType.Int32, _graph.LengthOf(buffer), _graph.Integer(1));
        int counter = _graph.NewValue(GraphType.Int32, "i");
        int breakLabel = _graph.NewLabel();
        int continueLabel = _graph.NewLabel();
        var head = new Counted(counter, last, _graph.Integer(0), -1, IsInclusive: true);
        _graph.Open();
        _graph.Append(new Store(buffer, counter, "", Pop(element, _tapes.For(element))));
        _graph.Exit(continueLabel);
        _graph.Append(new Loop(default, breakLabel, continueLabel, default, head, _graph.Close()));
    }

    private int CopyOf(int buffer, GraphType element, int count)
    {
        int copy = _whole.Allocate(element, count);
        _graph.Append(new Copy(buffer, copy));
        return copy;
    }
}
