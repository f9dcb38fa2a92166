using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Analysis;

/// <summary>Whether an iteration may depend on the one before: something is carried from one to the next, in a variable or in memory.</summary>
internal static class SequentialLoop
{
    public static bool Is(Loop loop, Aliasing aliasing, ReadParameters reads)
    {
        if (loop.Initial.Count > 0)
        {
            return true;
        }

        List<Node> nodes = loop.Body.All().ToList();
        var written = new HashSet<int>(nodes.SelectMany(aliasing.WrittenBy));
        return nodes.SelectMany(reads.ReadBy).Any(buffer => written.Contains(aliasing.ClassOf(buffer)));
    }
}
