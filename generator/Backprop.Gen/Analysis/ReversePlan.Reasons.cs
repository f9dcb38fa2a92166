using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Analysis;

/// <content>Why something is kept.</content>
internal sealed partial class ReversePlan
{
    private readonly Dictionary<int, Node> _neededBy = new();

    /// <summary>A node whose reverse reads the value, or one that is computed again from it; null if it is a record of the plan's own.</summary>
    public Node? NeededBy(int kept)
    {
        if (IsRecord(kept))
        {
            return null;
        }

        if (_neededBy.TryGetValue(kept, out Node? node))
        {
            return node;
        }

        // What is needed and not kept is computed again, from what is kept among other things.
        foreach (int needed in _neededBy.Keys.Where(value => !IsKept(value) && value > kept).OrderBy(value => value))
        {
            var seen = new HashSet<int>();
            var pending = new Stack<int>(new[] { needed });
            while (pending.Count > 0)
            {
                int value = pending.Pop();
                if (value == kept)
                {
                    return _neededBy[needed];
                }

                if (!IsKept(value) && seen.Add(value))
                {
                    InputsToRecompute(value).ToList().ForEach(pending.Push);
                }
            }
        }

        return null;
    }

    /// <summary>The stores of a region whose overwritten elements go to the undo tape.</summary>
    public IEnumerable<Node> UndoneIn(RegionInfo region) => region.Reach != Reach.Tape ? Enumerable.Empty<Node>() : region.Region.Nodes.Where(node => node switch
    {
        Store store => IsLogged(store.Buffer),
        Copy copy => IsLogged(copy.Destination),
        Clear clear => IsLogged(clear.Buffer),
        Elementwise whole => IsLogged(whole.Destination),
        _ => false,
    });
}
