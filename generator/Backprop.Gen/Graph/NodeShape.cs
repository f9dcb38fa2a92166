using System;
using System.Collections.Generic;

namespace Backprop.Gen.Graph;

/// <summary>What every pass asks of a node: the values it reads, the values it defines, the regions it owns.</summary>
public static class NodeShape
{
    /// <summary>The values that the node itself reads; not those read inside its regions.</summary>
    public static IReadOnlyList<int> Uses(this Node node)
    {
        var uses = new List<int>();
        NodeParts.ForEachOperand(node, uses.Add);
        return uses;
    }

    /// <summary>The values that the node defines in the region it stands in.</summary>
    public static IReadOnlyList<int> Defines(this Node node)
    {
        var defines = new List<int>();
        NodeParts.ForEachResult(node, defines.Add);
        return defines;
    }

    public static IReadOnlyList<Region> Regions(this Node node)
    {
        var regions = new List<Region>();
        NodeParts.ForEachRegion(node, regions.Add);
        return regions;
    }

    /// <summary>The node under a renaming of what it reads and of what it defines.</summary>
    public static Node Map(this Node node, Func<int, int> use, Func<int, int> define) =>
        NodeParts.MapResults(NodeParts.MapOperands(node, use), define);

    /// <summary>The nodes of a region and of all regions nested in it, in program order.</summary>
    public static IEnumerable<Node> All(this Region region)
    {
        foreach (Node node in region.Nodes)
        {
            yield return node;
            foreach (Region nested in node.Regions())
            {
                foreach (Node inner in nested.All())
                {
                    yield return inner;
                }
            }
        }
    }

    /// <summary>The jump that ends the region.</summary>
    public static Exit Terminator(this Region region) => (Exit)region.Nodes[region.Nodes.Count - 1];
}
