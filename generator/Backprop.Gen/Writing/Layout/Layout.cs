using System.Collections.Generic;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>A function laid out in print order: its steps, its C# blocks, its labels, and where each value is defined.</summary>
internal sealed class Layout
{
    private readonly List<Step> _steps = new();
    private readonly Dictionary<int, int> _statements = new();
    private readonly int[] _same;
    private readonly List<RegionPlace> _regions = new();

    public Layout(Function function)
    {
        Function = function;
        int count = function.Values.Count;
        Definitions = new Step?[count];
        _same = new int[count];
        for (int i = 0; i < count; i++)
        {
            _same[i] = i;
        }

        Targets[Function.ReturnLabel] = new Target(TargetKind.Return, default);
        Body = Lay(function.Body, scope: 0, owner: null);
        Reachability.Mark(this);
        foreach (Step step in _steps)
        {
            if (step.Node is Exit exit && !step.IsUnreachable)
            {
                Targets[exit.Label].Exits.Add(step);
            }
        }

        Leaks.Mark(this);
        ReadCells();
    }

    public Function Function { get; }

    public Scopes Scopes { get; } = new();

    public Dictionary<int, Target> Targets { get; } = new();

    public IReadOnlyList<Step> Steps => _steps;

    public IReadOnlyList<Step> Body { get; }

    /// <summary>The step that defines each value; none for parameters of the function.</summary>
    public Step?[] Definitions { get; }

    /// <summary>The steps that set each cell.</summary>
    public Dictionary<int, List<Step>> Sets { get; } = new();

    /// <summary>The value that stands for this one: a condition region names the carried values of its loop anew, and a reader of a cell is the cell.</summary>
    public int Canonical(int value) => _same[value];

    /// <summary>The type of what stands for a value; of a cell, the type that it holds.</summary>
    public GraphType TypeOf(int value)
    {
        GraphType type = Function.TypeOf(Canonical(value));
        return type is CellType cell ? cell.Element : type;
    }

    /// <summary>The position of the statement that a step is printed with: the parts of a loop's head belong to the loop.</summary>
    public int StatementOf(int position) => _statements.TryGetValue(position, out int entry) ? entry : position;

    /// <summary>Where a region stands, by the number that steps have.</summary>
    public RegionPlace PlaceOf(int region) => _regions[region];

    private IReadOnlyList<Step> Lay(Region region, int scope, Step? owner)
    {
        int number = _regions.Count;
        _regions.Add(new RegionPlace(owner, _steps.Count));
        var steps = new List<Step>(region.Nodes.Count);
        foreach (Node node in region.Nodes)
        {
            if (node is Loop loop)
            {
                steps.Add(LayLoop(loop, number, scope));
                continue;
            }

            Step step = Add(node, StepKind.Node, number, scope);
            steps.Add(step);
            NodeParts.ForEachResult(node, result => Definitions[result] = step);
            switch (node)
            {
                case If branch:
                    Targets[branch.Label] = new Target(TargetKind.AfterIf, branch.Results);
                    step.Then = Lay(branch.Then, Scopes.Open(scope, step.Position), step);
                    step.Else = Lay(branch.Else, Scopes.Open(scope, step.Position), step);
                    break;
                case Block block:
                    Targets[block.Label] = new Target(TargetKind.AfterBlock, block.Results);
                    step.Body = Lay(block.Body, block.Disposes ? Scopes.Open(scope, step.Position) : scope, step);
                    break;
            }

            step.Last = _steps.Count - 1;
        }

        return steps;
    }

    private Step LayLoop(Loop loop, int region, int scope)
    {
        Step entry = Add(loop, StepKind.LoopEntry, region, scope);
        int inside = Scopes.Open(scope, entry.Position);
        Targets[loop.Break] = new Target(TargetKind.AfterLoop, loop.Results);
        Targets[loop.Continue] = new Target(TargetKind.NextIteration, loop.Body.Parameters);
        Define(loop.Results, entry);
        Define(loop.Body.Parameters, entry);
        switch (loop.Head)
        {
            case Counted counted:
                Definitions[counted.Counter] = entry;
                entry.Head = Add(loop, StepKind.LoopHead, region, scope);
                _statements[entry.Head.Position] = entry.Position;
                break;
            case While head:
                for (int i = 0; i < head.Condition.Parameters.Count; i++)
                {
                    _same[head.Condition.Parameters[i]] = loop.Body.Parameters[i];
                }

                Targets[head.Label] = new Target(TargetKind.Condition, default);
                entry.Condition = Lay(head.Condition, inside, entry);
                break;
        }

        if (loop.Head is not Forever)
        {
            entry.HeadExit = Add(loop, StepKind.HeadExit, region, scope);
            _statements[entry.HeadExit.Position] = entry.Position;
        }

        entry.Body = Lay(loop.Body, inside, entry);
        entry.Last = _steps.Count - 1;
        return entry;
    }

    /// <summary>A cell that is read after all places that set it needs no copy: its reader is the cell.</summary>
    private void ReadCells()
    {
        var lastSet = new Dictionary<int, int>();
        foreach (Step step in _steps)
        {
            if (step.Node is Set set)
            {
                lastSet[set.Cell] = step.Position;
                if (!Sets.TryGetValue(set.Cell, out List<Step> sets))
                {
                    Sets.Add(set.Cell, sets = new List<Step>());
                }

                sets.Add(step);
            }
        }

        foreach (Step step in _steps)
        {
            if (step.Node is Get get && (!lastSet.TryGetValue(get.Cell, out int last) || last < step.Position))
            {
                _same[get.Result] = get.Cell;
            }
        }
    }

    private void Define(EquatableArray<int> values, Step step)
    {
        for (int i = 0; i < values.Count; i++)
        {
            Definitions[values[i]] = step;
        }
    }

    private Step Add(Node node, StepKind kind, int region, int scope)
    {
        var step = new Step(node, kind, _steps.Count, region, scope);
        _steps.Add(step);
        return step;
    }
}
