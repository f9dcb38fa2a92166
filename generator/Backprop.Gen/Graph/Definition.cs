using System.Collections.Generic;

namespace Backprop.Gen.Graph;

/// <summary>Where values come from.</summary>
public static class Definition
{
    /// <summary>Every value that the function defines, in program order, as often as it does.</summary>
    public static IReadOnlyList<int> AllOf(Function function)
    {
        var values = new List<int>();
        Collect(function.Body);
        return values;

        void Collect(Region region)
        {
            values.AddRange(region.Parameters);
            foreach (Node node in region.Nodes)
            {
                if (node is Loop { Head: Counted counted })
                {
                    values.Add(counted.Counter);
                }

                NodeParts.ForEachRegion(node, Collect);
                NodeParts.ForEachResult(node, values.Add);
            }
        }
    }
}
