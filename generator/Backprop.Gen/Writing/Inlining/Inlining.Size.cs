using System;
using System.Collections.Generic;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <content>How long expressions may grow.</content>
internal sealed partial class Inlining
{
    private const int MaxLength = 110;
    private const int MaxDepth = 10;

    /// <summary>Gives a variable to operands of what would become too long or too deep; so printing never recurses deeply.</summary>
    private void KeepShort()
    {
        var length = new int[_function.Values.Count];
        var depth = new int[_function.Values.Count];
        for (int value = 0; value < length.Length; value++)
        {
            length[value] = _layout.Definitions[value]?.Node is Constant ? 3 : _function.Values[value].Name?.Length ?? 4;
        }

        foreach (Step step in _layout.Steps)
        {
            if (step.IsUnreachable || IsInside(step) || step.Node is Constant or Exit { Label: not Function.ReturnLabel })
            {
                continue;
            }

            Measure(step, out int total, out int deepest);
            while (total > MaxLength || deepest >= MaxDepth)
            {
                int longest = Longest(step, deepest >= MaxDepth ? depth : length);
                if (longest < 0)
                {
                    break;
                }

                _inlined[longest] = false;
                length[longest] = 7;
                depth[longest] = 0;
                Measure(step, out total, out deepest);
            }

            int result = ResultOf(step);
            if (result >= 0 && _inlined[result])
            {
                length[result] = total;
                depth[result] = deepest + 1;
            }
        }

        void Measure(Step step, out int total, out int deepest)
        {
            total = Own(step.Node);
            deepest = 0;
            foreach (int read in Reads(step))
            {
                total += length[read];
                deepest = Math.Max(deepest, depth[read]);
            }

            if (!_expressions.Contains(step))
            {
                return;
            }

            foreach (Step inner in Inside(step))
            {
                if (ResultOf(inner) >= 0)
                {
                    total += inner.Node is Constant ? 0 : Own(inner.Node) + 3;
                }
            }
        }
    }

    /// <summary>The operand to take out: the one that is an own expression, not a constant or a length, and the largest.</summary>
    private int Longest(Step step, int[] size)
    {
        int longest = -1;
        foreach (int read in Reads(step))
        {
            if (_inlined[read] && _layout.Definitions[read] is { Node: not (Constant or Length) } definition
                && definition.Region == step.Region && (longest < 0 || size[read] > size[longest]))
            {
                longest = read;
            }
        }

        return longest;
    }

    private static int Own(Node node) => node switch
    {
        Apply { Operation.Spelling: Spelling.Infix } => 3,
        Apply { Operation.Spelling: Spelling.Prefix or Spelling.Cast } => 4,
        Apply { Operation.Spelling: Spelling.Math } => 22,
        Apply { Operation.Spelling: Spelling.Kernel } => 28,
        Apply => 8,
        Load => 2,
        Length => 7,
        If => 6,
        _ => 5,
    };
}
