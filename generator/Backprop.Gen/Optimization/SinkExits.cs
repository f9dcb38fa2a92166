using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Optimization;

/// <summary>
/// An inlined helper with an early return, <c>if (c) return a; rest; return b;</c>, is a block that is left from inside. The rest sinks into the arm
/// that goes on, and the block becomes <c>c ? a : { rest; b }</c>: no jump is left, so both the derivative and its text get simpler. What is evaluated, and
/// in which order, stays as it was. A block that is left from a loop, say, stays a block.
/// </summary>
internal sealed class SinkExits : Rewriter
{
    /// <summary>Every early return nests the rest one deeper; beyond this many the block reads better as it is.</summary>
    private const int MostGuards = 16;

    /// <summary>Results of branches that only one arm is left to bring, with what it brings.</summary>
    private readonly List<(EquatableArray<int> Results, EquatableArray<int> Values)> _merges = new();

    private SinkExits(Function function)
        : base(function)
    {
    }

    public static Function Run(Function function) => new SinkExits(function).Rewrite();

    protected override void Rewrite(Node node, List<Node> output)
    {
        _merges.Clear();
        if (node is not Block { Disposes: false } block || Sunk(block, block.Body.Nodes, 0) is not { } nodes)
        {
            output.Add(NodeParts.MapRegions(node, Rewrite));
            return;
        }

        foreach ((EquatableArray<int> results, EquatableArray<int> values) in _merges)
        {
            Replace(results, values);
        }

        Rewrite(nodes, output);
        var exit = (Exit)output[output.Count - 1];
        if (exit.Label == block.Label)
        {
            output.RemoveAt(output.Count - 1);
            Replace(block.Results, exit.Values);
        }
    }

    /// <summary>The nodes with no exit of the block's label but the last one; null if there is none such way.</summary>
    private IReadOnlyList<Node>? Sunk(Block block, IReadOnlyList<Node> nodes, int depth)
    {
        int first = 0;
        while (Exits.Count(nodes[first], block.Label) == 0 && first < nodes.Count - 1)
        {
            first++;
        }

        if (first == nodes.Count - 1)
        {
            return nodes;
        }

        if (depth == MostGuards || nodes[first] is not If branch)
        {
            return null;
        }

        bool bothGoOn = Exits.Last(branch.Then).Label == branch.Label && Exits.Last(branch.Else).Label == branch.Label;
        IEnumerable<Node> rest = nodes.Skip(first + 1);
        if (bothGoOn || Arm(branch.Then) is not { } then || Arm(branch.Else) is not { } otherwise)
        {
            return null;
        }

        int[] results = block.Results.Select(result => NewValue(TypeOf(result), Info(result).Name)).ToArray();
        var merged = new If(new EquatableArray<int>(results), branch.Label, branch.Condition, Ending(then), Ending(otherwise));
        return nodes.Take(first).Append(merged).Append(new Exit(block.Label, merged.Results)).ToList();

        // An arm that leaves the block stays; one that falls through goes on with the rest. Either then ends at the new branch.
        IReadOnlyList<Node>? Arm(Region arm)
        {
            Exit last = Exits.Last(arm);
            bool goesOn = last.Label == branch.Label;
            if (Exits.Count(arm, branch.Label) != (goesOn ? 1 : 0))
            {
                return null;
            }

            if (!goesOn)
            {
                return Sunk(block, arm.Nodes, depth + 1);
            }

            _merges.Add((branch.Results, last.Values));
            return Sunk(block, arm.Nodes.Take(arm.Nodes.Count - 1).Concat(rest).ToList(), depth + 1);
        }

        Region Ending(IReadOnlyList<Node> arm)
        {
            var nodes = arm.ToArray();
            if (nodes[nodes.Length - 1] is Exit exit && exit.Label == block.Label)
            {
                nodes[nodes.Length - 1] = exit with { Label = branch.Label };
            }

            return new Region(EquatableArray<int>.Empty, new EquatableArray<Node>(nodes));
        }
    }
}
