using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Analysis;

/// <content>Calls with a rule: by what it has sinks and upstreams for, all that comes out depends on all that goes in.</content>
internal sealed partial class FunctionActivity
{
    private void SpreadForward(Invoke invoke, CustomRule rule)
    {
        if (RuledCalls.Differentiated(invoke, rule).Any(IsVaried))
        {
            RuledCalls.Results(invoke, rule).Concat(RuledCalls.Written(invoke, rule)).ToList().ForEach(Vary);
        }
    }

    private void SpreadBackward(Invoke invoke, CustomRule rule)
    {
        if (RuledCalls.Results(invoke, rule).Any(result => _useful[result]) || RuledCalls.Written(invoke, rule).Any(buffer => _useful[Key(buffer)]))
        {
            UseAll(RuledCalls.Differentiated(invoke, rule));
        }
    }
}
