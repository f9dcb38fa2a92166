using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>
/// Which values of a function are read. A resource that is only disposed of is not, by whatever branches it comes, and need not be written down: it may stay
/// on the stack.
/// </summary>
internal static class Readings
{
    public static bool[] Of(Function function)
    {
        var isRead = new bool[function.Values.Count];
        List<Node> nodes = function.Body.All().ToList();
        Dictionary<int, EquatableArray<int>> results = nodes.Select(node => node switch
        {
            If branch => (branch.Label, branch.Results),
            Block block => (block.Label, block.Results),
            _ => (Label: -1, Results: default),
        }).Where(construct => construct.Label >= 0).ToDictionary(construct => construct.Label, construct => construct.Results);
        foreach (Node node in nodes.Where(node => node is not Block && !(node is Exit exit && results.ContainsKey(exit.Label))))
        {
            NodeParts.ForEachOperand(node, value => isRead[value] = true);
        }

        // What reads the results of a construct stands behind all exits of it.
        foreach (Exit exit in nodes.OfType<Exit>().Where(exit => results.ContainsKey(exit.Label)).Reverse())
        {
            for (int i = 0; i < exit.Values.Count; i++)
            {
                isRead[exit.Values[i]] |= isRead[results[exit.Label][i]];
            }
        }

        return isRead;
    }
}
