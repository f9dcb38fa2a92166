using System.Collections.Generic;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Optimization;

/// <summary>The functions that a function calls, or that its derivative would call.</summary>
internal static class Calls
{
    public static IReadOnlyCollection<string> Of(Function function)
    {
        var names = new HashSet<string>();
        if (function.Rule is { } rule)
        {
            names.Add(rule.Function);
        }

        Collect(function.Body);
        return names;

        void Collect(Region region)
        {
            foreach (Node node in region.Nodes)
            {
                if (node is Invoke invoke)
                {
                    names.Add(invoke.Function);
                }

                NodeParts.ForEachRegion(node, Collect);
            }
        }
    }
}
