using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Tests.Writing;

/// <summary>
/// Makes a random graph one that C# runs as the interpreter does: indices that wrap around are computed, calls have C# text.
/// Names from a small pool are put on random values, so that variables are shared, and have to be kept apart.
/// </summary>
internal static class PreparedGraph
{
    private static readonly string?[] Pool = ["s", "t", "x", "class", "i", "tape", "sum", null, null, null];

    public static Module Of(Module module, int seed)
    {
        var random = new Random(seed);
        return new Module(module.Functions.Select(function => Prepare(function, random)).ToEquatableArray());
    }

    private static Function Prepare(Function function, Random random)
    {
        List<ValueInfo> values = function.Values
            .Select((value, i) => function.Parameters.Contains(i) || random.Next(2) == 0 ? value : value with { Name = Pool[random.Next(Pool.Length)] })
            .ToList();
        Region body = Prepare(function.Body, values, new OtherLoops(random, values));
        return function with { Values = values.ToEquatableArray(), Body = body };
    }

    private static Region Prepare(Region region, List<ValueInfo> values, OtherLoops loops)
    {
        var nodes = new List<Node>();
        foreach (Node node in region.Nodes)
        {
            nodes.Add(node switch
            {
                Load n => n with { Index = Wrap(n.Buffer, n.Index) },
                Store n => n with { Index = Wrap(n.Buffer, n.Index) },
                Accumulate n => n with { Index = Wrap(n.Buffer, n.Index) },
                Resolve n => n with { Start = -1, Count = -1 },
                External n => n with { Template = Calls.Template },
                _ => loops.Vary(NodeParts.MapRegions(node, inner => Prepare(inner, values, loops))),
            });
        }

        return new Region(region.Parameters, nodes.ToEquatableArray());

        int Wrap(int buffer, int index)
        {
            int length = New();
            nodes.Add(new Length(length, buffer));
            int remainder = Apply(Operations.Remainder, index, length);
            return Apply(Operations.Remainder, Apply(Operations.Add, remainder, length), length);
        }

        int Apply(Operation operation, int left, int right)
        {
            int result = New();
            nodes.Add(new Apply(result, operation, EquatableArray.Of(left, right)));
            return result;
        }

        int New()
        {
            values.Add(new ValueInfo(GraphType.Int32, null));
            return values.Count - 1;
        }
    }
}
