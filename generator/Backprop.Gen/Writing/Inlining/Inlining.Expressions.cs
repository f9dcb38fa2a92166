using System.Collections.Generic;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <content>Branches that read as expressions.</content>
internal sealed partial class Inlining
{
    /// <summary>How many operations the arms of a <c>?:</c> may hold, and how deep: a longer one is an <c>if</c>.</summary>
    private const int MaxOperations = 8;

    private readonly HashSet<int> _zeroDivisors = new();

    private void FindExpressions()
    {
        foreach (Step step in _layout.Steps)
        {
            if (step.Node is Apply { Operation: var operation } apply && (operation == Operations.Divide || operation == Operations.Remainder))
            {
                _zeroDivisors.Add(_layout.Canonical(apply.Inputs[1]));
            }
        }

        // Inner branches come later: an outer one is an expression only if the inner ones are.
        for (int i = _layout.Steps.Count - 1; i >= 0; i--)
        {
            Step step = _layout.Steps[i];
            if (step is { Node: If branch, IsUnreachable: false } && step.Completes && OnlyResult(branch) >= 0
                && _function.TypeOf(OnlyResult(branch)) is not BufferType
                && IsPlain(step.Then, branch.Label, out int then) && IsPlain(step.Else, branch.Label, out int otherwise)
                && then + otherwise <= MaxOperations)
            {
                _expressions.Add(step);
                foreach (Step inner in Inside(step))
                {
                    _inside[inner.Position] = true;
                }

                InlineAll(step.Then);
                InlineAll(step.Else);
            }
        }
    }

    /// <summary>Whether an arm is one expression: every value in it is used once, there, and is not a variable of the user's.</summary>
    private bool IsPlain(IReadOnlyList<Step> arm, int label, out int operations)
    {
        operations = 0;
        foreach (Step step in arm)
        {
            switch (step.Node)
            {
                case Exit exit:
                    return exit.Label == label;
                case Constant constant:
                    if (IsZeroDivisor(constant))
                    {
                        return false;
                    }

                    break;
                case Length length when Wanted[length.Result]:
                    break;
                case Apply or Load or If:
                    int result = ResultOf(step);
                    if (result < 0 || !Wanted[result] || _uses[result] != 1 || _function.Values[result].Name is not null
                        || ((step.Node is not Apply || Effects.Throws(step.Node, _function)) && IsEvenIfUnused(_user[result])))
                    {
                        return false;
                    }

                    operations += step.Node is If ? 2 : 1;
                    foreach (Step _ in Inside(step))
                    {
                        operations++;
                    }

                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    /// <summary>Whether the user evaluates both of its operands in the graph, but one when printed.</summary>
    private static bool IsEvenIfUnused(Step? user) => user?.Node is Apply { Operation.Spelling: Spelling.Conditional };

    private void InlineAll(IReadOnlyList<Step> arm)
    {
        foreach (Step step in arm)
        {
            int result = ResultOf(step);
            if (result >= 0)
            {
                _inlined[result] = true;
            }
        }
    }
}
