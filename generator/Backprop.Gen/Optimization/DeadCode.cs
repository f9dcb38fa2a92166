using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Optimization;

/// <summary>
/// What nobody needs is not done. <see cref="Liveness"/> marks, from the results and effects back, what is needed; what is not marked is swept here:
/// nodes, whole constructs, results and carried values of constructs, tapes that nobody reads and stores into memory that nobody loads from.
/// Loops are assumed to end, and an index to be in range when only an unneeded load would have noticed.
/// </summary>
internal sealed class DeadCode
{
    private readonly Liveness _live;
    private int _site;

    private DeadCode(Liveness live) => _live = live;

    public static Module Run(Module module)
    {
        var called = new HashSet<string> { module.Entry.Name };
        var functions = new Dictionary<string, Function>();
        var pending = new Queue<string>(called);
        while (pending.Count > 0)
        {
            Function function = module[pending.Dequeue()];
            functions[function.Name] = Run(function, isEntry: module.Encloses(function));
            foreach (string callee in Calls.Of(functions[function.Name]).Where(called.Add))
            {
                pending.Enqueue(callee);
            }
        }

        return new Module(module.Functions.Where(function => called.Contains(function.Name)).Select(function => functions[function.Name]).ToEquatableArray());
    }

    private static Function Run(Function function, bool isEntry)
    {
        var sweep = new DeadCode(new Liveness(function, isEntry));
        return Renumbering.Run(function with { Body = sweep.Sweep(function.Body) });
    }

    private Region Sweep(Region region)
    {
        var output = new List<Node>();
        Note? note = null;
        bool isNoteFresh = false;
        foreach (Node node in region.Nodes)
        {
            int site = _site++;
            if (node is Note next)
            {
                note = next;
                isNoteFresh = true;
                continue;
            }

            if (!_live.IsKept(site))
            {
                _site = _live.EndOf(site);
                isNoteFresh = false;
                continue;
            }

            // A statement of which nothing is left is not quoted. One that is nothing but a jump is.
            if (note is not null && (node is not Exit || isNoteFresh))
            {
                output.Add(note);
            }

            note = null;
            output.Add(Swept(node));
        }

        return new Region(EquatableArray<int>.Empty, output.ToEquatableArray()) with { Parameters = region.Parameters };
    }

    private Node Swept(Node node)
    {
        switch (node)
        {
            case Exit exit:
                return exit with { Values = Values(exit) };
            case If branch:
                return branch with { Results = Live(branch.Label, branch.Results), Then = Sweep(branch.Then), Else = Sweep(branch.Else) };
            case Block block:
                return block with { Results = Live(block.Label, block.Results), Body = Sweep(block.Body) };
            case Loop loop:
                LoopHead head = loop.Head is While condition
                    ? condition with { Condition = Sweep(condition.Condition, loop, condition.Condition.Parameters) }
                    : loop.Head;
                return loop with
                {
                    Results = Live(loop.Break, loop.Results),
                    Initial = Live(loop.Break, loop.Initial),
                    Head = head,
                    Body = Sweep(loop.Body, loop, loop.Body.Parameters),
                };
            default:
                return node;
        }
    }

    private Region Sweep(Region region, Loop loop, EquatableArray<int> parameters) =>
        Sweep(region) with { Parameters = Live(loop.Break, parameters) };

    private EquatableArray<int> Live(int label, EquatableArray<int> values) =>
        values.Where((_, slot) => _live.IsSlotLive(label, slot)).ToEquatableArray();

    /// <summary>The live values of an exit. A result that nobody reads of a carried value that somebody does is any value: the carried one.</summary>
    private EquatableArray<int> Values(Exit exit)
    {
        var values = new List<int>();
        for (int slot = 0; slot < exit.Values.Count; slot++)
        {
            if (_live.IsSlotLive(exit.Label, slot))
            {
                values.Add(_live.IsValueLive(exit.Values[slot]) ? exit.Values[slot] : _live.CarriedBy(exit.Label, slot));
            }
        }

        return values.ToEquatableArray();
    }
}
