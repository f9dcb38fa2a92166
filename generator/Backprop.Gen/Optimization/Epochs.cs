using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Optimization;

/// <summary>
/// When memory was last written, as a number that grows with every write met on a walk in program order: two loads of one element at which it is
/// the same give the same. A loop writes at its entry already what it writes anywhere, as its body comes after itself.
/// </summary>
internal sealed class Epochs
{
    private readonly Memory _memory;
    private readonly bool _isEntry;
    private readonly Dictionary<int, int> _written = new();
    private readonly Dictionary<int, HashSet<int>?> _writesOfConstructs = new();
    private int _everything;
    private int _now;

    public Epochs(Function function, bool isEntry)
    {
        _memory = new Memory(function, isEntry);
        _isEntry = isEntry;
        Summarize(function.Body);
    }

    /// <summary>When the memory of that buffer was written last.</summary>
    public int Of(int buffer)
    {
        int last = _everything;
        foreach (int place in PlacesOf(buffer))
        {
            if (_written.TryGetValue(place, out int written) && written > last)
            {
                last = written;
            }
        }

        return last;
    }

    /// <summary>Takes note of everything that a node writes, inside it too.</summary>
    public void Pass(Node node)
    {
        HashSet<int>? places = node is If or Block or Loop ? _writesOfConstructs[LabelOf(node)] : WrittenBy(node);
        if (places is { Count: 0 })
        {
            return;
        }

        _now++;
        if (places is null)
        {
            _everything = _now;
            return;
        }

        foreach (int place in places)
        {
            _written[place] = _now;
        }
    }

    private HashSet<int>? Summarize(Region region)
    {
        HashSet<int>? all = new();
        foreach (Node node in region.Nodes)
        {
            HashSet<int>? writes = WrittenBy(node);
            NodeParts.ForEachRegion(node, inner => writes = Union(writes, Summarize(inner)));
            if (node is If or Block or Loop)
            {
                _writesOfConstructs[LabelOf(node)] = writes is null ? null : new HashSet<int>(writes);
            }

            all = Union(all, writes);
        }

        return all;
    }

    private HashSet<int>? WrittenBy(Node node) =>
        Memory.WrittenBy(node) is { } buffers ? new HashSet<int>(buffers.SelectMany(PlacesOf)) : null;

    /// <summary>The origins of a buffer; those that a handle may find again count as one.</summary>
    private IEnumerable<int> PlacesOf(int buffer) => _memory.OriginsOf(buffer).Select(origin =>
        _memory.HasRecalls && (origin == Memory.Recalled || _memory.IsAllocation(origin)) ? _isEntry ? Memory.Recalled : Memory.Outside : origin);

    private static int LabelOf(Node construct) => construct switch
    {
        If branch => branch.Label,
        Block block => block.Label,
        _ => ((Loop)construct).Break,
    };

    private static HashSet<int>? Union(HashSet<int>? first, HashSet<int>? second)
    {
        if (first is null || second is null)
        {
            return null;
        }

        first.UnionWith(second);
        return first;
    }
}
