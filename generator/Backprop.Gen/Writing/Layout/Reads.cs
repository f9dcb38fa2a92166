using System.Collections.Generic;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>The values that a step reads itself, in the order in which C# evaluates them.</summary>
internal static class Reads
{
    /// <param name="wanted">which values are used at all: what an exit hands to others is not read</param>
    public static List<int> Of(Step step, Layout layout, bool[] wanted)
    {
        var values = new List<int>();
        switch (step.Node)
        {
            case Loop loop when step.Kind == StepKind.LoopEntry:
                AddWhere(loop.Initial, loop.Body.Parameters);
                if (loop.Head is Counted counted)
                {
                    values.Add(layout.Canonical(counted.Start));
                }

                break;
            case Loop { Head: Counted head } when step.Kind == StepKind.LoopHead:
                values.Add(layout.Canonical(head.Bound));
                break;
            case Loop loop when step.Kind == StepKind.HeadExit:
                AddWhere(loop.Body.Parameters, loop.Results);
                break;
            case Exit exit when layout.Targets[exit.Label] is { Kind: not (TargetKind.Return or TargetKind.Condition) } target:
                AddWhere(exit.Values, target.Receivers);
                break;
            case Loop:
                break;
            case Set set:
                values.Add(layout.Canonical(set.Value));
                break;
            default:
                NodeParts.ForEachOperand(step.Node, value => values.Add(layout.Canonical(value)));
                break;
        }

        return values;

        void AddWhere(EquatableArray<int> given, EquatableArray<int> receivers)
        {
            for (int i = 0; i < given.Count; i++)
            {
                if (wanted[receivers[i]])
                {
                    values.Add(layout.Canonical(given[i]));
                }
            }
        }
    }
}
