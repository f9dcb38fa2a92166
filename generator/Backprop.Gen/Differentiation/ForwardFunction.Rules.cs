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
internal sealed partial class ForwardFunction
{
    private static readonly RuleExpression s_product = RuleParser.Parse("u ⊙ x");

    private void AppendRuled(Invoke invoke, CustomRule rule)
    {
        _graph.Append(invoke.Map(Use, Define));
        List<int> carriers = rule.Parameters.Where(slot => slot.Role == Role.Sink && _tangents.ContainsKey(invoke.Inputs[slot.Index]))
            .Select(slot => slot.Index).Where(input => StructPaths.Carries(_primal.TypeOf(invoke.Inputs[input]))).ToList();
        if (carriers.Count == 0)
        {
            return;
        }

        var call = new RuleCall(_graph, _module, _activity.Written, _module[invoke.Function], rule);
        Dictionary<int, int> sinks = rule.Parameters.Where(slot => slot.Role == Role.Sink && _primal.TypeOf(invoke.Inputs[slot.Index]).IsBuffer)
            .ToDictionary(slot => slot.Index, slot => _graph.AllocateLike(Use(invoke.Inputs[slot.Index])));
        var row = new Row(invoke, call, carriers, sinks);
        Dictionary<int, int> tangents = rule.Parameters.Where(slot => slot.Role == Role.Upstream).Select(slot => slot.Index)
            .Where(result => _varied.IsVaried(invoke.Results[result]))
            .ToDictionary(result => invoke.Results[result], result => TangentOf(row, _primal.TypeOf(invoke.Results[result]), result, () => { }));
        List<(int Buffer, int Tangents)> contents = rule.Written.Select(written => (invoke.Inputs[written.Parameter], TangentsOf(row, written.Parameter))).ToList();
        foreach (KeyValuePair<int, int> tangent in tangents)
        {
            _graph.Rename(tangent.Value, Naming.Tangent(_primal.Values[tangent.Key].Name));
            _tangents[tangent.Key] = tangent.Value;
        }

        foreach ((int buffer, int tangent) in contents.Where(written => _tangents.ContainsKey(written.Buffer)))
        {
            _graph.Append(new Copy(tangent, _tangents[buffer]));
        }
    }

    /// <summary>The tangents of what a written buffer is left with, in memory of their own.</summary>
    private int TangentsOf(Row row, int written)
    {
        int tangents = _graph.AllocateLike(Use(row.Invoke.Inputs[written]));
        GraphType element = ((BufferType)_graph.TypeOf(tangents)).Element;
        IEnumerable<(string Path, GraphType Type)> leaves = StructPaths.Leaves(element).Where(leaf => StructPaths.At(element, leaf.Path).HasGradient).ToList();
        ElementLoops.ForEachElement(_graph, tangents, leaves, (index, path, type) =>
        {
            int tangent = TangentOf(row, type, -1, () => _graph.Append(new Store(row.Sinks[written], index, path, _graph.Number(type, 1))));
            _graph.Append(new Store(tangents, index, path, tangent));
        });
        return tangents;
    }

    /// <param name="result">the result whose upstream gradient is 1, or -1</param>
    /// <param name="begin">sets up the sinks, which are zero</param>
    private int TangentOf(Row row, GraphType type, int result, Action begin)
    {
        row.Sinks.Values.ToList().ForEach(sink => _graph.Append(new Clear(sink)));
        begin();
        Dictionary<int, int> gradients = row.Call.Append(
            input => Use(row.Invoke.Inputs[input]),
            upstream => _graph.Number(_primal.TypeOf(row.Invoke.Results[upstream]), upstream == result ? 1 : 0),
            input => row.Sinks[input]);
        int sum = -1;
        foreach (int input in row.Carriers)
        {
            int tangent = _tangents[row.Invoke.Inputs[input]];
            sum = _graph.TypeOf(tangent).IsBuffer ? AddProducts(sum, type, tangent, row.Sinks[input]) : AddProduct(sum, type, tangent, gradients[input]);
        }

        return sum;
    }

    private int AddProduct(int sum, GraphType type, int tangent, int slope)
    {
        int term = ConvertTo(type, _rules.Append(s_product, _graph.TypeOf(tangent), name => name == "u" ? tangent : slope));
        return sum < 0 ? term : _graph.Apply(Operations.Add, type, sum, term);
    }

    /// <summary>Adds the products of the elements of two buffers.</summary>
    private int AddProducts(int sum, GraphType type, int tangents, int slopes)
    {
        GraphType element = ((BufferType)_graph.TypeOf(slopes)).Element;
        int initial = sum < 0 ? _graph.Number(type, 0) : sum;
        int length = _graph.LengthOf(slopes);
        (int counter, int carried, int result) = (_graph.NewValue(GraphType.Int32, "i"), _graph.NewValue(type), _graph.NewValue(type));
        (int breakLabel, int continueLabel) = (_graph.NewLabel(), _graph.NewLabel());
        var head = new Counted(counter, _graph.Integer(0), length, 1, IsInclusive: false);
        _graph.Open();
        int next = carried;
        foreach ((string path, GraphType leaf) in StructPaths.Leaves(element).Where(leaf => StructPaths.At(element, leaf.Path).HasGradient))
        {
            next = AddProduct(next, type, ElementOf(tangents, leaf), ElementOf(slopes, leaf));

            int ElementOf(int buffer, GraphType scalar)
            {
                int loaded = _graph.NewValue(scalar);
                _graph.Append(new Load(loaded, buffer, counter, path));
                return loaded;
            }
        }

        _graph.Exit(continueLabel, next);
        _graph.Append(new Loop(EquatableArray.Of(result), breakLabel, continueLabel, EquatableArray.Of(initial), head, _graph.Close(carried)));
        return result;
    }

    /// <summary>Whether a call is one of a rule, or of its tangent, that does nothing where its upstream gradients are zero.</summary>
    private bool IsSplit(Invoke invoke) => _strongZero && _module[invoke.Function].Linearity is { } linearity && linearity.In.Any(upstream => _tangents.ContainsKey(invoke.Inputs[upstream]));

    /// <summary>
    /// What a rule adds to its sinks is linear in its upstream gradients: its tangent is what it adds for their tangents, and, with these held constant, the
    /// tangent of what it adds. Each of the two calls does nothing where its own are zero, as it should, where the tangent of one call would lose the first.
    /// </summary>
    private void AppendLinear(Invoke invoke)
    {
        Function callee = _module[invoke.Function];
        Linearity linearity = callee.Linearity!;
        bool[] varied = Forward.VariedParameters(callee, _activity);
        IEnumerable<int> tangents = Enumerable.Range(0, varied.Length).Where(i => varied[i])
            .Select(i => linearity.In.Contains(i) ? _graph.Number(callee.TypeOf(callee.Parameters[i]), 0) : TangentOrZero(invoke.Inputs[i])).ToList();
        List<int> floating = Enumerable.Range(0, invoke.Results.Count).Where(i => callee.Results[i].IsFloating).ToList();
        EquatableArray<int> results = DefineWithTangents(invoke.Results, floating);
        _graph.Append(new Invoke(results, Halves.TangentName(invoke.Function), invoke.Inputs.Select(Use).Concat(tangents).ToEquatableArray()));

        EquatableArray<int> again = invoke.Inputs.Select((input, i) =>
            linearity.In.Contains(i) || linearity.Sinks.Contains(i) ? TangentOrZero(input)
            : linearity.Unchanged.Contains(i) && _primal.TypeOf(input).IsFloating ? _graph.Number(_primal.TypeOf(input), 0) : Use(input)).ToEquatableArray();
        int[] added = callee.Results.Select(type => _graph.NewValue(type)).ToArray();
        _graph.Append(new Invoke(added.ToEquatableArray(), invoke.Function, again));
        foreach (int i in floating)
        {
            int result = invoke.Results[i];
            int total = _graph.Apply(Operations.Add, callee.Results[i], _tangents[result], added[i]);
            _graph.Rename(total, _graph.NameOf(_tangents[result]));
            _tangents[result] = total;
        }
    }

    /// <summary>The linearity of the tangent of a function, as <see cref="Build"/> orders its parameters and results.</summary>
    private Linearity? LinearityOfTangent(IReadOnlyList<bool> active, IReadOnlyList<int> floating)
    {
        if (!_strongZero || _primal.Linearity is not { } linearity)
        {
            return null;
        }

        int TangentOf(int parameter) => parameter >= 0 && active[parameter] ? active.Count + active.Take(parameter).Count(isActive => isActive) : -1;
        return linearity with
        {
            Sinks = linearity.Sinks.Concat(linearity.Sinks.Select(TangentOf).Where(parameter => parameter >= 0)).ToEquatableArray(),
            Unchanged = linearity.Unchanged.Concat(floating.Select(i => TangentOf(linearity.Unchanged[i]))).ToEquatableArray(),
        };
    }

    /// <summary>What the rows of the Jacobian of a call have in common.</summary>
    /// <param name="Carriers">the inputs that have tangents</param>
    /// <param name="Sinks">memory for the row, of each input that is a buffer</param>
    private sealed record Row(Invoke Invoke, RuleCall Call, List<int> Carriers, Dictionary<int, int> Sinks);
}
