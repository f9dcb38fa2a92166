using System;
using System.Collections.Generic;

namespace Backprop.Gen.Graph;

/// <summary>
/// What every node has, whatever its kind: the values it defines in its region, and the values it reads there.
/// The regions of a construct are not part of either: what they define and read is their own nodes' business.
/// </summary>
public static class NodeParts
{
    /// <summary>Calls <paramref name="visit"/> for every value that the node defines for the nodes after it.</summary>
    public static void ForEachResult(Node node, Action<int> visit)
    {
        switch (node)
        {
            case Constant constant: visit(constant.Result); break;
            case Apply apply: visit(apply.Result); break;
            case External { Result: >= 0 } external: visit(external.Result); break;
            case Load load: visit(load.Result); break;
            case Length length: visit(length.Result); break;
            case Slice slice: visit(slice.Result); break;
            case Allocate allocate: visit(allocate.Result); visit(allocate.Handle); break;
            case Recall recall: visit(recall.Result); break;
            case Resolve resolve: visit(resolve.Result); break;
            case Reduce reduce: visit(reduce.Result); break;
            case Pop pop: visit(pop.Result); break;
            case LendTape lent: visit(lent.Result); break;
            case Declare declare: visit(declare.Cell); break;
            case Get get: visit(get.Result); break;
            case Invoke invoke: ForEach(invoke.Results, visit); break;
            case If branch: ForEach(branch.Results, visit); break;
            case Block block: ForEach(block.Results, visit); break;
            case Loop loop: ForEach(loop.Results, visit); break;
        }
    }

    /// <summary>Calls <paramref name="visit"/> for every value that the node itself reads, one call a use.</summary>
    public static void ForEachOperand(Node node, Action<int> visit)
    {
        // One list of operands for the whole language: the one that mapping knows.
        MapOperands(node, value =>
        {
            visit(value);
            return value;
        });
    }

    /// <summary>The same node reading other values. Returns <paramref name="node"/> itself if nothing changes.</summary>
    public static Node MapOperands(Node node, Func<int, int> map) => node switch
    {
        Apply n => Same(n.Inputs, map, out var inputs) ? n : n with { Inputs = inputs },
        External n => Same(n.Inputs, map, out var inputs) ? n : n with { Inputs = inputs },
        Invoke n => Same(n.Inputs, map, out var inputs) ? n : n with { Inputs = inputs },
        Exit n => Same(n.Values, map, out var values) ? n : n with { Values = values },
        Load n => n with { Buffer = map(n.Buffer), Index = map(n.Index) },
        Store n => n with { Buffer = map(n.Buffer), Index = map(n.Index), Value = map(n.Value) },
        Accumulate n => n with { Buffer = map(n.Buffer), Index = map(n.Index), Value = map(n.Value) },
        Length n => n with { Buffer = map(n.Buffer) },
        Slice n => n with { Buffer = map(n.Buffer), Start = map(n.Start), Count = map(n.Count) },
        Allocate n => n with { Count = map(n.Count) },
        Recall n => n with { Handle = map(n.Handle), Count = map(n.Count) },
        Resolve n => n with
        {
            Origins = Map(n.Origins, map),
            Choice = map(n.Choice),
            Start = n.Start < 0 ? -1 : map(n.Start),
            Count = n.Start < 0 ? -1 : map(n.Count),
        },
        Copy n => n with { Source = map(n.Source), Destination = map(n.Destination) },
        Clear n => n with { Buffer = map(n.Buffer) },
        Elementwise n => n with { Destination = map(n.Destination), Inputs = Map(n.Inputs, map) },
        Reduce n => Same(n.Inputs, map, out var inputs) ? n : n with { Inputs = inputs },
        Push n => n with { Tape = map(n.Tape), Value = map(n.Value) },
        Pop n => n with { Tape = map(n.Tape) },
        DropTape n => n with { Tape = map(n.Tape) },
        Set n => n with { Cell = map(n.Cell), Value = map(n.Value) },
        Get n => n with { Cell = map(n.Cell) },
        If n => n with { Condition = map(n.Condition) },
        Block { Disposes: true } n => n with { Resource = map(n.Resource), Journals = Map(n.Journals, map) },
        Loop n => n with
        {
            Initial = Map(n.Initial, map),
            Head = n.Head is Counted head ? head with { Start = map(head.Start), Bound = map(head.Bound) } : n.Head,
        },
        _ => node,
    };

    /// <summary>The same node defining other values, its loop counter included; not those of its regions.</summary>
    public static Node MapResults(Node node, Func<int, int> map) => node switch
    {
        Constant n => n with { Result = map(n.Result) },
        Apply n => n with { Result = map(n.Result) },
        External { Result: >= 0 } n => n with { Result = map(n.Result) },
        Load n => n with { Result = map(n.Result) },
        Length n => n with { Result = map(n.Result) },
        Slice n => n with { Result = map(n.Result) },
        Allocate n => n with { Result = map(n.Result), Handle = map(n.Handle) },
        Recall n => n with { Result = map(n.Result) },
        Resolve n => n with { Result = map(n.Result) },
        Reduce n => n with { Result = map(n.Result) },
        Pop n => n with { Result = map(n.Result) },
        LendTape n => n with { Result = map(n.Result) },
        Declare n => n with { Cell = map(n.Cell) },
        Get n => n with { Result = map(n.Result) },
        Invoke n => n with { Results = Map(n.Results, map) },
        If n => n with { Results = Map(n.Results, map) },
        Block n => n with { Results = Map(n.Results, map) },
        Loop n => n with
        {
            Results = Map(n.Results, map),
            Head = n.Head is Counted head ? head with { Counter = map(head.Counter) } : n.Head,
        },
        _ => node,
    };

    /// <summary>Calls <paramref name="visit"/> for every region inside the node, in the order in which they are first run.</summary>
    public static void ForEachRegion(Node node, Action<Region> visit)
    {
        switch (node)
        {
            case If branch:
                visit(branch.Then);
                visit(branch.Else);
                break;
            case Block block:
                visit(block.Body);
                break;
            case Loop loop:
                if (loop.Head is While head)
                {
                    visit(head.Condition);
                }

                visit(loop.Body);
                break;
        }
    }

    /// <summary>The same node with other regions.</summary>
    public static Node MapRegions(Node node, Func<Region, Region> map) => node switch
    {
        If branch => branch with { Then = map(branch.Then), Else = map(branch.Else) },
        Block block => block with { Body = map(block.Body) },
        Loop { Head: While head } loop => loop with { Head = head with { Condition = map(head.Condition) }, Body = map(loop.Body) },
        Loop loop => loop with { Body = map(loop.Body) },
        _ => node,
    };

    public static EquatableArray<int> Map(EquatableArray<int> values, Func<int, int> map)
    {
        Same(values, map, out EquatableArray<int> mapped);
        return mapped;
    }

    private static bool Same(EquatableArray<int> values, Func<int, int> map, out EquatableArray<int> mapped)
    {
        int[] result = new int[values.Count];
        bool same = true;
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = map(values[i]);
            same &= result[i] == values[i];
        }

        mapped = same ? values : new EquatableArray<int>(result);
        return same;
    }

    private static void ForEach(EquatableArray<int> values, Action<int> visit)
    {
        for (int i = 0; i < values.Count; i++)
        {
            visit(values[i]);
        }
    }
}
