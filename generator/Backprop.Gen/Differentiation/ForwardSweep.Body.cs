using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <content>The whole body, where the reverse sweep follows in the same function.</content>
internal sealed partial class ForwardSweep
{
    /// <summary>Copies the body. Answers what it returns but buffers, and, with early returns, the number of the return taken, else -1.</summary>
    public (List<int> Values, int Code) CopyBody()
    {
        if (!_returnsCode)
        {
            Copy(_plan.Structure.Body, withTerminator: false);
            return (_plan.Function.Body.Terminator().Values.Where(value => !_plan.TypeOf(value).IsBuffer).Select(Use).ToList(), -1);
        }

        // The forward sweep stands in a block, whose last result is that number.
        int label = _graph.NewLabel();
        BindReturn(label);
        _graph.Open();
        Copy(_plan.Structure.Body);
        Region body = _graph.Close();
        List<int> results = _plan.Function.Results.Where(type => !type.IsBuffer).Select(type => _graph.NewValue(type, "value")).ToList();
        int code = _graph.NewValue(GraphType.Int32, "exit");
        _graph.Append(new Block(results.Append(code).ToEquatableArray(), label, body));
        return (results, code);
    }
}
