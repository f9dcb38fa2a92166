using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>A method that returns an array, as one that writes it into a buffer that it is given, which is its last parameter then.</summary>
internal static class ReturnedInto
{
    public static Module Buffer(Module module)
    {
        Function entry = module.Entry;
        List<int> scalars = Enumerable.Range(0, entry.Results.Count).Where(i => !entry.Results[i].IsBuffer).ToList();
        int returned = entry.Results.ToList().FindIndex(type => type.IsBuffer);
        if (returned < 0)
        {
            return module;
        }

        List<ValueInfo> values = entry.Values.ToList();
        int parameter = Add((BufferType)entry.Results[returned] with { IsReadOnly = false }, "result");
        Region body = Rewrite(entry.Body);
        Function changed = entry with
        {
            Values = values.ToEquatableArray(),
            Results = scalars.Select(i => entry.Results[i]).ToEquatableArray(),
            Body = body with { Parameters = entry.Parameters.Append(parameter).ToEquatableArray() },
        };
        return new Module(module.Functions.Select(function => function == entry ? changed : function).ToEquatableArray());

        int Add(GraphType added, string? name)
        {
            values.Add(new ValueInfo(added, name));
            return values.Count - 1;
        }

        Region Rewrite(Region region)
        {
            var nodes = new List<Node>();
            foreach (Node node in region.Nodes)
            {
                if (node is not Exit { Label: Function.ReturnLabel } exit)
                {
                    nodes.Add(NodeParts.MapRegions(node, Rewrite));
                    continue;
                }

                int value = exit.Values[returned];
                (int length, int room) = (Add(GraphType.Int32, null), Add(GraphType.Int32, null));
                nodes.Add(new Length(length, value));
                nodes.Add(new Length(room, parameter));
                nodes.Add(new External(-1, "global::Backprop.Kernel.CheckReturned({0}, {1})", EquatableArray.Of(length, room)));
                nodes.Add(new Copy(value, parameter));
                nodes.Add(new Exit(exit.Label, scalars.Select(i => exit.Values[i]).ToEquatableArray()));
            }

            return region with { Nodes = nodes.ToEquatableArray() };
        }
    }
}
