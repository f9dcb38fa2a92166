using System.Collections.Generic;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>A place where a variable stands in the printed text.</summary>
/// <param name="Position">the step</param>
/// <param name="Scope">the C# block</param>
/// <param name="IsWrite">whether it is assigned there; a step reads before it writes</param>
/// <param name="Source">the value that is assigned unchanged, or -1</param>
/// <param name="CanDeclare">whether the assignment is a statement of its own, which may declare the variable</param>
internal sealed record Occurrence(int Position, int Scope, bool IsWrite, int Source, bool CanDeclare)
{
    /// <summary>Positions with reads before writes.</summary>
    public int Slot => (2 * Position) + (IsWrite ? 1 : 0);
}

/// <summary>Everything that is read and assigned, value by value, once it is known what is printed where.</summary>
internal sealed class Occurrences
{
    private readonly Layout _layout;
    private readonly Inlining _inlining;
    private readonly List<Occurrence>?[] _of;

    public Occurrences(Layout layout, Inlining inlining)
    {
        _layout = layout;
        _inlining = inlining;
        _of = new List<Occurrence>?[layout.Function.Values.Count];
        foreach (Step step in layout.Steps)
        {
            if (!step.IsUnreachable && !inlining.IsInside(step) && inlining.IsPrinted(step))
            {
                ReadAll(step, step);
                Write(step);
            }
        }
    }

    /// <summary>Assignments of one value to another that a shared variable makes unnecessary.</summary>
    public List<(int Receiver, int Source)> Copies { get; } = new();

    /// <summary>Those of them that only rename what a loop carried.</summary>
    public List<(int Receiver, int Source)> Renamings { get; } = new();

    public IReadOnlyList<Occurrence> Of(int value) => (IReadOnlyList<Occurrence>?)_of[value] ?? System.Array.Empty<Occurrence>();

    private void ReadAll(Step step, Step root)
    {
        foreach (int value in _inlining.AllReads(step))
        {
            if (!_inlining.IsInlined(value))
            {
                Add(value, new Occurrence(root.Position, root.Scope, false, -1, false));
            }
            else if (_layout.Definitions[value] is { } definition && !_inlining.IsInside(definition))
            {
                ReadAll(definition, root);
            }
            else if (_layout.Definitions[value] is { Node: Length length })
            {
                Add(_layout.Canonical(length.Buffer), new Occurrence(root.Position, root.Scope, false, -1, false));
            }
        }
    }

    private void Write(Step step)
    {
        switch (step.Node)
        {
            case Loop loop:
                WriteLoop(loop, step);
                break;
            case Exit exit when _layout.Targets[exit.Label] is { Kind: not (TargetKind.Return or TargetKind.Condition) } target:
                for (int i = 0; i < target.Receivers.Count; i++)
                {
                    Assign(target.Receivers[i], step, exit.Values[i]);
                }

                break;
            case Set set:
                Assign(set.Cell, step, set.Value);
                break;
            case Declare declare:
                Write(declare.Cell, 0, 0, -1, false);
                break;
            case If branch when _inlining.IsExpression(step):
                Write(_inlining.OnlyResult(branch), step.Position, step.Scope, -1, true);
                break;
            case If or Block:
                break;
            default:
                NodeParts.ForEachResult(step.Node, result => Write(result, step.Position, step.Scope, -1, step.Node is not Invoke { Results.Count: > 1 }));
                break;
        }
    }

    private void WriteLoop(Loop loop, Step step)
    {
        switch (step.Kind)
        {
            case StepKind.LoopEntry:
                if (loop.Head is Counted counted)
                {
                    // The head counts, whether the body looks at the counter or not.
                    Add(counted.Counter, new Occurrence(step.Position, step.Scope, true, -1, true));
                    Add(counted.Counter, new Occurrence(step.Head!.Position, step.Scope, false, -1, false));
                }

                for (int i = 0; i < loop.Initial.Count; i++)
                {
                    Assign(loop.Body.Parameters[i], step, loop.Initial[i]);
                }

                break;
            case StepKind.HeadExit:
                for (int i = 0; i < loop.Results.Count; i++)
                {
                    Assign(loop.Results[i], step, loop.Body.Parameters[i], canDeclare: false);
                    if (_inlining.Wanted[loop.Results[i]])
                    {
                        Renamings.Add((loop.Results[i], loop.Body.Parameters[i]));
                    }
                }

                break;
        }
    }

    private void Assign(int receiver, Step step, int source, bool canDeclare = true)
    {
        if (!_inlining.Wanted[receiver])
        {
            return;
        }

        source = _layout.Canonical(source);
        bool isCopy = !_inlining.IsInlined(source);
        if (isCopy)
        {
            Copies.Add((receiver, source));
        }

        Write(receiver, step.Position, step.Scope, isCopy ? source : -1, canDeclare);
    }

    private void Write(int value, int position, int scope, int source, bool canDeclare)
    {
        if (_inlining.Wanted[value])
        {
            Add(value, new Occurrence(position, scope, true, source, canDeclare));
        }
    }

    private void Add(int value, Occurrence occurrence) => (_of[value] ??= new List<Occurrence>()).Add(occurrence);
}
