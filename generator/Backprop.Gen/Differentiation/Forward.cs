using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>Forward mode: graph → graph. Each function becomes one that also computes, beside each varied value, its tangent.</summary>
internal static class Forward
{
    /// <summary>
    /// Parameters: those of the entry, then the tangent of each active one. Results: those of the entry, then the tangent of
    /// each floating one. With several directions, the tangents of one direction follow those of another.
    /// </summary>
    public static Module Of(Module module, IReadOnlyList<bool> activeInputs, bool strongZero, int directions = 1)
    {
        Activity activity = Activity.Of(module, activeInputs);
        return Of(module, activeInputs, activity, function => new ForwardFunction(module, function, activity, strongZero, directions));
    }

    /// <summary>The same for the sets of inputs that values depend on, in place of tangents.</summary>
    public static Module Dependencies(Module module, IReadOnlyList<bool> activeInputs)
    {
        Activity activity = Activity.Of(module, activeInputs);
        return Of(module, activeInputs, activity, function => new DependencyFunction(module, function, activity));
    }

    private static Module Of(Module module, IReadOnlyList<bool> activeInputs, Activity activity, Func<Function, ForwardFunction> forward)
    {
        var functions = new List<Function> { forward(module.Entry).Build(module.Entry.Name, activeInputs) };
        foreach (Function helper in module.Functions.Skip(1))
        {
            functions.Add(helper);
            if (helper.Rule is null)
            {
                functions.Add(forward(helper).Build(Halves.TangentName(helper.Name), VariedParameters(helper, activity)));
            }
        }

        return Reachable.From(functions[0], functions);
    }

    public static bool[] VariedParameters(Function helper, Activity activity) => helper.Parameters.Select(activity[helper].IsVaried).ToArray();
}
