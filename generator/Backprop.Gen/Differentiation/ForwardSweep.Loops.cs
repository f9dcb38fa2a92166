using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <content>Loops count their trips, and record how they were left, where the way back cannot tell.</content>
internal sealed partial class ForwardSweep
{
    private void CopyLoop(Loop loop)
    {
        int breakLabel = _labels[loop.Break] = _graph.NewLabel();
        int continueLabel = _labels[loop.Continue] = _graph.NewLabel();
        var initial = loop.Initial.Select(Use).ToList();
        LoopHead head = loop.Head;
        if (head is Counted counted)
        {
            head = counted with { Counter = Define(counted.Counter), Start = Use(counted.Start), Bound = Use(counted.Bound) };
        }

        int trips = _plan.TripsOf(loop);
        int code = LastCodeOf(loop);
        if (trips >= 0)
        {
            initial.Add(_graph.Integer(0));
        }

        if (code >= 0)
        {
            initial.Add(_graph.Integer(_plan.Structure.OnlyExitTo(loop.Continue)));
        }

        if (head is While condition)
        {
            head = CopyCondition(condition, trips >= 0, code >= 0);
        }

        var parameters = loop.Body.Parameters.Select(Define).ToList();
        if (trips >= 0)
        {
            int completed = _graph.NewValue(GraphType.Int32, _plan.NameOf(trips));
            parameters.Add(completed);
            _completedTrips[loop] = completed;
        }

        if (code >= 0)
        {
            parameters.Add(_graph.NewValue(GraphType.Int32, _plan.NameOf(code)));
        }

        _graph.Open();
        Copy(_plan.Structure.InfoOf(loop.Body));
        Region body = _graph.Close(parameters.ToArray());
        var results = DefineAll(loop.Results).ToList();
        results.AddRange(new[] { trips, code }.Where(item => item >= 0).Select(Define));
        _graph.Append(new Loop(results.ToEquatableArray(), breakLabel, continueLabel, initial.ToEquatableArray(), head, body));
        PutInCell(trips);
        PutInCell(code);
    }

    private While CopyCondition(While head, bool hasTrips, bool hasCode)
    {
        int label = _labels[head.Label] = _graph.NewLabel();
        var parameters = head.Condition.Parameters.Select(Define).ToList();
        for (int extra = (hasTrips ? 1 : 0) + (hasCode ? 1 : 0); extra > 0; extra--)
        {
            parameters.Add(_graph.NewValue(GraphType.Int32));
        }

        _graph.Open();
        Copy(_plan.Structure.InfoOf(head.Condition));
        return new While(label, _graph.Close(parameters.ToArray()));
    }

    private int LastCodeOf(Loop loop) => _plan.RecordsEveryIteration(loop) ? -1 : _plan.CodeOf(loop);
}
