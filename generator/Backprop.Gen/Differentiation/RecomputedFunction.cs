using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>
/// The way back of a function of which nothing was kept: it runs again, and right behind comes its reverse. It takes the function's parameters, the
/// upstream gradients of the active results, the shadows of the active buffers and the tapes, and returns the gradients of the active scalars.
/// </summary>
internal static class RecomputedFunction
{
    public static Function Backward(Function primal, ReversePlan plan, Activity activity, IReadOnlyList<ScalarType> tapeTypes, bool strongZero)
    {
        FunctionActivity active = activity[primal];
        var graph = new GraphBuilder();
        graph.Open();
        int[] inputs = primal.Parameters.Select(value => graph.NewValue(primal.TypeOf(value), primal.Values[value].Name)).ToArray();
        Dictionary<int, int> upstream = Halves.ActiveResults(primal, active).ToDictionary(i => i, i => graph.NewValue(primal.Results[i], "upstream"));
        Dictionary<int, int> sinks = Halves.ActiveMemory(primal, active).ToDictionary(
            value => value,
            value => graph.NewValue((BufferType)primal.TypeOf(value) with { IsReadOnly = false }, Naming.Gradient(primal.Values[value].Name)));
        Tapes tapes = Tapes.Declare(graph, tapeTypes);
        var forward = new ForwardSweep(graph, plan, tapes, returnsCode: Structure.ReturnsEarly(primal));
        for (int i = 0; i < inputs.Length; i++)
        {
            forward.Bind(primal.Parameters[i], inputs[i]);
        }

        forward.DeclareCells();
        (_, int code) = forward.CopyBody();
        var values = new PrimalValues(graph, plan, forward.Values, forward.Cells, forward.Shadows, new Dictionary<int, int>(sinks));
        var reverse = new ReverseSweep(graph, plan, activity, tapes, values, strongZero);
        reverse.Run(Enumerable.Range(0, primal.Results.Count).Select(i => upstream.TryGetValue(i, out int value) ? value : -1).ToList(), code);
        List<int> scalars = Halves.ActiveScalars(primal, active).ToList();
        graph.Exit(Function.ReturnLabel, scalars.Select(reverse.GradientOf).ToArray());
        int[] parameters = inputs.Concat(upstream.Values).Concat(sinks.Values).Concat(tapes.All).ToArray();
        return graph.Finish(Halves.BackwardName(primal.Name), scalars.Select(primal.TypeOf), parameters) with { HasDisjointParameters = primal.HasDisjointParameters };
    }
}
