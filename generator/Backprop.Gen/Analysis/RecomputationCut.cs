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

    /// <summary>For each value that may take part, the last position at which it may be needed.</summary>
    private readonly Dictionary<int, int> _lastNeed = new();

    public RecomputationCut(ReversePlan plan, RegionInfo region, IReadOnlyList<int> needed)
    {
        _plan = plan;
        _region = region;
        Spread(needed);
        List<int> values = _lastNeed.Keys.OrderBy(value => value).ToList();
        Dictionary<int, int> vertices = values.Select((value, vertex) => (value, vertex)).ToDictionary(pair => pair.value, pair => pair.vertex);
        var cut = new MinimumCut(values.Count);
        foreach (int value in values)
        {
            if (CanRecompute(value))
            {
                InputsInside(value).ForEach(input => cut.AddEdge(vertices[input], vertices[value]));
            }
            else
            {
                cut.AddSource(vertices[value]);
            }
        }

        foreach (int value in needed)
        {
            cut.AddSink(vertices[value]);
        }

        Kept = Seam.Of(nameof(RecomputationCut), cut.Find().Select(vertex => values[vertex]).ToList());
        Recomputed = Reach(needed);
    }

    public List<int> Kept { get; }

    public List<int> Recomputed { get; }

    /// <summary>A value is needed where it is read, and wherever one is that may be recomputed from it.</summary>
    private void Spread(IEnumerable<int> needed)
    {
        var pending = new SortedSet<(int Position, int Value)>();
        void Visit(int value, int lastNeed)
        {
            _lastNeed[value] = _lastNeed.TryGetValue(value, out int other) ? System.Math.Max(other, lastNeed) : lastNeed;
            pending.Add((_plan.Structure.PositionOf(value), value));
        }

        foreach (int value in needed)
        {
            Visit(value, _plan.LastNeedOf(value));
        }

        // Latest first: when a value's turn comes, all that may be recomputed from it has been.
        while (pending.Count > 0)
        {
            (int Position, int Value) next = pending.Max;
            pending.Remove(next);
            if (CanRecompute(next.Value))
            {
                InputsInside(next.Value).ForEach(input => Visit(input, _lastNeed[next.Value]));
            }
        }
    }

    private bool CanRecompute(int value) => _plan.CanRecompute(value, _lastNeed[value]);

    private List<int> InputsInside(int value) => _plan.InputsToRecompute(value).Where(input => _plan.Structure.RegionOf(input) == _region).ToList();

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
