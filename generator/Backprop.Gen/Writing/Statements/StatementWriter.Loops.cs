using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <content>Loops.</content>
internal sealed partial class StatementWriter
{
    private void WriteLoop(Loop loop, Step entry)
    {
        WriteCopies(loop.Body.Parameters.Select((parameter, i) => (parameter, loop.Initial[i])), entry.Position, _lines.Preparation);
        var leaving = loop.Results.Select((result, i) => (result, loop.Body.Parameters[i])).ToList();
        bool assignsAtHead = loop.Head is not Forever && Copies(leaving).Count > 0;
        bool hasBreaks = _layout.Targets[loop.Break].Exits.Count > 0;

        // What only the head assigns stands after the loop, unless the loop is also left in other ways.
        Lines? atHead = assignsAtHead && hasBreaks ? Assignments(leaving, entry) : null;
        switch (loop.Head)
        {
            case Counted counted:
                WriteFor(loop, counted, entry, atHead);
                break;
            case While when atHead is null && !entry.Condition.Take(entry.Condition.Count - 1).Any(IsVisible):
                _lines.Statement($"while ({_expressions.Of(ConditionOf(entry)).Text})", Inside(loop, () => WriteBody(loop, entry)));
                break;
            case While:
                _lines.Statement("while (true)", Inside(loop, () => WriteTested(loop, entry, atHead)));
                break;
            default:
                WriteForever(loop, entry);
                break;
        }

        if (assignsAtHead && !hasBreaks)
        {
            WriteCopies(leaving, entry.HeadExit!.Position);
        }

        WriteLabel(loop.Break);
    }

    private bool IsVisible(Step step) => step.Node is not (Note or Graph.Declare) && _inlining.IsPrinted(step);

    private static int ConditionOf(Step entry) => ((Exit)entry.Condition[entry.Condition.Count - 1].Node).Values[0];

    private Lines Assignments(List<(int Receiver, int Value)> given, Step entry)
    {
        Lines outer = _lines;
        _lines = new Lines();
        WriteCopies(given, entry.HeadExit!.Position);
        _lines.Statement("break;");
        Lines inner = _lines;
        _lines = outer;
        return inner;
    }

    private Lines Inside(Loop loop, Action write, int? continueLabel = null)
    {
        Lines outer = _lines;
        _lines = new Lines();
        _loops.Push((loop.Break, continueLabel ?? loop.Continue));
        write();
        _loops.Pop();
        Lines inner = _lines;
        _lines = outer;
        return inner;
    }

    private void WriteBody(Loop loop, Step entry)
    {
        Write(entry.Body, new Ahead(loop.Continue));
        WriteLabel(loop.Continue);
    }

    private void WriteFor(Loop loop, Counted counted, Step entry, Lines? atHead)
    {
        Variable counter = _variables.Of(counted.Counter)!;
        string name = counter.Name;
        string relation = (counted.Step > 0 ? "<" : ">") + (counted.IsInclusive ? "=" : "");
        string size = Math.Abs((long)counted.Step).ToString(CultureInfo.InvariantCulture);
        string step = size == "1" ? name + (counted.Step > 0 ? "++" : "--") : $"{name} {(counted.Step > 0 ? "+" : "-")}= {size}";
        string test = $"{name} {relation} {_expressions.Of(counted.Bound).At(Precedence.Shift)}";
        string start = $"{TypeText.Of(counter.Type)} {name} = {_expressions.Assigned(counted.Start)}";
        Lines body = Inside(loop, () =>
        {
            if (atHead is not null)
            {
                _lines.Statement($"if (!({test}))", atHead);
            }

            WriteBody(loop, entry);
        });
        _lines.Statement($"for ({start}; {(atHead is null ? test : "")}; {step})", body);
    }

    /// <summary>A loop whose condition needs statements, or whose end needs assignments.</summary>
    private void WriteTested(Loop loop, Step entry, Lines? atHead)
    {
        Write(entry.Condition.Take(entry.Condition.Count - 1).ToList(), null);
        string condition = $"if ({_expressions.Not(ConditionOf(entry)).Text})";
        if (atHead is null)
        {
            atHead = new Lines();
            atHead.Statement("break;");
        }

        _lines.Statement(condition, atHead);
        WriteBody(loop, entry);
    }

    private void WriteForever(Loop loop, Step entry)
    {
        List<Step> reached = entry.Body.Where(step => !step.IsUnreachable).ToList();
        Step last = reached[reached.Count - 1];
        if (last.Node is If branch && !_inlining.IsExpression(last) && _layout.Targets[loop.Continue].Exits.Count == 1
            && IsOutside(branch.Condition, entry.Scope)
            && (Goes(last.Then, loop.Continue) && Goes(last.Else, loop.Break) || Goes(last.Then, loop.Break) && Goes(last.Else, loop.Continue)))
        {
            string condition = Goes(last.Then, loop.Continue) ? _expressions.Of(branch.Condition).Text : _expressions.Not(branch.Condition).Text;
            reached.RemoveAt(reached.Count - 1);
            _lines.Statement("do", Inside(loop, () => Write(reached, null), BlockBefore(reached)));
            _lines.Continue($"while ({condition});");
            return;
        }

        _lines.Statement("while (true)", Inside(loop, () => WriteBody(loop, entry)));
    }

    /// <summary>Whether an arm only jumps.</summary>
    private bool Goes(IReadOnlyList<Step> arm, int label) =>
        arm.FirstOrDefault(IsVisible)?.Node is Exit exit && exit.Label == label && Copies(Given(exit)).Count == 0;

    /// <summary>Whether an expression reads only variables that are declared outside a loop that stands in a C# block.</summary>
    private bool IsOutside(int condition, int scope)
    {
        var reads = new HashSet<Variable>();
        AddReads(_layout.Canonical(condition), reads);
        return reads.All(variable => _layout.Scopes.Encloses(variable.Scope, scope));
    }

    /// <summary>In a do loop, C#'s <c>continue</c> goes on to the condition: it leaves a block that stands right before it.</summary>
    private int BlockBefore(List<Step> steps) => steps.LastOrDefault(IsVisible)?.Node is Block block ? block.Label : -1;
}
