using System.Collections.Generic;
using System.Linq;

namespace Backprop.Gen.Analysis;

/// <summary>
/// Divides what a region's reverse needs into what is kept on tapes and what is computed again: the fewest values that cut
/// every path from something that would be lost to something needed. Of equal choices it keeps the latest values, which
/// leaves the least to do again.
/// </summary>
internal sealed class RecomputationCut
{
    private readonly ReversePlan _plan;
    private readonly RegionInfo _region;
    private readonly Dictionary<int, int> _vertices = new();
    private readonly List<int> _values = new();

    public RecomputationCut(ReversePlan plan, RegionInfo region, IReadOnlyList<int> needed)
    {
        _plan = plan;
        _region = region;
        foreach (int value in needed)
        {
            Visit(value);
        }

        for (int vertex = 0; vertex < _values.Count; vertex++)
        {
            InputsInside(_values[vertex]).ForEach(Visit);
        }

        var cut = new MinimumCut(_values.Count);
        for (int vertex = 0; vertex < _values.Count; vertex++)
        {
            if (plan.CanRecompute(_values[vertex]))
            {
                InputsInside(_values[vertex]).ForEach(input => cut.AddEdge(_vertices[input], _vertices[_values[vertex]]));
            }
            else
            {
                cut.AddSource(vertex);
            }
        }

        foreach (int value in needed)
        {
            cut.AddSink(_vertices[value]);
        }

        Kept = cut.Find().Select(vertex => _values[vertex]).OrderBy(value => value).ToList();
        Recomputed = Reach(needed);
    }

    public List<int> Kept { get; }

    public List<int> Recomputed { get; }

    private void Visit(int value)
    {
        if (!_vertices.ContainsKey(value))
        {
            _vertices.Add(value, _values.Count);
            _values.Add(value);
        }
    }

    private List<int> InputsInside(int value) => _plan.CanRecompute(value) && !_plan.IsKept(value)
        ? _plan.InputsToRecompute(value).Where(input => _plan.Structure.RegionOf(input) == _region).ToList()
        : new List<int>();

    /// <summary>What has to be computed again, from what is kept, to have everything needed.</summary>
    private List<int> Reach(IEnumerable<int> needed)
    {
        var kept = new HashSet<int>(Kept);
        var reached = new List<int>(needed.Where(value => !kept.Contains(value)));
        var seen = new HashSet<int>(reached);
        for (int i = 0; i < reached.Count; i++)
        {
            reached.AddRange(InputsInside(reached[i]).Where(input => !kept.Contains(input) && seen.Add(input)));
        }

        return reached;
    }
}
