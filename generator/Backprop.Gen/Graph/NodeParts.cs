using System.Collections.Generic;

namespace Backprop.Gen.Graph;

/// <summary>What every pass asks of a node: the values it reads, the values it defines, the regions it owns.</summary>
public static class NodeParts
{
    /// <summary>The values that the node itself reads; not those read inside its regions.</summary>
    public static IReadOnlyList<int> Uses(this Node node) => node switch
    {
        Apply apply => apply.Inputs,
        External external => external.Inputs,
        Load load => new[] { load.Buffer, load.Index },
        Store store => new[] { store.Buffer, store.Index, store.Value },
        Accumulate accumulate => new[] { accumulate.Buffer, accumulate.Index, accumulate.Value },
        Length length => new[] { length.Buffer },
        Slice slice => new[] { slice.Buffer, slice.Start, slice.Count },
        Allocate allocate => new[] { allocate.Count },
        Recall recall => new[] { recall.Handle, recall.Count },
        Resolve resolve => ResolveUses(resolve),
        Copy copy => new[] { copy.Source, copy.Destination },
        Clear clear => new[] { clear.Buffer },
        Push push => new[] { push.Tape, push.Value },
        Pop pop => new[] { pop.Tape },
        Set set => new[] { set.Cell, set.Value },
        Get get => new[] { get.Cell },
        Invoke invoke => invoke.Inputs,
        Exit exit => exit.Values,
        If branch => new[] { branch.Condition },
        Loop { Head: Counted counted } loop => With(loop.Initial, counted.Start, counted.Bound),
        Loop loop => loop.Initial,
        _ => System.Array.Empty<int>(),
    };

    /// <summary>The values that the node defines in the region it stands in.</summary>
    public static IReadOnlyList<int> Defines(this Node node) => node switch
    {
        Constant constant => new[] { constant.Result },
        Apply apply => new[] { apply.Result },
        External { Result: >= 0 } external => new[] { external.Result },
        Load load => new[] { load.Result },
        Length length => new[] { length.Result },
        Slice slice => new[] { slice.Result },
        Allocate allocate => new[] { allocate.Result, allocate.Handle },
        Recall recall => new[] { recall.Result },
        Resolve resolve => new[] { resolve.Result },
        Pop pop => new[] { pop.Result },
        Declare declare => new[] { declare.Cell },
        Get get => new[] { get.Result },
        Invoke invoke => invoke.Results,
        If branch => branch.Results,
        Block block => block.Results,
        Loop loop => loop.Results,
        _ => System.Array.Empty<int>(),
    };

    public static IReadOnlyList<Region> Regions(this Node node) => node switch
    {
        If branch => new[] { branch.Then, branch.Else },
        Block block => new[] { block.Body },
        Loop { Head: While head } loop => new[] { head.Condition, loop.Body },
        Loop loop => new[] { loop.Body },
        _ => System.Array.Empty<Region>(),
    };

    /// <summary>The nodes of a region and of all regions nested in it, in program order.</summary>
    public static IEnumerable<Node> All(this Region region)
    {
        foreach (Node node in region.Nodes)
        {
            yield return node;
            foreach (Region nested in node.Regions())
            {
                foreach (Node inner in nested.All())
                {
                    yield return inner;
                }
            }
        }
    }

    /// <summary>The jump that ends the region.</summary>
    public static Exit Terminator(this Region region) => (Exit)region.Nodes[region.Nodes.Count - 1];

    private static List<int> ResolveUses(Resolve resolve)
    {
        List<int> uses = With(resolve.Origins, resolve.Choice);
        if (resolve.Start >= 0)
        {
            uses.Add(resolve.Start);
            uses.Add(resolve.Count);
        }

        return uses;
    }

    private static List<int> With(IEnumerable<int> values, params int[] more)
    {
        var list = new List<int>(values);
        list.AddRange(more);
        return list;
    }
}
