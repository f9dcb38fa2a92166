using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary><c>FHvp</c>: the Hessian times a direction. The gradient itself goes to memory that is rented and forgotten.</summary>
internal sealed class HvpMember
{
    private readonly MethodModel _model;
    private readonly CoreMethod? _core;
    private readonly CheckMethod _check;

    public HvpMember(MethodModel model, Core? core, PrivateMembers members)
    {
        _model = model;
        _core = core is null ? null : new CoreMethod(model, core, "HvpCore", members);
        _check = new CheckMethod(model, "HvpCheck", members);
    }

    public void Write(SourceText text)
    {
        if (_model.Return is not { IsFloating: true })
        {
            return;
        }

        var member = new Member(_model, "Hvp");
        Dictionary<int, string> directions = member.AddDirections("Direction", "how {0} moves", "how the marked fields of the instance move");
        Dictionary<int, string> sinks = member.AddBufferSinks(
            "is overwritten with the part of the product that belongs to {0}", "is overwritten with the part of the product that belongs to the marked fields of the instance");
        List<(string Type, string Name)> returned = member.ReturnedSinks(new TupleNames());
        member.Write(
            text, TupleNames.Type(returned),
            $"The Hessian of <c>{Documentation.Escape(_model.Name)}</c> times a direction: how its gradient changes when its inputs move.",
            returned.Count == 0 ? "" : "the product, for each scalar and struct",
            _core is null ? Refusal.Body(_model) : Body(member, directions, sinks));
        _check.Write(text);
        _core?.Write(text);
    }

    private IReadOnlyList<string> Body(Member member, Dictionary<int, string> directions, Dictionary<int, string> sinks)
    {
        List<Differentiable> buffers = member.Buffers.ToList();
        var rentals = new Rentals(_model, _core!, member.Names, buffers.Select(item => item.Element));
        Dictionary<int, string> moved = rentals.Spans(member, directions, isEmptied: false, item => item.IsWritten);
        Dictionary<int, string> products = rentals.Spans(member, sinks, isEmptied: true, _ => true);
        var gradients = new Dictionary<(int, string), string>();
        foreach (Differentiable item in buffers)
        {
            string scratch = rentals.Scratch(item.Element);

            // A sink is a span, and has the length of the input, where there is one.
            string length = item is { IsPart: false, IsGrid: false, IsJagged: false } ? sinks[item.Parameter] + ".Length" : rentals.LengthOf(item);
            gradients[(item.Parameter, item.Path)] = $"{scratch}.Get({scratch}.Allocate({length}), {length})";
        }

        string call = _core!.Call(i => Argument(i, moved, products, gradients, rentals), rentals);
        IEnumerable<BufferArgument> given = member.Arguments(directions, item => item.IsWritten);
        List<string> lines = _check.Of(given.Concat(member.Arguments(sinks, _ => true)).ToList()).ToList();
        lines.AddRange(member.Clear(sinks));
        lines.AddRange(rentals.Around(new CoreCall(_model, _core).Write(call, member.Names, result =>
        {
            var core = new CoreCall(_model, _core);
            List<string> values = member.Scalars.Select(item => core.Gradient(item, Role.AdjointTangent, result)).ToList();
            IEnumerable<string> left = core.Leave(result, directions).Concat(core.Fields(member, sinks, Role.AdjointTangent, result));
            return (values.Count == 0 ? left : left.Append(values.Count == 1 ? $"return {values[0]};" : $"return ({string.Join(", ", values)});")).ToList();
        })));
        return lines;
    }

    private string Argument(
        int parameter, Dictionary<int, string> directions, Dictionary<int, string> sinks, Dictionary<(int, string), string> gradients, Rentals rentals)
    {
        CoreSlot slot = _core!.Parameters[parameter];
        return slot.Role switch
        {
            Role.Upstream => Literals.Argument(_core.TypeOf(parameter), _model.Outputs[slot.Index].Parameter == OutputModel.Returned ? 1 : 0),
            Role.Sink => gradients[(_model.Inputs[slot.Index].Parameter, _model.Inputs[slot.Index].Path)],
            Role.SinkTangent => Directions.Spell(_model, slot.Index, sinks, rentals),
            Role.Tangent => Directions.Spell(_model, slot.Index, directions, rentals),
            _ => rentals.Tape(parameter),
        };
    }
}
