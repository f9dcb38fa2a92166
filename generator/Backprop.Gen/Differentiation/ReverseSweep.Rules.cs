using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
using Backprop.Gen.Graph;
using Backprop.Gen.Rules;

namespace Backprop.Gen.Differentiation;

/// <content>The reverse of a call with a rule is a call of the rule.</content>
internal sealed partial class ReverseSweep
{
    private void ReverseRuled(Invoke invoke, CustomRule rule)
    {
        foreach (WrittenBuffer written in rule.Written.Where(written => _plan.IsLogged(invoke.Inputs[written.Parameter])))
        {
            _graph.Append(new Copy(_primal.FetchBuffer(invoke.Inputs[written.Before]), _primal.FetchBuffer(invoke.Inputs[written.Parameter])));
        }

        Dictionary<int, int> upstream = new();
        foreach (int result in rule.Parameters.Where(slot => slot.Role == Role.Upstream).Select(slot => slot.Index))
        {
            if (_adjoints.Take(invoke.Results[result], out int adjoint))
            {
                upstream.Add(result, adjoint);
            }
        }

        bool isReached = upstream.Count > 0 || RuledCalls.Written(invoke, rule).Any(Activity.IsActive);
        if (!isReached || !_plan.IsDifferentiated(invoke, rule))
        {
            return;
        }

        Module module = _activity.Module;
        var call = new RuleCall(_graph, module, _activity.Written, module[invoke.Function], rule);
        Dictionary<int, int> gradients = call.Append(
            input => ValueOf(invoke.Inputs[input]),
            result => upstream.TryGetValue(result, out int adjoint) ? adjoint : _adjoints.Zero(invoke.Results[result]),
            input => SinkOf(invoke.Inputs[input]));
        foreach (KeyValuePair<int, int> gradient in gradients.Where(gradient => Activity.IsActive(invoke.Inputs[gradient.Key])))
        {
            _adjoints.Add(invoke.Inputs[gradient.Key], gradient.Value);
        }
    }

    private int ValueOf(int argument) => _plan.TypeOf(argument).IsBuffer ? _primal.FetchBuffer(argument) : _primal.Fetch(argument);

    private int SinkOf(int buffer) => Activity.IsActive(buffer) ? _primal.Shadow(buffer) : _graph.AllocateLike(_primal.FetchBuffer(buffer));
}
