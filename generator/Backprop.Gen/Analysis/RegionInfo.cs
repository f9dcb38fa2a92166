using System.Collections.Generic;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Analysis;

/// <summary>How values of a region reach the reverse sweep.</summary>
internal enum Reach
{
    /// <summary>as plain locals, still in scope</summary>
    Visible,

    /// <summary>through cells, since the region runs at most once</summary>
    Cell,

    /// <summary>through tapes, since the region may run many times</summary>
    Tape,
}

/// <summary>A region in its place.</summary>
internal sealed class RegionInfo
{
    public RegionInfo(Region region, RegionInfo? parent, Node? owner, Reach reach)
    {
        Region = region;
        Parent = parent;
        Owner = owner;
        Reach = reach;
    }

    public Region Region { get; }

    public RegionInfo? Parent { get; }

    /// <summary>The construct whose region this is; null for the body of the function.</summary>
    public Node? Owner { get; }

    public Reach Reach { get; }

    /// <summary>For each memory class, the positions, in order, of the nodes in here (nested ones included) that may write it.</summary>
    public Dictionary<int, List<int>> Writes { get; } = new();

    /// <summary>Whether a node in here may write that memory after the one position and not after the other.</summary>
    public bool IsWrittenBetween(int memory, int after, int upTo) => Seam.Of(
        nameof(IsWrittenBetween),
        Writes.TryGetValue(memory, out List<int> positions)
        && positions.BinarySearch(after + 1) is var found
        && (found >= 0 ? found : ~found) is var next
        && next < positions.Count
        && positions[next] <= upTo);

    /// <summary>Whether this is the other region or contains it.</summary>
    public bool Encloses(RegionInfo other)
    {
        for (RegionInfo? at = other; at is not null; at = at.Parent)
        {
            if (at == this)
            {
                return true;
            }
        }

        return false;
    }
}
