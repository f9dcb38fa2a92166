using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
using Backprop.Gen.Graph;
using Backprop.Gen.Rules;

namespace Backprop.Gen.Differentiation;

/// <content>
/// Calls with a rule. A rule gives the rows of the Jacobian, one for each upstream gradient that is 1 in one place: the tangent of an output is the
/// product of its row with the tangents of the inputs.
/// </content>
internal partial class ForwardFunction
{
    private static readonly RuleExpression s_product = RuleParser.Parse("u ⊙ x");

    private void AppendRuled(Invoke invoke, CustomRule rule)
    {
        Graph.Append(invoke.Map(Use, Define));
        List<int> carriers = rule.Parameters.Where(slot => slot.Role == Role.Sink && Tangents.ContainsKey(invoke.Inputs[slot.Index]))
            .Select(slot => slot.Index).Where(input => StructPaths.Carries(Primal.TypeOf(invoke.Inputs[input]))).ToList();
        if (carriers.Count == 0)
        {
            return;
        }

        InEachDirection(() => AppendTangents(invoke, rule, carriers));
    }

    /// <param name="carriers">the inputs that have tangents, by their place</param>
    protected virtual void AppendTangents(Invoke invoke, CustomRule rule, List<int> carriers)
    {
        var call = new RuleCall(Graph, _module, _activity.Written, _module[invoke.Function], rule);
        Dictionary<int, int> sinks = rule.Parameters.Where(slot => slot.Role == Role.Sink && Primal.TypeOf(invoke.Inputs[slot.Index]).IsBuffer)
            .ToDictionary(slot => slot.Index, slot => Graph.AllocateLike(Use(invoke.Inputs[slot.Index])));
        var row = new Row(invoke, call, carriers, sinks);
        Dictionary<int, int> tangents = rule.Parameters.Where(slot => slot.Role == Role.Upstream).Select(slot => slot.Index)
            .Where(result => _varied.IsVaried(invoke.Results[result]))
            .ToDictionary(result => invoke.Results[result], result => TangentOf(row, Primal.TypeOf(invoke.Results[result]), result, () => { }));
        List<(int Buffer, int Tangents)> contents = rule.Written.Select(written => (invoke.Inputs[written.Parameter], TangentsOf(row, written.Parameter))).ToList();
        foreach (KeyValuePair<int, int> tangent in tangents)
        {
            Graph.Rename(tangent.Value, NameOfTangent(Primal.Values[tangent.Key].Name));
            Tangents[tangent.Key] = tangent.Value;
        }

        foreach ((int buffer, int tangent) in contents.Where(written => Tangents.ContainsKey(written.Buffer)))
        {
            Graph.Append(new Copy(tangent, Tangents[buffer]));
        }
    }

    /// <summary>The tangents of what a written buffer is left with, in memory of their own.</summary>
    private int TangentsOf(Row row, int written)
    {
        int tangents = Graph.AllocateLike(Use(row.Invoke.Inputs[written]));
        ElementLoops.ForEachElement(Graph, tangents, Scalars.LeavesOf((BufferType)Graph.TypeOf(tangents)), (index, path, type) =>
        {
            int tangent = TangentOf(row, type, -1, () => Graph.Append(new Store(row.Sinks[written], index, path, Graph.Number(type, 1))));
            Graph.Append(new Store(tangents, index, path, tangent));
        });
        return tangents;
    }

    /// <param name="result">the result whose upstream gradient is 1, or -1</param>
    /// <param name="begin">sets up the sinks, which are zero</param>
    private int TangentOf(Row row, GraphType type, int result, Action begin)
    {
        row.Sinks.Values.ToList().ForEach(sink => Graph.Append(new Clear(sink)));
        begin();
        Dictionary<int, int> gradients = row.Call.Append(
            input => Use(row.Invoke.Inputs[input]),
            upstream => Graph.Number(Primal.TypeOf(row.Invoke.Results[upstream]), upstream == result ? 1 : 0),
            input => row.Sinks[input]);
        int sum = -1;
        foreach (int input in row.Carriers)
        {
            int tangent = Tangents[row.Invoke.Inputs[input]];
            sum = Graph.TypeOf(tangent).IsBuffer ? AddProducts(sum, type, tangent, row.Sinks[input]) : AddProduct(sum, type, tangent, gradients[input]);
        }

        return sum;
    }

    private int AddProduct(int sum, GraphType type, int tangent, int slope)
    {
        int term = ConvertTo(type, _rules.Append(s_product, Graph.TypeOf(tangent), name => name == "u" ? tangent : slope));
        return sum < 0 ? term : Graph.Apply(Operations.Add, type, sum, term);
    }

    /// <summary>Adds the products of the elements of two buffers.</summary>
    private int AddProducts(int sum, GraphType type, int tangents, int slopes)
    {
        int initial = sum < 0 ? Graph.Number(type, 0) : sum;
        return ElementLoops.Fold(Graph, slopes, Scalars.LeavesOf((BufferType)Graph.TypeOf(slopes)), initial, (before, index, path, leaf) =>
            AddProduct(before, type, ElementLoops.Read(Graph, tangents, index, path, leaf), ElementLoops.Read(Graph, slopes, index, path, leaf)));
    }

    /// <summary>Whether a call is one of a rule, or of its tangent, that does nothing where its upstream gradients are zero.</summary>
    private bool IsSplit(Invoke invoke) => _strongZero && _module[invoke.Function].Linearity is { } linearity && linearity.In.Any(upstream => Tangents.ContainsKey(invoke.Inputs[upstream]));

    /// <summary>
    /// What a rule adds to its sinks is linear in its upstream gradients: its tangent is what it adds for their tangents, and, with these held constant, the
    /// tangent of what it adds. Each of the two calls does nothing where its own are zero, as it should, where the tangent of one call would lose the first.
    /// </summary>
    private void AppendLinear(Invoke invoke)
    {
        Function callee = _module[invoke.Function];
        Linearity linearity = callee.Linearity!;
        bool[] varied = Forward.VariedParameters(callee, _activity);
        IEnumerable<int> tangents = InEachDirection(() => Enumerable.Range(0, varied.Length).Where(i => varied[i])
            .Select(i => linearity.In.Contains(i) ? Graph.Number(callee.TypeOf(callee.Parameters[i]), 0) : TangentOrZero(invoke.Inputs[i])));
        List<int> floating = Enumerable.Range(0, invoke.Results.Count).Where(i => callee.Results[i].IsFloating).ToList();
        EquatableArray<int> results = DefineWithTangents(invoke.Results, floating);
        Graph.Append(new Invoke(results, Halves.TangentName(invoke.Function), invoke.Inputs.Select(Use).Concat(tangents).ToEquatableArray()));
        InEachDirection(() => AddAgain(invoke, callee, linearity, floating));
    }

    private void AddAgain(Invoke invoke, Function callee, Linearity linearity, List<int> floating)
    {
        EquatableArray<int> again = invoke.Inputs.Select((input, i) =>
            linearity.In.Contains(i) || linearity.Sinks.Contains(i) ? TangentOrZero(input)
            : linearity.Unchanged.Contains(i) && Primal.TypeOf(input).IsFloating ? Graph.Number(Primal.TypeOf(input), 0) : Use(input)).ToEquatableArray();
        int[] added = callee.Results.Select(type => Graph.NewValue(type)).ToArray();
        Graph.Append(new Invoke(added.ToEquatableArray(), invoke.Function, again));
        foreach (int i in floating)
        {
            int result = invoke.Results[i];
            int total = Graph.Apply(Operations.Add, callee.Results[i], Tangents[result], added[i]);
            Graph.Rename(total, Graph.NameOf(Tangents[result]));
            Tangents[result] = total;
        }
    }

    /// <summary>The linearity of the tangent of a function, as <see cref="Build"/> orders its parameters and results.</summary>
    private Linearity? LinearityOfTangent(IReadOnlyList<bool> active, IReadOnlyList<int> floating)
    {
        if (!_strongZero || Primal.Linearity is not { } linearity)
        {
            return null;
        }

        int count = active.Count(isActive => isActive);
        IEnumerable<int> TangentsOf(IEnumerable<int> values) => Enumerable.Range(0, _directions.Length).SelectMany(direction => values.Select(parameter =>
            parameter >= 0 && active[parameter] ? active.Count + (direction * count) + active.Take(parameter).Count(isActive => isActive) : -1));
        return linearity with
        {
            Sinks = linearity.Sinks.Concat(TangentsOf(linearity.Sinks).Where(parameter => parameter >= 0)).ToEquatableArray(),
            Unchanged = linearity.Unchanged.Concat(TangentsOf(floating.Select(i => linearity.Unchanged[i]))).ToEquatableArray(),
        };
    }

    /// <summary>What the rows of the Jacobian of a call have in common.</summary>
    /// <param name="Carriers">the inputs that have tangents</param>
    /// <param name="Sinks">memory for the row, of each input that is a buffer</param>
    private sealed record Row(Invoke Invoke, RuleCall Call, List<int> Carriers, Dictionary<int, int> Sinks);
}
