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

    /// <summary>The rule that a function is.</summary>
    public CustomRule? ByFunction(string name) => _rules.Values.FirstOrDefault(rule => rule.Function == name);

    public CustomRule? RuleOf(Invoke invoke) => _rules.TryGetValue(invoke.Function, out CustomRule? rule) ? rule : null;

    /// <summary>The arguments that the rule has a sink for.</summary>
    public static IEnumerable<int> Differentiated(Invoke invoke, CustomRule rule) => rule.Parameters.Where(slot => slot.Role == Role.Sink).Select(slot => invoke.Inputs[slot.Index]);

    /// <summary>The results whose upstream gradient the rule takes.</summary>
    public static IEnumerable<int> Results(Invoke invoke, CustomRule rule) => rule.Parameters.Where(slot => slot.Role == Role.Upstream).Select(slot => invoke.Results[slot.Index]);

    /// <summary>The buffers that the call writes.</summary>
    public static IEnumerable<int> Written(Invoke invoke, CustomRule rule) => rule.Written.Select(written => invoke.Inputs[written.Parameter]);
}
