using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Optimization;

/// <summary>
/// Rules do nothing where all of their upstream gradients are zero, whatever they would compute there: a value that is not used never makes a gradient of
/// NaN. Only once nothing is differentiated any more: the derivative of a branch on zero would not be that of what is linear.
/// </summary>
internal static class GuardedRules
{
    public static Module Run(Module module)
    {
        return new Module(module.Functions.Select(function => function.Linearity is { In.Count: > 0 } linearity && MayBeZero(function, linearity)
            ? Guard(function, linearity) : function with { Linearity = null }).ToEquatableArray());

        bool MayBeZero(Function function, Linearity linearity) => module.Functions.Any(caller => caller.Body.All().OfType<Invoke>()
            .Where(invoke => invoke.Function == function.Name).Any(invoke => !linearity.In.Any(upstream => IsOne(caller, invoke.Inputs[upstream]))));
    }

    /// <summary>Whether a value is a constant other than zero.</summary>
    private static bool IsOne(Function function, int value) => function.Body.All().OfType<Constant>().Any(constant => constant.Result == value && constant.Bits != 0);

    private static Function Guard(Function function, Linearity linearity)
    {
        var graph = new GraphBuilder();
        graph.Open();
        int[] parameters = function.Parameters.Select(parameter => graph.NewValue(function.TypeOf(parameter), function.Values[parameter].Name)).ToArray();
        int condition = linearity.In
            .Select(upstream => graph.Apply(Operations.Equal, GraphType.Boolean, parameters[upstream], graph.Number(graph.TypeOf(parameters[upstream]), 0)))
            .Aggregate((a, b) => graph.Apply(Operations.And, GraphType.Boolean, a, b));
        int label = graph.NewLabel();
        graph.Open();
        graph.Exit(label, linearity.Unchanged.Select((parameter, i) => parameter >= 0 ? parameters[parameter] : Defaults.Append(graph, function.Results[i])).ToArray());
        Region then = graph.Close();
        graph.Open();
        int[] values = Splice.Into(graph, function, parameters);
        graph.Exit(label, values);
        Region otherwise = graph.Close();
        int[] results = function.Results.Select(type => graph.NewValue(type)).ToArray();
        graph.Append(new If(results.ToEquatableArray(), label, condition, then, otherwise));
        graph.Exit(Function.ReturnLabel, results);
        return graph.Finish(function.Name, function.Results, parameters) with { Rule = function.Rule };
    }
}
