using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary><c>FJvp</c>: the value, and its derivative in one direction.</summary>
internal sealed class JvpMember
{
    private readonly MethodModel _model;
    private readonly CoreMethod? _core;
    private readonly CheckMethod _check;

    public JvpMember(MethodModel model, Core? core, PrivateMembers members)
    {
        _model = model;
        _core = core is null ? null : new CoreMethod(model, core, "JvpCore", members);
        _check = new CheckMethod(model, "JvpCheck", members);
    }

    public void Write(SourceText text)
    {
        var member = new Member(_model, "Jvp");
        Dictionary<int, string> tangents = member.AddDirections(
            "Tangent", "the tangent of {0}", "the tangents of the marked fields of the instance; of a field that is written, on exit the tangent of what it is left as");
        string returns = _model.ReturnText == "void" ? "void"
            : _model.ReturnHasGradient || _model.Return is null ? $"({_model.ReturnText} Value, {_model.ReturnText} Tangent)" : _model.ReturnText;
        member.Write(
            text, returns,
            $"The value of <c>{Documentation.Escape(_model.Name)}</c>, and how it changes when its inputs move along their tangents.",
            returns == "void" ? "" : _model.ReturnHasGradient ? "the value and its tangent" : "the value",
            _core is null ? Refusal.Body(_model) : Body(member, tangents));
        _check.Write(text);
        _core?.Write(text);
    }

    private IReadOnlyList<string> Body(Member member, Dictionary<int, string> tangents)
    {
        List<BufferArgument> ours = member.Arguments(tangents, item => item.IsWritten).ToList();
        var rentals = new Rentals(_model, _core!, member.Names);
        Dictionary<int, string> spans = rentals.Spans(member, tangents, isEmptied: false, item => item.IsWritten);
        string call = _core!.Call(
            i => _core.Parameters[i].Role == Role.Tangent ? Directions.Spell(_model, _core.Parameters[i].Index, spans, rentals) : rentals.Tape(i),
            rentals);
        return _check.Of(ours).Concat(rentals.Around(new CoreCall(_model, _core).Write(call, member.Names, result =>
        {
            var core = new CoreCall(_model, _core);
            IEnumerable<string> left = core.Leave(result, tangents);
            return (_model.Return is null ? left : left.Append(_model.ReturnHasGradient
                ? $"return ({core.Value(Role.Value, result)}, {core.Value(Role.ValueTangent, result)});"
                : $"return {core.Value(Role.Value, result)};")).ToList();
        }))).ToList();
    }
}
