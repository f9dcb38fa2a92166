using System.Collections.Generic;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>The basic blocks of a laid out function: runs of positions, and which block can come before which.</summary>
internal sealed class Flow
{
    private readonly Inlining _inlining;
    private readonly List<(int First, int Last)> _ranges = new();
    private readonly List<List<int>> _predecessors = new();
    private readonly Dictionary<int, List<int>> _exits = new();
    private readonly int[] _blockOf;

    public Flow(Layout layout, Inlining inlining)
    {
        _inlining = inlining;
        _blockOf = new int[layout.Steps.Count];
        Walk(layout.Body, New());
    }

    public int Count => _ranges.Count;

    public int BlockOf(int position) => _blockOf[position];

    public (int First, int Last) Range(int block) => _ranges[block];

    public List<int> Predecessors(int block) => _predecessors[block];

    private int New(params int[] predecessors)
    {
        _ranges.Add((0, -1));
        _predecessors.Add(new List<int>(predecessors));
        return _ranges.Count - 1;
    }

    private int After(int label)
    {
        int block = New();
        if (_exits.TryGetValue(label, out List<int> exits))
        {
            _predecessors[block].AddRange(exits);
        }

        return block;
    }

    private void Place(Step step, int block)
    {
        (int first, int last) = _ranges[block];
        _ranges[block] = (last < 0 ? step.Position : first, step.Position);
        _blockOf[step.Position] = block;
    }

    private void Leave(int label, int block)
    {
        if (!_exits.TryGetValue(label, out List<int> exits))
        {
            _exits.Add(label, exits = new List<int>());
        }

        exits.Add(block);
    }

    private void Walk(IReadOnlyList<Step> steps, int current)
    {
        foreach (Step step in steps)
        {
            if (step.IsUnreachable)
            {
                return;
            }

            Place(step, current);
            switch (step.Node)
            {
                case Exit exit:
                    Leave(exit.Label, current);
                    return;
                case If branch when !_inlining.IsExpression(step):
                    Walk(step.Then, New(current));
                    Walk(step.Else, New(current));
                    current = After(branch.Label);
                    break;
                case Block block:
                    Walk(step.Body, current);
                    current = After(block.Label);
                    break;
                case Loop loop:
                    current = WalkLoop(loop, step, current);
                    break;
            }
        }
    }

    private int WalkLoop(Loop loop, Step entry, int before)
    {
        int top = New(before);
        int decided = top;
        if (entry.Head is not null)
        {
            Place(entry.Head, top);
        }

        if (loop.Head is While head)
        {
            Walk(entry.Condition, top);
            decided = _exits[head.Label][0];
        }

        if (entry.HeadExit is not null)
        {
            int leaving = New(decided);
            Place(entry.HeadExit, leaving);
            Leave(loop.Break, leaving);
        }

        Walk(entry.Body, New(decided));
        if (_exits.TryGetValue(loop.Continue, out List<int> back))
        {
            _predecessors[top].AddRange(back);
        }

        return After(loop.Break);
    }
}
