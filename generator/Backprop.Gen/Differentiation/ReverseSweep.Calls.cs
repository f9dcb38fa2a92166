using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
using Backprop.Gen.Graph;
using Backprop.Gen.Rules;

namespace Backprop.Gen.Differentiation;

/// <content>A call's reverse is a call of the backward half.</content>
internal sealed partial class ReverseSweep
{
    private void ReverseInvoke(Invoke invoke)
    {
        Function callee = _activity.Module[invoke.Function];
        AppendBackward(invoke, callee, Halves.Buffers(callee).Select(parameter => _primal.FetchBuffer(Argument(invoke, callee, parameter))).ToList(), forgetsMemory: false);
    }

    /// <summary>Calls the way back of a function: behind what it takes of the function's own parameters come the upstream gradients, the shadows and the tapes.</summary>
    private void AppendBackward(Invoke invoke, Function callee, List<int> inputs, bool forgetsMemory)
    {
        FunctionActivity active = _activity[callee];
        foreach (int result in Halves.ActiveResults(callee, active))
        {
            inputs.Add(_adjoints.TakeOrZero(invoke.Results[result]));
        }

        foreach (int parameter in Halves.ActiveMemory(callee, active))
        {
            inputs.Add(_primal.Shadow(Argument(invoke, callee, parameter)));
        }

        inputs.AddRange(_tapes.All);
        var results = new List<int>();
        var contributions = new List<(int Value, int Contribution)>();
        foreach (int parameter in Halves.ActiveScalars(callee, active))
        {
            int argument = Argument(invoke, callee, parameter);
            int gradient = _graph.NewValue(_plan.TypeOf(argument), _adjoints.NameOf(argument));
            results.Add(gradient);
            contributions.Add((argument, gradient));
        }

        _graph.Append(new Invoke(results.ToEquatableArray(), Halves.BackwardName(invoke.Function), inputs.ToEquatableArray()) { ForgetsMemory = forgetsMemory });
        foreach ((int value, int contribution) in contributions)
        {
            if (Activity.IsActive(value))
            {
                _adjoints.Add(value, contribution);
            }
        }
    }

    private static int Argument(Invoke invoke, Function callee, int parameter) =>
        invoke.Inputs[callee.Parameters.ToList().IndexOf(parameter)];
}
