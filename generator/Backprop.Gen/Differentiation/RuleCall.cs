using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>Writes the call of a rule that somebody has written, with all that it asks for.</summary>
/// <param name="Primal">the function that the rule belongs to</param>
internal sealed record RuleCall(GraphBuilder Graph, Module Module, WrittenParameters Written, Function Primal, CustomRule Rule)
{
    /// <summary>Appends the call, and gives the gradient of each input that is a number.</summary>
    /// <param name="input">the input of that index</param>
    /// <param name="upstream">the upstream gradient of the floating result of that index</param>
    /// <param name="sink">the sink of the buffer of that index</param>
    public Dictionary<int, int> Append(Func<int, int> input, Func<int, int> upstream, Func<int, int> sink)
    {
        Function called = Module[Rule.Function];
        HashSet<int> changed = Written.Of(called);
        int[] arguments = Rule.Parameters.Select((slot, i) => slot.Role switch
        {
            Role.Input => changed.Contains(i) ? CopyOf(input(slot.Index)) : input(slot.Index),
            Role.Upstream => Primal.Results[slot.Index].IsFloating ? upstream(slot.Index) : Defaults.Append(Graph, Primal.Results[slot.Index]),
            _ => TypeOf(slot.Index).IsBuffer ? sink(slot.Index) : Defaults.Append(Graph, TypeOf(slot.Index)),
        }).ToArray();
        int[] results = called.Results.Select((type, i) => Graph.NewValue(type, Rule.Results[i].Role == Role.Adjoint ? Naming.Gradient(NameOf(Rule.Results[i].Index)) : null)).ToArray();
        Graph.Append(new Invoke(results.ToEquatableArray(), called.Name, arguments.ToEquatableArray()));
        return Enumerable.Range(0, results.Length).Where(i => Rule.Results[i].Role == Role.Adjoint && called.Results[i].IsFloating)
            .ToDictionary(i => Rule.Results[i].Index, i => results[i]);
    }

    /// <summary>The rule may leave its arguments as the function would have left them.</summary>
    private int CopyOf(int buffer)
    {
        int copy = Graph.AllocateLike(buffer);
        Graph.Append(new Copy(buffer, copy));
        return copy;
    }

    private GraphType TypeOf(int input) => Primal.TypeOf(Primal.Parameters[input]);

    private string? NameOf(int input) => Primal.Values[Primal.Parameters[input]].Name;
}
