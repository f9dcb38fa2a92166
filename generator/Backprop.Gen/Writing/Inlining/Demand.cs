using System.Collections.Generic;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>Which values are wanted by something that must be printed. The others, and what only they want, are left out.</summary>
internal sealed class Demand
{
    private readonly Layout _layout;
    private readonly bool[] _wanted;
    private readonly Stack<int> _open = new();

    private Demand(Layout layout)
    {
        _layout = layout;
        _wanted = new bool[layout.Function.Values.Count];
    }

    public static bool[] Of(Layout layout)
    {
        var demand = new Demand(layout);
        foreach (Step step in layout.Steps)
        {
            if (!step.IsUnreachable)
            {
                demand.Start(step);
            }
        }

        while (demand._open.Count > 0)
        {
            demand.Follow(demand._open.Pop());
        }

        return demand._wanted;
    }

    private void Want(int value)
    {
        value = _layout.Canonical(value);
        if (!_wanted[value])
        {
            _wanted[value] = true;
            _open.Push(value);
        }
    }

    private void Start(Step step)
    {
        switch (step.Node)
        {
            case Exit exit when _layout.Targets[exit.Label].Kind is TargetKind.Return or TargetKind.Condition:
                WantAll(exit.Values);
                break;
            case Loop { Head: Counted counted } when step.Kind == StepKind.LoopEntry:
                Want(counted.Start);
                Want(counted.Bound);
                break;
            case Exit or Loop or Set or Block { Disposes: false } or Note:
                break;
            default:
                if (step.Node is If || !Effects.IsDroppable(step.Node, _layout.Function))
                {
                    NodeParts.ForEachOperand(step.Node, Want);
                }

                break;
        }
    }

    private void Follow(int value)
    {
        if (_layout.Function.TypeOf(value) is CellType)
        {
            if (_layout.Sets.TryGetValue(value, out List<Step> sets))
            {
                sets.ForEach(step => Want(((Set)step.Node).Value));
            }

            return;
        }

        Step? definition = _layout.Definitions[value];
        switch (definition?.Node)
        {
            case null:
                break;
            case Loop loop:
                FollowLoop(loop, value);
                break;
            case If branch:
                WantFromExits(branch.Label, IndexOf(branch.Results, value));
                break;
            case Block block:
                WantFromExits(block.Label, IndexOf(block.Results, value));
                break;
            default:
                NodeParts.ForEachOperand(definition.Node, Want);
                break;
        }
    }

    private void FollowLoop(Loop loop, int value)
    {
        int carried = IndexOf(loop.Body.Parameters, value);
        if (carried >= 0)
        {
            Want(loop.Initial[carried]);
            WantFromExits(loop.Continue, carried);
            return;
        }

        int result = IndexOf(loop.Results, value);
        if (result >= 0)
        {
            WantFromExits(loop.Break, result);
            if (loop.Head is not Forever)
            {
                Want(loop.Body.Parameters[result]);
            }
        }
    }

    private void WantFromExits(int label, int index)
    {
        foreach (Step step in _layout.Targets[label].Exits)
        {
            Want(((Exit)step.Node).Values[index]);
        }
    }

    private void WantAll(EquatableArray<int> values)
    {
        for (int i = 0; i < values.Count; i++)
        {
            Want(values[i]);
        }
    }

    private static int IndexOf(EquatableArray<int> values, int value)
    {
        for (int i = 0; i < values.Count; i++)
        {
            if (values[i] == value)
            {
                return i;
            }
        }

        return -1;
    }
}
