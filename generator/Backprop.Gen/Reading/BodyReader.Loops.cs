using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>Loops: what they carry, their heads, and the ways out of them.</summary>
internal sealed partial class BodyReader
{
    private readonly List<int> _openLoops = new();

    private void ReadFor(IForLoopOperation loop)
    {
        Note(loop.Syntax);
        foreach (IOperation before in loop.Before)
        {
            Initialize(before);
        }

        if (CountingOf(loop) is { } counting)
        {
            ReadCounted(loop, counting);
        }
        else
        {
            ReadGeneral(loop, loop.Condition, loop.Body, loop.AtLoopBottom);
        }
    }

    /// <summary>The part of a for statement before the first semicolon; the head has been quoted already.</summary>
    private void Initialize(IOperation before)
    {
        switch (before)
        {
            case IVariableDeclarationGroupOperation group:
                foreach (IVariableDeclarationOperation declaration in group.Declarations)
                {
                    foreach (IVariableDeclaratorOperation declarator in declaration.Declarators)
                    {
                        Declare(declarator, (declarator.Initializer ?? declaration.Initializer)?.Value);
                    }
                }

                break;
            case IExpressionStatementOperation statement:
                Read(statement.Operation);
                break;
            default:
                throw RefuseStatement(before);
        }
    }

    private void ReadWhile(IWhileLoopOperation loop)
    {
        Note(loop.Syntax);
        if (loop.ConditionIsTop)
        {
            ReadGeneral(loop, loop.Condition, loop.Body, Array.Empty<IOperation>());
        }
        else
        {
            ReadDo(loop);
        }
    }

    /// <summary>A loop whose condition comes first and is not a count.</summary>
    private void ReadGeneral(ILoopOperation loop, IOperation? condition, IOperation body, IReadOnlyList<IOperation> bottom)
    {
        bool isEndless = condition is null || condition.ConstantValue is { HasValue: true, Value: true };
        Slot[] slots = Carried(loop, dropsUnset: !isEndless);
        if (isEndless)
        {
            ReadLoop(loop, slots, _ => new Forever(), () => ReadIteration(loop, body, bottom));
        }
        else if (IsPlain(condition!))
        {
            ReadLoop(loop, slots, initial => ConditionOf(condition!, slots), () => ReadIteration(loop, body, bottom));
        }
        else
        {
            ReadLoop(loop, slots, _ => new Forever(), () =>
            {
                BreakUnless(condition!, loop);
                ReadIteration(loop, body, bottom);
            });
        }
    }

    /// <summary>The condition as a region of its own: it has its own names for what the loop carries.</summary>
    private While ConditionOf(IOperation condition, Slot[] slots)
    {
        int label = _graph.NewLabel();
        int[] before = slots.Select(slot => slot.Value).ToArray();
        int[] parameters = NewValues(slots);
        Assign(slots, parameters);
        Open();
        Exit(label, ReadValue(condition));
        List<Node> nodes = CloseNodes();
        Assign(slots, before);
        return new While(label, RegionOf(nodes, parameters));
    }

    private void ReadDo(IWhileLoopOperation loop)
    {
        Slot[] slots = Carried(loop, dropsUnset: false);
        ReadLoop(loop, slots, _ => new Forever(), () =>
        {
            ReadWithContinue(loop, loop.Body);
            if (!_ended && loop.Condition is { } condition)
            {
                BreakUnless(condition, loop);
            }
        });
    }

    private void BreakUnless(IOperation condition, ILoopOperation loop) => BreakUnless(ReadValue(condition), loop);

    private void BreakUnless(int value, ILoopOperation loop)
    {
        int mark = _graph.Count;
        Arm stay = ReadArm(Array.Empty<Slot>(), () => { });
        Arm leave = ReadArm(Array.Empty<Slot>(), () => Exit(_frame.Targets[loop.ExitLabel]));
        Branch(value, stay, leave, Array.Empty<Slot>(), Array.Empty<GraphType>(), mark);
        Assume(value, true);
    }

    private void ReadIteration(ILoopOperation loop, IOperation body, IReadOnlyList<IOperation> bottom)
    {
        if (bottom.Count == 0)
        {
            ReadStatement(body);
            return;
        }

        ReadWithContinue(loop, body);
        foreach (IOperation step in bottom)
        {
            if (!_ended)
            {
                Initialize(step);
            }
        }
    }

    /// <summary>The body of a loop that has more to do behind it: a continue leaves only a block around the body.</summary>
    private void ReadWithContinue(ILoopOperation loop, IOperation body)
    {
        if (!_frame.Facts.IsContinued(loop.ContinueLabel))
        {
            ReadStatement(body);
            return;
        }

        Slot[] slots = SlotsOf(body);
        ReadBlock(slots, label =>
        {
            Target inner = new(label, slots);
            Target outer = _frame.Targets[loop.ContinueLabel];
            _frame.Targets[loop.ContinueLabel] = inner;
            ReadStatement(body);
            Exit(inner);
            _frame.Targets[loop.ContinueLabel] = outer;
        });
    }

    /// <summary>A region that can be left early, after which the slots have the values that its exits gave; dissolved if there is only one exit.</summary>
    private void ReadBlock(Slot[] slots, Action<int> read)
    {
        int label = _graph.NewLabel();
        int[] before = slots.Select(slot => slot.Value).ToArray();
        Open();
        Area area = _area!;
        read(label);
        List<Node> nodes = CloseNodes();
        if (!TryDissolve(nodes, area, label, out int[] values))
        {
            Assign(slots, before);
            values = NewValues(slots);
            Append(new Block(values.ToEquatableArray(), label, RegionOf(nodes)));
        }

        Assign(slots, values.Length == slots.Length ? values : before);
    }

    /// <summary>Puts the nodes of a block that is left only at its end into the region around it.</summary>
    private bool TryDissolve(List<Node> nodes, Area area, int label, out int[] values)
    {
        Exit last = LastExit(nodes);
        values = last.Values.ToArray();
        bool isNeverLeft = ExitsOf(label) == 0;
        if (!isNeverLeft && !(ExitsOf(label) == 1 && last.Label == label))
        {
            return false;
        }

        area.Dissolved = _area;
        foreach (Node node in nodes.Take(nodes.Count - 1))
        {
            Append(node);
        }

        if (isNeverLeft)
        {
            Count(last.Label, -1);
            Exit(last.Label, values);
            values = Array.Empty<int>();
        }

        return true;
    }

    /// <summary>What a loop carries. A variable that has no value before a loop that may not run at all cannot be read behind it.</summary>
    private Slot[] Carried(ILoopOperation loop, bool dropsUnset, Variable? counter = null)
    {
        Slot[] slots = SlotsOf(loop, counter);
        return dropsUnset ? slots.Where(slot => slot.Value >= 0).ToArray() : slots;
    }

    private void ReadLoop(ILoopOperation loop, Slot[] slots, Func<int[], LoopHead> makeHead, Action readBody, Segmentation? segments = null)
    {
        Slot[] all = SlotsOf(loop);
        PrepareDomains(loop, all);
        int[] initial = ValuesOf(slots);
        int breakLabel = _graph.NewLabel();
        int continueLabel = _graph.NewLabel();
        _openLoops.Add(breakLabel);
        LoopHead head = makeHead(initial);
        int[] parameters = NewValues(slots);
        Assign(slots, parameters);
        _frame.Targets[loop.ExitLabel] = new Target(breakLabel, slots);
        _frame.Targets[loop.ContinueLabel] = new Target(continueLabel, slots);
        Open();
        readBody();
        Exit(continueLabel, ValuesOf(slots));
        List<Node> nodes = CloseNodes();
        _openLoops.Remove(breakLabel);
        foreach (Slot slot in all)
        {
            Slot unset = slot;
            unset.Value = -1;
        }

        int[] results = NewValues(slots);
        Assign(slots, results);
        Loop read = new(results.ToEquatableArray(), breakLabel, continueLabel, initial.ToEquatableArray(), head, RegionOf(nodes, parameters)) { Segments = segments };
        Append(read);
        if (segments is not null)
        {
            Location place = loop.Syntax is CommonForEachStatementSyntax each ? each.Expression.GetLocation() : loop.Syntax.GetLocation();
            _module.Checkpointed[read] = (place, WithPath(Array.Empty<object>())[0]);
        }

        if (head is Forever && ExitsOf(breakLabel) == 0)
        {
            Leave();
        }
    }

    /// <summary>Ends a region that cannot be left at its end: behind a throw, or an endless loop.</summary>
    private void Leave() => Exit(Function.ReturnLabel, _results.Select(leaf => Default(leaf.Outer)).ToArray());
}
