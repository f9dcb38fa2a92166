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
    /// each floating one.
    /// </summary>
    public static Module Of(Module module, IReadOnlyList<bool> activeInputs, bool strongZero)
    {
        Activity activity = Activity.Of(module, activeInputs);
        var functions = new List<Function> { new ForwardFunction(module, module.Entry, activity, strongZero).Build(module.Entry.Name, activeInputs) };
        foreach (Function helper in module.Functions.Skip(1))
        {
            functions.Add(helper);
            if (helper.Rule is null)
            {
                functions.Add(new ForwardFunction(module, helper, activity, strongZero).Build(Halves.TangentName(helper.Name), VariedParameters(helper, activity)));
            }
        }

        return Reachable.From(functions[0], functions);
    }

    public static bool[] VariedParameters(Function helper, Activity activity) => helper.Parameters.Select(activity[helper].IsVaried).ToArray();
}
