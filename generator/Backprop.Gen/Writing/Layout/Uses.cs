using System.Collections.Generic;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>The values that anything in a function reads.</summary>
internal static class Uses
{
    public static HashSet<int> Of(Function function)
    {
        var used = new HashSet<int>();
        Visit(function.Body);
        return used;

        void Visit(Region region)
        {
            foreach (Node node in region.Nodes)
            {
                NodeParts.ForEachOperand(node, value => used.Add(value));
                NodeParts.ForEachRegion(node, Visit);
            }
        }
    }
}
