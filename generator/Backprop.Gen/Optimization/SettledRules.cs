using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Optimization;

/// <summary>
/// Once nothing is differentiated any more, a function with a rule is an ordinary one: where it only calls a method with numbers, the call stands for it;
/// and a rule does nothing where it should add nothing.
/// </summary>
internal sealed class SettledRules : Rewriter
{
    private const int MaxNodes = 8;

    private readonly IReadOnlyDictionary<string, Function> _short;

    private SettledRules(Function function, IReadOnlyDictionary<string, Function> shorts)
        : base(function) => _short = shorts;

    public static Module Run(Module module)
    {
        if (module.Functions.All(function => function.Rule is null && function.Linearity is null))
        {
            return module;
        }

        module = GuardedRules.Run(module);
        Dictionary<string, Function> shorts = module.Functions.Where(IsCall).ToDictionary(function => function.Name);
        return new Module(module.Functions.Select(function => new SettledRules(function with { Rule = null }, shorts).Rewrite()).ToEquatableArray());
    }

    protected override void Rewrite(Node node, List<Node> output)
    {
        if (node is not Invoke invoke || !_short.TryGetValue(invoke.Function, out Function? function))
        {
            output.Add(NodeParts.MapRegions(node, Rewrite));
            return;
        }

        Dictionary<int, int> values = function.Parameters.Zip(invoke.Inputs, (parameter, input) => (parameter, input)).ToDictionary(pair => pair.parameter, pair => pair.input);
        EquatableArray<int> results = function.Body.Terminator().Values;
        foreach (Node copied in function.Body.Nodes.Where(copied => copied is not (Exit or Note)))
        {
            output.Add(NodeParts.MapResults(NodeParts.MapOperands(copied, value => values[value]), value => values[value] = NewValue(function.TypeOf(value), NameOf(value))));
        }

        Replace(invoke.Results, results.Select(result => values[result]).ToEquatableArray());

        string? NameOf(int value) => results.Count > 0 && results[0] == value ? Info(invoke.Results[0]).Name ?? function.Values[value].Name : function.Values[value].Name;
    }

    private static bool IsCall(Function function) => function.Rule is not null && function.Body.Nodes.Count <= MaxNodes
        && function.Body.Nodes.All(node => node is External or Apply or Exit or Note) && !function.Parameters.Any(parameter => function.TypeOf(parameter).IsBuffer);
}
