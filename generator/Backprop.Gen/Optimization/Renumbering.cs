using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Optimization;

/// <summary>Numbers the values that are left in the order of their definition, without gaps.</summary>
internal static class Renumbering
{
    public static Function Run(Function function)
    {
        var numbers = new Dictionary<int, int>();
        var values = new List<ValueInfo>();
        foreach (int value in Definition.AllOf(function))
        {
            numbers.Add(value, values.Count);
            values.Add(function.Values[value]);
        }

        return function with { Values = values.ToEquatableArray(), Body = Rewrite(function.Body) };

        int Number(int value) => numbers[value];

        Region Rewrite(Region region) => new(
            NodeParts.Map(region.Parameters, Number),
            region.Nodes.Select(node => NodeParts.MapRegions(NodeParts.MapResults(NodeParts.MapOperands(node, Number), Number), Rewrite)).ToEquatableArray());
    }
}
