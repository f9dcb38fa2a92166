using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Analysis;

/// <summary>Finds where a derivative would be lost without a word.</summary>
internal static class ActivityCheck
{
    /// <summary>
    /// The nodes that cannot be seen through and are given a value that depends on an active input. What a method with a rule does inside does not matter: memory in it may well count as active,
    /// because that of another function does.
    /// </summary>
    public static IReadOnlyList<External> Run(Module module, IReadOnlyList<bool> activeInputs)
    {
        Activity activity = Activity.Of(module, activeInputs);
        return RuledCalls.Differentiated(module)
            .SelectMany(function => function.Body.All().OfType<External>().Where(external => external.Inputs.Any(activity[function].IsVaried)))
            .ToList();
    }

    /// <summary>Whether some result of the entry, or some buffer that it writes, depends on an active input.</summary>
    public static bool DependsOnInputs(Module module, IReadOnlyList<bool> activeInputs)
    {
        Activity activity = Activity.Of(module, activeInputs);
        FunctionActivity entry = activity[module.Entry];
        return Enumerable.Range(0, module.Entry.Results.Count).Any(entry.ReturnsActive)
            || activity.Written.Of(module.Entry).Any(parameter => entry.IsVaried(module.Entry.Parameters[parameter]));
    }
}
