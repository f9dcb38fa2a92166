using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Analysis;

/// <content>Calls with a rule: the way back reads the arguments, and the contents that buffers had before the call.</content>
internal sealed partial class ReversePlan
{
    public CustomRule? RuleOf(Invoke invoke) => Activity.Ruled.RuleOf(invoke);

    /// <summary>Whether something comes out of the call that has an adjoint which goes on into what the rule has sinks for.</summary>
    public bool IsDifferentiated(Invoke invoke, CustomRule rule) => RuledCalls.Differentiated(invoke, rule).Any(Activity.IsActive)
        && RuledCalls.Results(invoke, rule).Concat(RuledCalls.Written(invoke, rule)).Any(Activity.IsActive);

    private bool HasReverse(Invoke invoke, CustomRule rule) => IsDifferentiated(invoke, rule)
        || RuledCalls.Written(invoke, rule).Any(IsLogged);

    private void CollectRuled(Invoke invoke, CustomRule rule, RegionInfo info)
    {
        foreach (WrittenBuffer written in rule.Written)
        {
            NeedBuffer(invoke.Inputs[written.Parameter], invoke, info);
            NeedBuffer(invoke.Inputs[written.Before], invoke, info);
        }

        if (!IsDifferentiated(invoke, rule))
        {
            return;
        }

        foreach (CoreSlot slot in rule.Parameters)
        {
            switch (slot.Role)
            {
                case Role.Input:
                    NeedOperand(invoke.Inputs[slot.Index], isResult: false, invoke, info);
                    break;
                case Role.Sink when Function.TypeOf(invoke.Inputs[slot.Index]).IsBuffer:
                    NeedBuffer(invoke.Inputs[slot.Index], invoke, info);
                    break;
            }
        }
    }
}
