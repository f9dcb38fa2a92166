using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>The adjoints accumulated so far, as values of the derivative. What is not there is zero.</summary>
internal sealed class Adjoints
{
    private readonly GraphBuilder _graph;
    private readonly ReversePlan _plan;
    private Dictionary<int, int> _current = new();

    public Adjoints(GraphBuilder graph, ReversePlan plan)
    {
        _graph = graph;
        _plan = plan;
    }

    /// <summary>Adds a contribution to the adjoint of a value.</summary>
    public void Add(int value, int contribution)
    {
        if (!_current.TryGetValue(value, out int sum))
        {
            _current[value] = contribution;
            return;
        }

        int total = _graph.Apply(Operations.Add, _graph.TypeOf(sum), sum, contribution);
        _graph.Rename(total, NameOf(value));
        _current[value] = total;
    }

    /// <summary>The adjoint of a value whose definition is reached: complete, and not needed again.</summary>
    public bool Take(int value, out int adjoint)
    {
        bool found = _current.TryGetValue(value, out adjoint);
        _current.Remove(value);
        return found;
    }

    public int TakeOrZero(int value) => Take(value, out int adjoint) ? adjoint : Zero(value);

    public void Put(int value, int adjoint) => _current[value] = adjoint;

    public string? NameOf(int value) => Naming.Gradient(_plan.NameOf(value));

    public GraphType TypeOf(int value) => _plan.TypeOf(value) is CellType cell ? cell.Element : _plan.TypeOf(value);

    /// <summary>Builds something with an own set of adjoints; answers what they are at its end.</summary>
    public Dictionary<int, int> Inside(Dictionary<int, int> start, Action build)
    {
        Dictionary<int, int> outer = _current;
        _current = start;
        build();
        Dictionary<int, int> end = _current;
        _current = outer;
        return end;
    }

    /// <summary>
    /// Builds a branch of the reverse sweep. Each adjoint of a value of an enclosing region that an arm changed becomes a result of the branch.
    /// </summary>
    public void Branch(Func<int> condition, RegionInfo region, Action then, Action? otherwise)
    {
        int decision = condition();
        var before = _current;
        _graph.Open();
        Dictionary<int, int> afterThen = Inside(new Dictionary<int, int>(before), then);
        List<Node> thenNodes = _graph.CloseNodes();
        _graph.Open();
        Dictionary<int, int> afterElse = Inside(new Dictionary<int, int>(before), otherwise ?? (() => { }));
        List<Node> elseNodes = _graph.CloseNodes();
        List<int> changed = afterThen.Keys.Union(afterElse.Keys)
            .Where(value => _plan.RegionOf(value).Encloses(region) && Differs(value, afterThen, afterElse) && !IsTaken(value, before, afterThen, afterElse))
            .OrderBy(value => value)
            .ToList();

        // What both arms agree on was there before them, and needs no result.
        foreach (int value in afterThen.Keys.Where(value => _plan.RegionOf(value).Encloses(region) && !Differs(value, afterThen, afterElse)))
        {
            _current[value] = afterThen[value];
        }

        if (changed.Count > 0 || thenNodes.Count > 0 || elseNodes.Count > 0)
        {
            int label = _graph.NewLabel();
            Region thenRegion = Finish(thenNodes, label, changed, afterThen);
            Region elseRegion = Finish(elseNodes, label, changed, afterElse);
            int[] results = changed.Select(value => _graph.NewValue(TypeOf(value), NameOf(value))).ToArray();
            _graph.Append(new If(new EquatableArray<int>(results), label, decision, thenRegion, elseRegion));
            foreach (int value in before.Keys.Where(value => !afterThen.ContainsKey(value) || !afterElse.ContainsKey(value)).ToList())
            {
                _current.Remove(value);
            }

            for (int i = 0; i < results.Length; i++)
            {
                _current[changed[i]] = results[i];
            }
        }
    }

    private static bool Differs(int value, Dictionary<int, int> a, Dictionary<int, int> b) =>
        !a.TryGetValue(value, out int inA) || !b.TryGetValue(value, out int inB) || inA != inB;

    private static bool IsTaken(int value, Dictionary<int, int> before, Dictionary<int, int> a, Dictionary<int, int> b) =>
        before.ContainsKey(value) && !(a.ContainsKey(value) && b.ContainsKey(value));

    private Region Finish(List<Node> nodes, int label, List<int> changed, Dictionary<int, int> adjoints)
    {
        _graph.Open(nodes);
        int[] values = changed.Select(value => adjoints.TryGetValue(value, out int adjoint) ? adjoint : Zero(value)).ToArray();
        _graph.Exit(label, values);
        return _graph.Close();
    }

    public int Zero(int value) => _graph.Number(TypeOf(value), 0);
}
