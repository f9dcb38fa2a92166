using System.Collections.Generic;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <content>Two elements of the tuple that one call returns.</content>
internal sealed partial class StatementWriter
{
    private static readonly Dictionary<Operation, Operation> s_partners = new()
    {
        [Operations.PairedSin] = Operations.PairedCos,
        [Operations.PairedSinPi] = Operations.PairedCosPi,
    };

    /// <summary><c>(double s, double c) = Math.SinCos(x);</c> where both elements come one after the other and have variables.</summary>
    private bool TryWritePair(IReadOnlyList<Step> steps, int at)
    {
        if (at + 1 == steps.Count || steps[at].Node is not Apply first || steps[at + 1].Node is not Apply second
            || !s_partners.TryGetValue(first.Operation, out Operation? partner) || partner != second.Operation
            || _layout.Canonical(first.Inputs[0]) != _layout.Canonical(second.Inputs[0])
            || _variables.Of(first.Result) is not { } left || _variables.Of(second.Result) is not { } right || left == right)
        {
            return false;
        }

        // C# 9 either declares all targets or none.
        bool isDeclared = IsDeclaredAt(left, steps[at]);
        if (isDeclared != IsDeclaredAt(right, steps[at + 1]))
        {
            return false;
        }

        foreach (Variable variable in _variables.HoistedBefore(steps[at + 1].Position))
        {
            Declare(variable);
        }

        string call = OperationText.Tuple(first.Operation, _layout.TypeOf(first.Inputs[0]), _expressions.Of(first.Inputs[0]));
        _lines.Statement($"{(isDeclared ? "var " : "")}({left.Name}, {right.Name}) = {call};");
        return true;
    }

    private static bool IsDeclaredAt(Variable variable, Step step) => variable.IsDeclaredInPlace && variable.Declared == step.Position;
}
