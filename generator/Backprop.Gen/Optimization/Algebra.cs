using System.Collections.Generic;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Optimization;

/// <summary>
/// Exact algebra: constants are folded, neutral elements vanish, a branch on a constant is replaced by its arm. Floating-point identities are used only
/// where they hold bit for bit for every operand: x · 1 and x + (−0) are x, but x + 0 is not (−0 + 0 = 0) and x · 0 is not 0 (NaN, ∞).
/// The one exception concerns derivatives only: the strong product with a finite factor becomes an ordinary one, which may change the sign of a zero.
/// </summary>
internal sealed partial class Algebra : Rewriter
{
    private readonly Dictionary<int, Constant> _constants = new();
    private readonly Dictionary<int, Apply> _applies = new();

    private Algebra(Function function)
        : base(function)
    {
    }

    public static Function Run(Function function) => new Algebra(function).Rewrite();

    protected override void Rewrite(Node node, List<Node> output)
    {
        switch (node)
        {
            case Constant constant:
                Append(constant, output);
                break;
            case Apply apply:
                Simplify(apply, output);
                break;
            case Resolve resolve when _constants.TryGetValue(resolve.Choice, out Constant? choice) && choice.Bits >= 0 && choice.Bits < resolve.Origins.Count:
                Choose(resolve, resolve.Origins[(int)choice.Bits], output);
                break;
            case Elementwise whole when whole.Operation == Operations.Defined || whole.Operation == Operations.Stop:
                output.Add(new Copy(whole.Inputs[whole.Inputs.Count - 1], whole.Destination));
                break;
            case If branch when _constants.TryGetValue(branch.Condition, out Constant? condition):
                Splice(branch, condition.Bits != 0 ? branch.Then : branch.Else, output);
                break;
            default:
                output.Add(NodeParts.MapRegions(node, Rewrite));
                break;
        }
    }

    private void Simplify(Apply apply, List<Node> output)
    {
        GraphType type = TypeOf(apply.Result);
        if (apply.Inputs.Count is 1 or 2
            && _constants.TryGetValue(apply.Inputs[0], out Constant? first)
            && _constants.TryGetValue(apply.Inputs[apply.Inputs.Count - 1], out Constant? last)
            && ConstantFolding.TryFold(apply.Operation, TypeOf(apply.Inputs[0]), type, first.Bits, last.Bits, out long bits))
        {
            Append(new Constant(apply.Result, bits), output);
            return;
        }

        switch (Simplified(apply, type))
        {
            case { Same: { } value } when TypeOf(value) == type:
                Replace(apply.Result, value);
                break;
            case { Bits: { } constant }:
                Append(new Constant(apply.Result, constant), output);
                break;
            case { Other: { } other }:
                Append(other, output);
                break;
            default:
                Append(apply, output);
                break;
        }
    }

    /// <summary>A reference to one origin for certain is that origin, or a part of it.</summary>
    private void Choose(Resolve resolve, int origin, List<Node> output)
    {
        if (resolve.Start < 0)
        {
            Replace(resolve.Result, origin);
        }
        else
        {
            output.Add(new Slice(resolve.Result, origin, resolve.Start, resolve.Count));
        }
    }

    /// <summary>Puts an arm in the place of its branch.</summary>
    private void Splice(If branch, Region arm, List<Node> output)
    {
        if (Exits.Count(arm, branch.Label) != (Exits.Last(arm).Label == branch.Label ? 1 : 0))
        {
            output.Add(new Block(branch.Results, branch.Label, Rewrite(arm)));
            return;
        }

        Rewrite(arm.Nodes, output);
        if (output[output.Count - 1] is Exit exit && exit.Label == branch.Label)
        {
            output.RemoveAt(output.Count - 1);
            Replace(branch.Results, exit.Values);
        }
    }

    private void Append(Constant constant, List<Node> output)
    {
        _constants[constant.Result] = constant;
        output.Add(constant);
    }

    private void Append(Apply apply, List<Node> output)
    {
        _applies[apply.Result] = apply;
        output.Add(apply);
    }
}
