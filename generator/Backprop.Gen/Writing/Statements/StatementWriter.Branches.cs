using System.Collections.Generic;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <content>Branches.</content>
internal sealed partial class StatementWriter
{
    private void WriteIf(If branch, Step step, Ahead? ahead)
    {
        Lines then = Nested(step.Then, ahead);
        Lines otherwise = Nested(step.Else, ahead);
        if (then.Count > 0)
        {
            _lines.Statement($"if ({_expressions.Of(branch.Condition).Text})", then);
            if (otherwise.Count > 0)
            {
                _lines.Else(otherwise);
            }
        }
        else if (otherwise.Count > 0)
        {
            _lines.Statement($"if ({_expressions.Not(branch.Condition).Text})", otherwise);
        }

        WriteLabel(branch.Label);
    }

    /// <summary>The statements of an inner C# block.</summary>
    private Lines Nested(IReadOnlyList<Step> steps, Ahead? ahead)
    {
        Lines outer = _lines;
        _lines = new Lines();
        Write(steps, ahead);
        Lines inner = _lines;
        _lines = outer;
        return inner;
    }
}
