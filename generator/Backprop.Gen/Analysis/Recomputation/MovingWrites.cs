using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Analysis;

/// <summary>
/// The memory of which a loop may write other elements in each iteration, and which it reads: a trajectory, not a state. To save it whole before many
/// short segments would take more room than what the segments save.
/// </summary>
internal static class MovingWrites
{
    /// <summary>The classes of that memory.</summary>
    public static HashSet<int> In(Loop loop, Aliasing aliasing, ReadParameters reads)
    {
        List<Node> nodes = loop.Regions().SelectMany(region => region.All()).ToList();
        var written = new HashSet<int>(nodes.SelectMany(aliasing.WrittenBy));
        HashSet<int> moving = Moving(loop, nodes, buffer => written.Contains(aliasing.ClassOf(buffer)));
        var read = new HashSet<int>(nodes.SelectMany(reads.ReadBy).Where(aliasing.IsBuffer).Select(aliasing.ClassOf));
        return new HashSet<int>(nodes.Where(WritesElsewhere).SelectMany(aliasing.WrittenBy).Where(read.Contains));

        bool WritesElsewhere(Node node) => node switch
        {
            Store store => moving.Contains(store.Index) || moving.Contains(store.Buffer),
            Accumulate accumulate => moving.Contains(accumulate.Index) || moving.Contains(accumulate.Buffer),
            Invoke invoke => invoke.Inputs.Any(value => moving.Contains(value) && !aliasing.IsFloating(value)),
            _ => node.Uses().Any(value => aliasing.IsBuffer(value) && moving.Contains(value)),
        };
    }

    /// <summary>The whole numbers, and the parts of buffers that are made with them, that may be something else in another iteration, though it counts the same way inside.</summary>
    private static HashSet<int> Moving(Loop loop, List<Node> nodes, System.Func<int, bool> isWritten)
    {
        var moving = new HashSet<int>(loop.Body.Parameters);
        if (loop.Head is Counted counted)
        {
            moving.Add(counted.Counter);
        }

        foreach (Node node in nodes)
        {
            bool moves = node switch
            {
                Constant or Length or Allocate => false,
                Apply or Slice => node.Uses().Any(moving.Contains),
                Load load => moving.Contains(load.Index) || isWritten(load.Buffer),
                Resolve resolve => resolve.Start >= 0 && (moving.Contains(resolve.Start) || moving.Contains(resolve.Count)),
                _ => true,
            };
            if (moves)
            {
                moving.UnionWith(node.Defines());
            }

            if (node is Loop inner)
            {
                moving.UnionWith(inner.Body.Parameters);
                if (inner.Head is Counted count && (moving.Contains(count.Start) || moving.Contains(count.Bound)))
                {
                    moving.Add(count.Counter);
                }
            }
        }

        return moving;
    }
}
