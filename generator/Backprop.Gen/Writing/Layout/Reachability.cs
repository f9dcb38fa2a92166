using System.Collections.Generic;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>Marks the steps that no execution reaches, as C# would see it: constants decide nothing.</summary>
internal sealed class Reachability
{
    private readonly HashSet<int> _left = new();

    public static void Mark(Layout layout) => new Reachability().Mark(layout.Body);

    private void Mark(IReadOnlyList<Step> steps)
    {
        bool reached = true;
        foreach (Step step in steps)
        {
            if (!reached)
            {
                Skip(step);
                continue;
            }

            switch (step.Node)
            {
                case Exit exit:
                    _left.Add(exit.Label);
                    reached = false;
                    break;
                case External { Throws: true }:
                    reached = false;
                    break;
                case If branch:
                    Mark(step.Then);
                    Mark(step.Else);
                    reached = step.Completes = _left.Contains(branch.Label);
                    break;
                case Block block:
                    Mark(step.Body);
                    reached = step.Completes = _left.Contains(block.Label);
                    break;
                case Loop loop:
                    Mark(step.Condition);
                    Mark(step.Body);
                    reached = step.Completes = loop.Head is not Forever || _left.Contains(loop.Break);
                    break;
            }
        }
    }

    private static void Skip(Step step)
    {
        step.IsUnreachable = true;
        foreach (IReadOnlyList<Step> inner in new[] { step.Then, step.Else, step.Condition, step.Body })
        {
            foreach (Step nested in inner)
            {
                Skip(nested);
            }
        }

        if (step.Head is not null)
        {
            step.Head.IsUnreachable = true;
        }

        if (step.HeadExit is not null)
        {
            step.HeadExit.IsUnreachable = true;
        }
    }
}
