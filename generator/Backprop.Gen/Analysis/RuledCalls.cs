using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Analysis;

/// <summary>Which calls are differentiated by a rule, and not by what the called function does.</summary>
internal sealed class RuledCalls
{
    private readonly Dictionary<string, CustomRule> _rules;

    private RuledCalls(Module module) =>
        _rules = module.Functions.Where(function => function.Rule is not null).ToDictionary(function => function.Name, function => function.Rule!);

    public static RuledCalls Of(Module module) => new(module);

    public CustomRule? RuleOf(Invoke invoke) => _rules.TryGetValue(invoke.Function, out CustomRule? rule) ? rule : null;

    /// <summary>The functions that are differentiated: the entry, and what is called without a rule, directly or indirectly.</summary>
    public static IReadOnlyList<Function> Differentiated(Module module)
    {
        RuledCalls ruled = new(module);
        var found = new List<Function> { module.Entry };
        var names = new HashSet<string> { module.Entry.Name };
        for (int i = 0; i < found.Count; i++)
        {
            IEnumerable<Invoke> calls = found[i].Body.All().OfType<Invoke>().Where(invoke => ruled.RuleOf(invoke) is null);
            found.AddRange(calls.Where(invoke => names.Add(invoke.Function)).Select(invoke => module[invoke.Function]).ToList());
        }

        return found;
    }

    /// <summary>The arguments that the rule has a sink for.</summary>
    public static IEnumerable<int> Differentiated(Invoke invoke, CustomRule rule) => rule.Parameters.Where(slot => slot.Role == Role.Sink).Select(slot => invoke.Inputs[slot.Index]);

    /// <summary>The results whose upstream gradient the rule takes.</summary>
    public static IEnumerable<int> Results(Invoke invoke, CustomRule rule) => rule.Parameters.Where(slot => slot.Role == Role.Upstream).Select(slot => invoke.Results[slot.Index]);

    /// <summary>The buffers that the call writes.</summary>
    public static IEnumerable<int> Written(Invoke invoke, CustomRule rule) => rule.Written.Select(written => invoke.Inputs[written.Parameter]);
}
