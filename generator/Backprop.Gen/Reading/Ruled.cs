using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>A method that has a rule, as two functions of the module.</summary>
/// <param name="Function">the name of the function that gives the method's values</param>
/// <param name="RuleFunction">the name of the function that is the rule</param>
/// <param name="Body">the source of the method, if its values are to be had from that</param>
/// <param name="IsWritten">for each argument whether it is a buffer that the method may write</param>
/// <param name="Inaccessible">what to say if the method cannot be called from the derivative, and has no source either</param>
/// <param name="Call">the first call, for messages about the rule</param>
internal sealed record Ruled(
    string Function, string RuleFunction, IMethodSymbol Rule, Body? Body, RuleSignature Signature, bool[] IsWritten, Diagnostic Inaccessible, Location Call, string Path)
{
    public IMethodSymbol Method => Signature.Primal;

    /// <summary>The buffers that the method writes, as arguments.</summary>
    public IEnumerable<int> Written => Enumerable.Range(0, IsWritten.Length).Where(i => IsWritten[i]);

    /// <summary>The parameters of the function that an argument consists of.</summary>
    public IEnumerable<int> InputsOf(int argument) => Enumerable.Range(Signature.Arguments.Take(argument).Sum(CountOf), CountOf(Signature.Arguments[argument]));

    /// <summary>The parameter that holds the contents which a written buffer had before the call: they come last.</summary>
    public int BeforeOf(int argument) => Signature.Arguments.Sum(CountOf) + Written.ToList().IndexOf(argument);

    /// <summary>The results that the returned value, or what an argument is left as, consists of.</summary>
    private IEnumerable<int> ResultsOf(int argument)
    {
        int first = argument == RuleSignature.Returned ? 0
            : Forms.LeavesOf(Signature.Result).Count + Signature.Arguments.Take(argument).Where(other => other.IsChanged).Sum(other => Forms.LeavesOf(other.Form).Count);
        return Enumerable.Range(first, Forms.LeavesOf(argument == RuleSignature.Returned ? Signature.Result : Signature.Arguments[argument].Form).Count);
    }

    /// <summary>The rule, in terms of the two functions.</summary>
    public CustomRule ToRule() => new(
        RuleFunction,
        Signature.Parameters.SelectMany(SlotsOf).ToEquatableArray(),
        Signature.Parameters.Where(parameter => parameter.Kind is RefKind.Ref or RefKind.Out).SelectMany(LeftBy).ToEquatableArray(),
        Written.Select(argument => new WrittenBuffer(InputsOf(argument).First(), BeforeOf(argument))).ToEquatableArray());

    /// <summary>What the rule is linear in: the upstream gradients. Where sinks are in-out, and so upstream gradients as well, zeros cannot be told from outside.</summary>
    public Linearity? ToLinearity()
    {
        if (Written.Any())
        {
            return null;
        }

        CustomRule rule = ToRule();
        HashSet<int> floating = new(Signature.Parameters.Where(parameter => parameter.Role == Role.Upstream)
            .SelectMany(parameter => ResultsOf(parameter.Argument).Zip(LeavesOf(parameter), (result, leaf) => (result, leaf))).Where(pair => pair.leaf.Outer.IsFloating).Select(pair => pair.result));
        HashSet<int> buffers = new(Enumerable.Range(0, IsWritten.Length).Where(i => Signature.Arguments[i].Form is BufferForm).SelectMany(InputsOf));
        IEnumerable<int> Where(System.Func<CoreSlot, bool> holds) => Enumerable.Range(0, rule.Parameters.Count).Where(i => holds(rule.Parameters[i]));
        return new Linearity(
            Where(slot => slot.Role == Role.Upstream && floating.Contains(slot.Index)).ToEquatableArray(),
            Where(slot => slot.Role == Role.Sink && buffers.Contains(slot.Index)).ToEquatableArray(),
            rule.Results.Select(left => left.Role == Role.Adjoint ? Where(slot => slot.Role == Role.Sink && slot.Index == left.Index).First() : -1).ToEquatableArray());
    }

    private IEnumerable<CoreSlot> SlotsOf(RuleParameter parameter)
    {
        switch (parameter)
        {
            case { Kind: RefKind.Out }:
                return Enumerable.Empty<CoreSlot>();
            case { Role: Role.Upstream }:
                return ResultsOf(parameter.Argument).Select(result => new CoreSlot(Role.Upstream, result));
            case { Role: Role.Input } when IsWritten[parameter.Argument]:
                return InputsOf(parameter.Argument).Select((input, i) => new CoreSlot(Role.Input, i == 0 ? BeforeOf(parameter.Argument) : input));
            default:
                bool isBuffer = Signature.Arguments[parameter.Argument].Form is BufferForm;
                return InputsOf(parameter.Argument).Select((input, i) => new CoreSlot(isBuffer && i > 0 ? Role.Input : parameter.Role, input));
        }
    }

    private IEnumerable<CoreSlot> LeftBy(RuleParameter parameter) => parameter.Role == Role.Sink
        ? InputsOf(parameter.Argument).Select(input => new CoreSlot(Role.Adjoint, input))
        : LeavesOf(parameter).Select((_, i) => new CoreSlot(Role.Value, i));

    private IReadOnlyList<Leaf> LeavesOf(RuleParameter parameter) =>
        Forms.LeavesOf(parameter.Argument == RuleSignature.Returned ? Signature.Result : Signature.Arguments[parameter.Argument].Form);

    private static int CountOf(RuleArgument argument) => argument switch
    {
        { Kind: RefKind.Out } => 0,
        { Form: BufferForm buffer } => buffer.Rank > 1 ? 1 + buffer.Rank : 1,
        _ => Forms.LeavesOf(argument.Form).Count,
    };
}
