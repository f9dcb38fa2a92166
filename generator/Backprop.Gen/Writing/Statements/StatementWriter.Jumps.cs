using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <content>Exits: what they assign, and how they jump.</content>
internal sealed partial class StatementWriter
{
    /// <summary>The C# loops around what is printed, innermost last.</summary>
    private readonly Stack<(int Break, int Continue)> _loops = new();

    private void WriteExit(Exit exit, Step step, Ahead? ahead)
    {
        if (exit.Label == Function.ReturnLabel)
        {
            WriteReturn(exit, ahead);
            return;
        }

        WriteCopies(Given(exit), step.Position);
        if (Ahead.Contains(ahead, exit.Label))
        {
            return;
        }

        if (_loops.Count > 0 && _loops.Peek().Break == exit.Label)
        {
            _lines.Statement("break;");
        }
        else if (_loops.Count > 0 && _loops.Peek().Continue == exit.Label)
        {
            _lines.Statement("continue;");
        }
        else
        {
            _lines.Statement($"goto {_labels.Use(exit.Label)};");
        }
    }

    private void WriteReturn(Exit exit, Ahead? ahead)
    {
        IReadOnlyList<string> values = _expressions.Returned(exit.Values, _rowCounts);
        if (values.Count == 1)
        {
            _lines.Statement($"return {values[0]};");
        }
        else if (values.Count > 1)
        {
            _lines.Statement($"return ({string.Join(", ", values)});");
        }
        else if (!Ahead.Contains(ahead, Function.ReturnLabel))
        {
            _lines.Statement("return;");
        }
    }

    private void WriteLabel(int label)
    {
        if (_labels.Used(label) is { } name)
        {
            _lines.Statement(name + ": ;");
        }
    }

    /// <summary>What is reached by going on after the construct at an index.</summary>
    private Ahead? AheadIn(IReadOnlyList<Step> steps, int index, Ahead? ahead)
    {
        int label = steps[index].Node switch
        {
            If branch => branch.Label,
            Block block => block.Label,
            _ => -1,
        };
        if (label < 0 || !steps[index].Completes)
        {
            return ahead;
        }

        for (int i = index + 1; i < steps.Count; i++)
        {
            switch (steps[i].Node)
            {
                case Exit exit when Copies(Given(exit)).Count == 0 && (exit.Label != Function.ReturnLabel || exit.Values.Count == 0):
                    return new Ahead(label, new Ahead(exit.Label));
                case Note or Graph.Declare:
                    continue;
                case Set set when Copies(new[] { (set.Cell, set.Value) }).Count == 0:
                    continue;
                default:
                    if (_inlining.IsPrinted(steps[i]))
                    {
                        return new Ahead(label);
                    }

                    continue;
            }
        }

        return new Ahead(label);
    }
}
