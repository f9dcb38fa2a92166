using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <content>A call of which nothing was kept runs again, from the memory that it began with.</content>
internal sealed partial class ReverseSweep
{
    private void ReverseRecomputed(Invoke invoke)
    {
        foreach ((int input, int handle, WrittenRange? range) in _plan.SavedBefore(invoke))
        {
            int buffer = SavedMemory.PartOf(_graph, _primal.FetchBuffer(invoke.Inputs[input]), range, other => _primal.Fetch(invoke.Inputs[other]));
            int length = _graph.LengthOf(buffer);
            int saved = _graph.NewValue(_graph.TypeOf(buffer), Naming.Saved(_plan.NameOf(invoke.Inputs[input])));
            _graph.Append(new Recall(saved, _primal.Fetch(handle), length));
            _graph.Append(new Copy(saved, buffer));
        }

        if (!_plan.RunsAgain(invoke))
        {
            return;
        }

        Function callee = _activity.Module[invoke.Function];
        List<int> inputs = invoke.Inputs.Select(value => _plan.TypeOf(value).IsBuffer ? _primal.FetchBuffer(value) : _primal.Fetch(value)).ToList();
        AppendBackward(invoke, callee, inputs, forgetsMemory: true);
    }
}
