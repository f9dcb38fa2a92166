using System.Collections.Generic;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <content>Scalars of one element that are written one after the other: where it has to be made anew, that happens once.</content>
internal sealed partial class StatementWriter
{
    private readonly record struct Part(int Buffer, int Index, string Path, int Value, bool IsAdded);

    /// <summary>The last of the writes, begun here, that one assignment does; 0 if there is only one of them, or none.</summary>
    private int LastOfRemade(IReadOnlyList<Step> steps, int at)
    {
        if (PartOf(steps[at]) is not { } first || SettablePart(first.Buffer, first.Path) is var whole && whole == first.Path)
        {
            return 0;
        }

        int last = 0;
        var paths = new HashSet<string> { first.Path };
        for (int i = at + 1; i < steps.Count; i++)
        {
            Step step = steps[i];
            if (PartOf(step) is { } part && part.Buffer == first.Buffer && part.Index == first.Index && SettablePart(part.Buffer, part.Path) == whole && paths.Add(part.Path))
            {
                last = i;
            }
            else if (!IsBetween(step, paths))
            {
                break;
            }
        }

        return last;
    }

    private void WriteRemade(IReadOnlyList<Step> steps, int at, int last)
    {
        var values = new Dictionary<string, string>();
        Part first = PartOf(steps[at])!.Value;
        for (int i = at; i <= last; i++)
        {
            foreach (Variable variable in i == at ? System.Array.Empty<Variable>() : _variables.HoistedBefore(steps[i].Position))
            {
                Declare(variable);
            }

            if (PartOf(steps[i]) is { } part)
            {
                string target = _expressions.Element(part.Buffer, part.Index, part.Path);
                values.Add(part.Path, part.IsAdded ? $"{target} + {_expressions.Of(part.Value).At(Precedence.Multiplicative)}" : _expressions.Assigned(part.Value));
            }
            else if (_inlining.IsPrinted(steps[i]))
            {
                Write(steps[i], null);
            }
        }

        Remake(first.Buffer, first.Index, SettablePart(first.Buffer, first.Path), values);
    }

    private Part? PartOf(Step step) => step.Node switch
    {
        Store n => new Part(_layout.Canonical(n.Buffer), _layout.Canonical(n.Index), n.Path, _layout.Canonical(n.Value), false),
        Accumulate n => new Part(_layout.Canonical(n.Buffer), _layout.Canonical(n.Index), n.Path, _layout.Canonical(n.Value), true),
        _ => null,
    };

    /// <summary>Whether a step may come before the writes that it stands between: it changes nothing that they read, and reads nothing that they change.</summary>
    private bool IsBetween(Step step, HashSet<string> paths) => step.Node switch
    {
        Load load when paths.Contains(load.Path) => false,
        Load or Apply or Constant => !_inlining.IsPrinted(step)
            || (_variables.Of(_inlining.ResultOf(step)) is { } variable && IsDeclaredAt(variable, step)),
        _ => false,
    };
}
