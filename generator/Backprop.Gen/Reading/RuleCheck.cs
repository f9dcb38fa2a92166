using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Reading;

/// <summary>Second derivatives are those of the rules: what cannot be seen through in one is refused if they are asked for.</summary>
internal static class RuleCheck
{
    public static void Run(MethodModel model, bool[] active, ModuleReader reader)
    {
        // A derivative that is called is differentiated again.
        bool isSecond = reader.Caller is not null || (model.Derivatives & (Graph.Derivatives.Hvp | Graph.Derivatives.Hessian)) != 0;
        if (!isSecond || model.Module!.Functions.All(function => function.Rule is null))
        {
            return;
        }

        foreach (External external in HiddenIn(model.Module, active).Distinct(Reading.ByReference<External>.Instance))
        {
            if (reader.Externals.Find(external) is { } origin)
            {
                reader.Report(origin.Problem);
            }
            else
            {
                reader.Report(Descriptors.RuleWithoutSource, MethodReader.LocationOf(reader.Entry), "", external.Template, "it comes from another project");
            }
        }
    }

    /// <summary>The calls in rules that are given what depends on an active input, or on an upstream gradient.</summary>
    private static IEnumerable<External> HiddenIn(Module module, bool[] active)
    {
        Activity activity = Activity.Of(module, active);
        RuledCalls ruled = RuledCalls.Of(module);
        foreach (Function function in module.Functions)
        {
            foreach (Invoke invoke in function.Body.All().OfType<Invoke>())
            {
                if (ruled.RuleOf(invoke) is not { } rule || !RuledCalls.Differentiated(invoke, rule).Any(activity[function].IsVaried))
                {
                    continue;
                }

                Function called = module[rule.Function];
                bool[] seeds = rule.Parameters.Select(slot => slot.Role != Role.Input || activity[function].IsVaried(invoke.Inputs[slot.Index])).ToArray();
                Module alone = new(module.Functions.Where(other => other.Name != called.Name).Prepend(called).ToEquatableArray());
                foreach (External external in ActivityCheck.Run(alone, seeds).Where(external => !external.Throws))
                {
                    yield return external;
                }
            }
        }
    }
}
