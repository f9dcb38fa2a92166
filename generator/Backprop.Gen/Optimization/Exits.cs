using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Optimization;

/// <summary>Questions about the exits of a region.</summary>
internal static class Exits
{
    /// <summary>The exit at the end of a region.</summary>
    public static Exit Last(Region region) => (Exit)region.Nodes[region.Nodes.Count - 1];

    /// <summary>How many exits of that label there are in a region and the regions in it.</summary>
    public static int Count(Region region, int label) => region.Nodes.Sum(node => Count(node, label));

    public static int Count(Node node, int label)
    {
        int count = node is Exit exit && exit.Label == label ? 1 : 0;
        NodeParts.ForEachRegion(node, region => count += Count(region, label));
        return count;
    }
}
