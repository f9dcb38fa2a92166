using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Analysis;

/// <summary>
/// Whether a function may read what is in a buffer to begin with: in program order, which knows nothing of indices and branches, a read comes before the
/// first store.
/// </summary>
internal static class ReadBeforeWritten
{
    public static bool Of(Module module, int parameter)
    {
        Function function = module.Entry;
        HashSet<int> kept = KeptForRules(module);
        var names = new HashSet<int> { function.Parameters[parameter] };
        foreach (Node node in function.Body.All())
        {
            switch (node)
            {
                case Slice slice when names.Contains(slice.Buffer):
                    names.Add(slice.Result);
                    break;
                case Resolve resolve when resolve.Origins.Any(names.Contains):
                    names.Add(resolve.Result);
                    break;
                case Load load when names.Contains(load.Buffer):
                case Copy copy when names.Contains(copy.Source) && !kept.Contains(copy.Destination):
                case Elementwise whole when whole.Inputs.Any(names.Contains):
                case Reduce reduce when reduce.Inputs.Any(names.Contains):
                    return true;
                case Store store when names.Contains(store.Buffer):
                case Copy into when names.Contains(into.Destination):
                case Clear clear when names.Contains(clear.Buffer):
                case Elementwise made when names.Contains(made.Destination):
                case Invoke invoke when invoke.Inputs.Any(names.Contains):
                    return false;
            }
        }

        return false;
    }

    /// <summary>The memory that keeps, for a rule, what a buffer held before a call wrote it: copied there, but not read for that.</summary>
    private static HashSet<int> KeptForRules(Module module)
    {
        RuledCalls ruled = RuledCalls.Of(module);
        return new HashSet<int>(module.Entry.Body.All().OfType<Invoke>()
            .SelectMany(invoke => ruled.RuleOf(invoke) is { } rule ? rule.Written.Select(written => invoke.Inputs[written.Before]) : Enumerable.Empty<int>()));
    }
}
