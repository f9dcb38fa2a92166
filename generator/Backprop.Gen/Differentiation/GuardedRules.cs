using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>
/// Rules that do nothing where all of their upstream gradients are zero, whatever they would compute there: a value that is not used never makes a
/// gradient of NaN. The tangent of such a call is that of two: see <see cref="ForwardFunction"/>.
/// </summary>
internal static class GuardedRules
{
    /// <param name="functions">those of the derivative, among which the rules of the module's functions stand as they are</param>
    public static List<Function> Of(Module module, IReadOnlyList<Function> functions)
    {
        Dictionary<string, CustomRule> rules = module.Functions.Select(function => function.Rule).OfType<CustomRule>()
            .GroupBy(rule => rule.Function).ToDictionary(group => group.Key, group => group.First());
        return functions.Select(function => rules.TryGetValue(function.Name, out CustomRule? rule) && function.LinearIn.Count > 0 ? Guard(function, rule) : function).ToList();
    }

    private static Function Guard(Function function, CustomRule rule)
    {
        var graph = new GraphBuilder();
        graph.Open();
        int[] parameters = function.Parameters.Select(parameter => graph.NewValue(function.TypeOf(parameter), function.Values[parameter].Name)).ToArray();
        int condition = function.LinearIn
            .Select(upstream => graph.Apply(Operations.Equal, GraphType.Boolean, parameters[upstream], graph.Number(graph.TypeOf(parameters[upstream]), 0)))
            .Aggregate((a, b) => graph.Apply(Operations.And, GraphType.Boolean, a, b));
        int label = graph.NewLabel();
        graph.Open();
        graph.Exit(label, rule.Results.Select((slot, i) => Unchanged(slot, function.Results[i])).ToArray());
        Region then = graph.Close();
        graph.Open();
        int[] values = Splice.Into(graph, function, parameters);
        graph.Exit(label, values);
        Region otherwise = graph.Close();
        int[] results = function.Results.Select((type, i) => graph.NewValue(type)).ToArray();
        graph.Append(new If(results.ToEquatableArray(), label, condition, then, otherwise));
        graph.Exit(Function.ReturnLabel, results);
        return graph.Finish(function.Name, function.Results, parameters) with { LinearIn = function.LinearIn, Rule = function.Rule };

        int Unchanged(CoreSlot slot, GraphType type)
        {
            int sink = slot.Role == Role.Adjoint ? rule.Parameters.ToList().FindIndex(given => given.Role == Role.Sink && given.Index == slot.Index) : -1;
            return sink >= 0 ? parameters[sink] : Defaults.Append(graph, type);
        }
    }
}
