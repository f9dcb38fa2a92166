using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
using Backprop.Gen.Graph;
using Backprop.Gen.Rules;

namespace Backprop.Gen.Differentiation;

/// <summary>
/// Builds the dependency function of one function: forward mode in which a tangent is the set of inputs that a value depends on, and the tangent of a result is
/// the union of those of its operands. A set is the bits of a whole number, which values of every floating-point type hold exactly, so that it lies wherever a
/// tangent does. It is what the run depends on: of branches, those that are taken.
/// </summary>
internal sealed class DependencyFunction : ForwardFunction
{
    private static readonly RuleExpression s_whole = RuleParser.Parse("u");

    public DependencyFunction(Module module, Function primal, Activity activity)
        : base(module, primal, activity, strongZero: false, directions: 1)
    {
    }

    protected override string? NameOfTangent(string? name) => Naming.Set(name);

    protected override Operation Sum => Operations.Union;

    /// <summary>A choice keeps its rule: it depends on what is chosen.</summary>
    protected override RuleExpression? Map(Operation operation, int operand) =>
        base.Map(operation, operand) is not { } map ? null : operation == Operations.Where ? map : s_whole;

    protected override void AppendSum(int buffer, int index, string path, int tangent)
    {
        GraphType type = Graph.TypeOf(tangent);
        Graph.Append(new Store(buffer, index, path, Graph.Apply(Operations.Union, type, ElementLoops.Read(Graph, buffer, index, path, type), tangent)));
    }

    protected override void AppendWhole(Elementwise whole)
    {
        Graph.Append(whole.Map(Use, value => value));
        List<int> carriers = Enumerable.Range(0, whole.Inputs.Count).Where(i => Map(whole.Operation, i) is not null).Select(i => whole.Inputs[i]).Where(Tangents.ContainsKey).ToList();
        int destination = Tangents[whole.Destination];
        ElementLoops.ForEachElement(Graph, destination, (index, path, type) =>
        {
            IEnumerable<int> sets = carriers.Select(input => Tangents[input]).Select(set => Graph.TypeOf(set).IsBuffer ? ElementLoops.Read(Graph, set, index, path, type) : set);
            int union = sets.Aggregate(Graph.Number(type, 0), (a, b) => Graph.Apply(Operations.Union, type, a, b));
            Graph.Append(new Store(destination, index, path, union));
        });
    }

    protected override void AppendReduction(Reduce reduce)
    {
        IReadOnlyList<RuleExpression?> maps = ReductionRules.For(reduce.Reduction);
        Tangents[reduce.Result] = UnionOf(reduce.Inputs.Where((_, i) => maps[i] is not null), Primal.TypeOf(reduce.Result));
    }

    /// <summary>Nothing is known of a rule that somebody has written but what it may depend on: every output on every input.</summary>
    protected override void AppendTangents(Invoke invoke, CustomRule rule, List<int> carriers)
    {
        int all = UnionOf(carriers.Select(input => invoke.Inputs[input]), GraphType.Double);
        foreach (int result in rule.Parameters.Where(slot => slot.Role == Role.Upstream).Select(slot => invoke.Results[slot.Index]).Where(result => Primal.TypeOf(result).IsFloating))
        {
            Tangents[result] = ConvertTo(Primal.TypeOf(result), all);
        }

        foreach (int written in rule.Written.Select(written => invoke.Inputs[written.Parameter]).Where(Tangents.ContainsKey))
        {
            ElementLoops.ForEachElement(Graph, Tangents[written], Leaves(Tangents[written]), (index, path, type) => Graph.Append(new Store(Tangents[written], index, path, ConvertTo(type, all))));
        }
    }

    /// <summary>The union of the sets of some values, and of all elements of those that are buffers.</summary>
    private int UnionOf(IEnumerable<int> values, GraphType type)
    {
        int union = Graph.Number(type, 0);
        foreach (int tangent in values.Where(Tangents.ContainsKey).Select(value => Tangents[value]))
        {
            union = !Graph.TypeOf(tangent).IsBuffer
                ? Graph.Apply(Operations.Union, type, union, ConvertTo(type, tangent))
                : ElementLoops.Fold(Graph, tangent, Leaves(tangent), union, (before, index, path, leaf) =>
                    Graph.Apply(Operations.Union, type, before, ConvertTo(type, ElementLoops.Read(Graph, tangent, index, path, leaf))));
        }

        return union;
    }

    private IReadOnlyList<(string Path, GraphType Type)> Leaves(int buffer) => Scalars.LeavesOf((BufferType)Graph.TypeOf(buffer));
}
