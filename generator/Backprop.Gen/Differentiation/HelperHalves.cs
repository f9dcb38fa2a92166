using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>The two halves of a helper: one runs and records, one replays; both share the caller's tapes, so that recursion costs linear time.</summary>
internal static class HelperHalves
{
    public static Function Forward(Function helper, ReversePlan plan, IReadOnlyList<ScalarType> tapeTypes)
    {
        var graph = new GraphBuilder();
        graph.Open();
        int[] inputs = helper.Parameters.Select(value => graph.NewValue(helper.TypeOf(value), helper.Values[value].Name)).ToArray();
        Tapes tapes = Tapes.Declare(graph, tapeTypes);
        var sweep = new ForwardSweep(graph, plan, tapes, returnsCode: false) { HandsOnBuffers = true };
        for (int i = 0; i < inputs.Length; i++)
        {
            sweep.Bind(helper.Parameters[i], inputs[i]);
        }

        sweep.BindReturn(Function.ReturnLabel);
        sweep.Copy(plan.Structure.Body);
        return graph.Finish(Halves.ForwardName(helper.Name), helper.Results, inputs.Concat(tapes.All).ToArray());
    }

    public static Function Backward(
        Function helper, ReversePlan plan, Activity activity, IReadOnlyList<ScalarType> tapeTypes, bool strongZero)
    {
        FunctionActivity active = activity[helper];
        var graph = new GraphBuilder();
        graph.Open();
        Dictionary<int, int> buffers = Halves.Buffers(helper).ToDictionary(value => value, value => graph.NewValue(helper.TypeOf(value), helper.Values[value].Name));
        Dictionary<int, int> upstream = Halves.ActiveResults(helper, active).ToDictionary(i => i, i => graph.NewValue(helper.Results[i], "upstream"));
        Dictionary<int, int> sinks = Halves.ActiveMemory(helper, active).ToDictionary(
            value => value,
            value => graph.NewValue(ShadowType(helper.TypeOf(value)), Naming.Gradient(helper.Values[value].Name)));
        Tapes tapes = Tapes.Declare(graph, tapeTypes);
        var primal = new PrimalValues(graph, plan, buffers, new Dictionary<int, int>(), new Dictionary<Node, int>(), sinks);
        var sweep = new ReverseSweep(graph, plan, activity, tapes, primal, strongZero);
        sweep.Run(Enumerable.Range(0, helper.Results.Count).Select(i => upstream.TryGetValue(i, out int value) ? value : -1).ToList(), -1);
        List<int> scalars = Halves.ActiveScalars(helper, active).ToList();
        graph.Exit(Function.ReturnLabel, scalars.Select(sweep.GradientOf).ToArray());
        int[] parameters = buffers.Values.Concat(upstream.Values).Concat(sinks.Values).Concat(tapes.All).ToArray();
        return graph.Finish(Halves.BackwardName(helper.Name), scalars.Select(helper.TypeOf), parameters);
    }

    private static GraphType ShadowType(GraphType type) => type is BufferType buffer ? buffer with { IsReadOnly = false } : type;
}
