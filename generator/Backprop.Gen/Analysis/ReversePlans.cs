using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Analysis;

/// <summary>The plans of all functions of a module.</summary>
internal static class ReversePlans
{
    /// <summary>What is logged in one function can make another one log: plans until nothing more is.</summary>
    /// <param name="isSplit">whether the way back of the entry, too, is another function</param>
    public static Dictionary<string, ReversePlan> Of(Activity activity, bool isSplit)
    {
        Module module = activity.Module;
        var logged = new LoggedMemory(Seam.Of(nameof(LoggedMemory), module), activity);
        var recomputed = new RecomputedCalls(activity);
        while (true)
        {
            int before = logged.Count;
            Dictionary<string, ReversePlan> plans = RuledCalls.Differentiated(module).ToDictionary(
                function => function.Name,
                function => new ReversePlan(
                    function, activity[function], logged, recomputed, outlivesFrame: !function.IsRecomputed && (isSplit || function != module.Entry)));
            if (logged.Count == before)
            {
                return plans;
            }
        }
    }
}
