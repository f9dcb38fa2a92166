using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Optimization;

/// <summary>
/// What a function's results and effects need. A needed value needs the node that defines it; a needed node needs its operands and the constructs it stands in;
/// a needed construct needs what decides which of its exits is taken; a needed result of a construct needs what those exits bring. Memory that was
/// allocated here needs its writes once something needed reads it; a tape of an entry point its pushes once something popped is needed; a cell likewise.
/// </summary>
internal sealed class Liveness
{
    private readonly Sites _sites;
    private readonly Memory _memory;
    private readonly bool[] _kept;
    private readonly bool[] _live;
    private readonly HashSet<int> _readMemory = new();
    private readonly HashSet<int> _readStores = new();
    private readonly Dictionary<int, List<int>> _writers = new();
    private readonly Stack<int> _values = new();
    private readonly Stack<int> _nodes = new();

    public Liveness(Function function, bool isEntry)
    {
        _sites = new Sites(function);
        _memory = new Memory(function, isEntry);
        _kept = new bool[_sites.Count];
        _live = new bool[function.Values.Count];
        KeepExits(Function.ReturnLabel, Enumerable.Range(0, function.Results.Count));
        foreach (int site in _sites.ExitsTo(Function.ReturnLabel))
        {
            ((Exit)_sites.Nodes[site]).Values.Where(value => function.TypeOf(value).IsBuffer).ToList().ForEach(ReadBuffer);
        }

        HashSet<int> internalTapes = InternalTapes(function, isEntry);
        for (int site = 0; site < _sites.Count; site++)
        {
            KeepIfEffect(site, internalTapes);
        }

        while (_values.Count > 0 || _nodes.Count > 0)
        {
            if (_nodes.Count > 0)
            {
                Follow(_nodes.Pop());
            }
            else
            {
                Trace(_values.Pop());
            }
        }
    }

    public bool IsKept(int site) => _kept[site];

    public bool IsValueLive(int value) => _live[value];

    /// <summary>The site after a node and everything in it.</summary>
    public int EndOf(int site) => _sites.EndOf(site);

    /// <summary>Whether the value that exits of this label bring in this place is needed.</summary>
    public bool IsSlotLive(int label, int slot) => _sites.ConstructOf(label) switch
    {
        If branch => _live[branch.Results[slot]],
        Block block => _live[block.Results[slot]],
        Loop loop => IsSlotLive(loop, slot),
        _ => true,
    };

    /// <summary>The value that a loop carries in this place.</summary>
    public int CarriedBy(int label, int slot) => ((Loop)_sites.ConstructOf(label)!).Body.Parameters[slot];

    private bool IsSlotLive(Loop loop, int slot) =>
        _live[loop.Results[slot]] || _live[loop.Body.Parameters[slot]]
        || (loop.Head is While head && _live[head.Condition.Parameters[slot]]);

    /// <summary>Tapes that only this function pushes to and pops from.</summary>
    private HashSet<int> InternalTapes(Function function, bool isEntry)
    {
        var tapes = new HashSet<int>(isEntry ? _sites.Nodes.OfType<Pop>().Select(pop => pop.Tape) : Enumerable.Empty<int>());
        foreach (Invoke invoke in _sites.Nodes.OfType<Invoke>())
        {
            tapes.ExceptWith(invoke.Inputs);
        }

        tapes.IntersectWith(function.Parameters);
        return tapes;
    }

    private void KeepIfEffect(int site, HashSet<int> internalTapes)
    {
        switch (_sites.Nodes[site])
        {
            case External or Invoke or Block { Disposes: true }:
                Keep(site);
                break;
            case Store or Accumulate or Copy or Clear or Elementwise:
                foreach (int buffer in Memory.WrittenBy(_sites.Nodes[site])!)
                {
                    foreach (int origin in _memory.OriginsOf(buffer))
                    {
                        if (_memory.IsAllocation(origin))
                        {
                            AddWriter(origin, site);
                        }
                        else
                        {
                            Keep(site);
                        }
                    }
                }

                break;
            case Push push:
                KeepOrWait(push.Tape, internalTapes.Contains(push.Tape), site);
                break;
            case Pop pop:
                KeepOrWait(pop.Tape, internalTapes.Contains(pop.Tape), site);
                break;
            case DropTape drop:
                KeepOrWait(drop.Tape, true, site);
                break;
            case Set set:
                KeepOrWait(set.Cell, true, site);
                break;
        }
    }

    private void KeepOrWait(int storage, bool waits, int site)
    {
        if (waits)
        {
            AddWriter(storage, site);
        }
        else
        {
            Keep(site);
        }
    }

    private void AddWriter(int storage, int site)
    {
        if (!_writers.TryGetValue(storage, out List<int>? writers))
        {
            _writers.Add(storage, writers = new List<int>());
        }

        writers.Add(site);
        if (_readStores.Contains(storage))
        {
            Keep(site);
        }
    }

    /// <summary>What is written to an allocation, a tape or a cell is needed.</summary>
    private void Read(int storage)
    {
        if (_readStores.Add(storage) && _writers.TryGetValue(storage, out List<int>? writers))
        {
            writers.ForEach(Keep);
        }
    }

    private void ReadBuffer(int buffer)
    {
        foreach (int origin in _memory.OriginsOf(buffer))
        {
            Read(origin);
        }
    }

    private void Mark(int value)
    {
        if (!_live[value])
        {
            _live[value] = true;
            _values.Push(value);
        }
    }

    private void Keep(int site)
    {
        if (site >= 0 && !_kept[site])
        {
            _kept[site] = true;
            _nodes.Push(site);
        }
    }

    private void KeepExits(int label, IEnumerable<int> slots)
    {
        int[] needed = slots.ToArray();
        foreach (int site in _sites.ExitsTo(label))
        {
            Keep(site);
            foreach (int slot in needed)
            {
                Mark(((Exit)_sites.Nodes[site]).Values[slot]);
            }
        }
    }

    /// <summary>What a kept node needs.</summary>
    private void Follow(int site)
    {
        Node node = _sites.Nodes[site];
        Keep(_sites.ParentOf(site));
        switch (node)
        {
            case Exit:
                break;
            case If branch:
                Mark(branch.Condition);
                KeepExits(branch.Label, Enumerable.Empty<int>());
                break;
            case Block block:
                NodeParts.ForEachOperand(block, Mark);
                KeepExits(block.Label, Enumerable.Empty<int>());
                break;
            case Loop loop:
                KeepExits(loop.Break, Enumerable.Empty<int>());
                KeepExits(loop.Continue, Enumerable.Empty<int>());
                if (loop.Head is Counted counted)
                {
                    Mark(counted.Start);
                    Mark(counted.Bound);
                }
                else if (loop.Head is While head)
                {
                    KeepExits(head.Label, new[] { 0 });
                }

                break;
            default:
                NodeParts.ForEachOperand(node, Mark);
                break;
        }

        switch (node)
        {
            case Load load:
                ReadBuffer(load.Buffer);
                break;
            case Copy copy:
                ReadBuffer(copy.Source);
                break;
            case External or Invoke or Elementwise or Reduce:
                NodeParts.ForEachOperand(node, ReadBuffer);
                break;
            case Pop pop:
                Read(pop.Tape);
                break;
            case Get get:
                Read(get.Cell);
                break;
        }
    }

    /// <summary>What a live value needs.</summary>
    private void Trace(int value)
    {
        int site = _sites.DefinitionOf(value);
        Keep(site);
        switch (site < 0 ? null : _sites.Nodes[site])
        {
            case If branch:
                KeepExits(branch.Label, SlotsOf(branch.Results, value));
                break;
            case Block block:
                KeepExits(block.Label, SlotsOf(block.Results, value));
                break;
            case Loop loop:
                TraceCarried(loop, value);
                break;
            case LendTape lent:
                Read(lent.Result);
                break;
            case Allocate allocate when allocate.Handle == value:
                // Whoever has the handle may find the memory again, and read it.
                Read(allocate.Result);
                break;
        }
    }

    private void TraceCarried(Loop loop, int value)
    {
        int[] results = SlotsOf(loop.Results, value);
        int[] slots = results
            .Concat(SlotsOf(loop.Body.Parameters, value))
            .Concat(loop.Head is While head ? SlotsOf(head.Condition.Parameters, value) : new int[0])
            .ToArray();
        KeepExits(loop.Break, results);
        KeepExits(loop.Continue, slots);
        foreach (int slot in slots)
        {
            Mark(loop.Initial[slot]);
            Mark(loop.Body.Parameters[slot]);
        }
    }

    private static int[] SlotsOf(EquatableArray<int> values, int value) =>
        Enumerable.Range(0, values.Count).Where(slot => values[slot] == value).ToArray();
}
