using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary><c>FGradient</c>, <c>FValueAndGradient</c> and <c>FBackward</c>: three faces of one core.</summary>
internal sealed class GradientMembers
{
    private readonly MethodModel _model;
    private readonly CoreMethod? _core;
    private readonly CheckMethod _check;

    public GradientMembers(MethodModel model, Core? core, PrivateMembers members)
    {
        _model = model;
        _core = core is null ? null : new CoreMethod(model, core, "BackwardCore", members);
        _check = new CheckMethod(model, "BackwardCheck", members);
    }

    public void Write(SourceText text)
    {
        if (_model.Return is { IsFloating: true })
        {
            WriteGradient(text, withValue: false);
            new AllocatingMember(_model, "Gradient").Write(text);
            WriteGradient(text, withValue: true);
            new AllocatingMember(_model, "ValueAndGradient").Write(text);
        }

        WriteBackward(text);
        _check.Write(text);
        _core?.Write(text);
    }

    private void WriteGradient(SourceText text, bool withValue)
    {
        var member = new Member(_model, withValue ? "ValueAndGradient" : "Gradient");
        Dictionary<int, string> sinks = member.AddBufferSinks(
            "is overwritten with the gradient with respect to {0}", "is overwritten with the gradient with respect to the marked fields of the instance");
        var names = new TupleNames();
        string valueName = names.Next("Value");
        List<(string Type, string Name)> returned = member.ReturnedSinks(withValue ? names : new TupleNames());
        if (withValue)
        {
            returned.Insert(0, (_model.ReturnText, valueName));
        }

        IReadOnlyList<string> body = _core is null ? Refusal.Body(_model) : Body(
            member, sinks, null, (output, type) => Literals.Argument(type, output.Parameter == OutputModel.Returned ? 1 : 0), result =>
            {
                var call = new CoreCall(_model, _core);
                IEnumerable<string> gradients = member.Scalars.Select(item => call.Gradient(item, Role.Adjoint, result));
                List<string> values = (withValue ? new[] { call.Value(Role.Value, result) } : Array.Empty<string>()).Concat(gradients).ToList();
                return call.Leave(result).Concat(call.Fields(member, sinks, Role.Adjoint, result)).Concat(Return(values)).ToList();
            });
        string name = $"<c>{Documentation.Escape(_model.Name)}</c>";
        string what = $"the gradient of {name}: the derivative of its value with respect to each differentiable parameter.";
        member.Write(
            text, TupleNames.Type(returned),
            withValue ? $"The value of {name}, and {what}" : "T" + what.Substring(1),
            returned.Count == 0 ? "" : withValue
                ? returned.Count == 1 ? "the value" : "the value, then the gradient with respect to each scalar and struct"
                : "the gradient" + (returned.Count == 1 ? " with respect to <paramref name=\"" + member.Scalars.First().Name + "\"/>" : " with respect to each scalar and struct"),
            body);
    }

    private void WriteBackward(SourceText text)
    {
        var member = new Member(_model, "Backward");
        (Dictionary<int, string> upstream, Dictionary<int, string> sinks) = BackwardParameters.AddTo(member, _model);
        IReadOnlyList<string> body = _core is null ? Refusal.Body(_model) : Body(
            member, sinks, upstream, (output, _) => StructText.Join(upstream[output.Parameter], output.Path), result =>
            {
                var call = new CoreCall(_model, _core);
                return call.Leave(result).Concat(call.AccumulateParts(member, sinks, result)).Concat(member.Scalars.SelectMany(item => call.Accumulate(item, item.In(sinks), result))).ToList();
            });
        member.Write(
            text, "void",
            $"Goes back through <c>{Documentation.Escape(_model.Name)}</c>: adds to each gradient what the upstream gradient contributes to it.", "", body);
    }

    /// <param name="upstreams">the parameters that bring upstream gradients; null if sinks are overwritten</param>
    private IReadOnlyList<string> Body(
        Member member, Dictionary<int, string> sinks, Dictionary<int, string>? upstreams, Func<OutputModel, GraphType, string> upstream,
        Func<Func<Role, int, string?>, IReadOnlyList<string>> results)
    {
        var rentals = new Rentals(_model, _core!, member.Names);
        Dictionary<int, string> spans = rentals.Spans(member, sinks, isEmptied: upstreams is null, _ => true);
        string? given = upstreams?.TryGetValue(OutputModel.Returned, out string name) == true ? name : null;
        string? rows = _model.ReturnsRows && given is not null ? rentals.Rows(TypeText.Of(((BufferType)_model.Return!).Element), given) : null;
        string call = _core!.Call(
            i => _core.Parameters[i] switch
            {
                { Role: Role.Upstream, Index: var index } when rows is not null && _model.Outputs[index].Parameter == OutputModel.Returned =>
                    rows + (_model.Outputs[index].IsRowCounts ? ".Counts" : ".Elements"),
                { Role: Role.Upstream, Index: var index } => upstream(_model.Outputs[index], _core.TypeOf(i)),
                { Role: Role.Sink, Index: var input } => Directions.Spell(_model, input, spans, rentals),
                _ => rentals.Tape(i),
            },
            rentals);
        IEnumerable<BufferArgument> ours = member.Arguments(sinks, _ => true);
        if (_model.Return is BufferType && given is not null)
        {
            ours = ours.Prepend(BufferArgument.Given(_model, given));
        }

        IEnumerable<string> lines = _check.Of(ours.ToList());
        if (upstreams is null)
        {
            lines = lines.Concat(member.Clear(sinks));
        }

        return lines.Concat(rentals.Around(new CoreCall(_model, _core).Write(call, member.Names, results))).ToList();
    }

    private static IReadOnlyList<string> Return(List<string> values) => values.Count switch
    {
        0 => Array.Empty<string>(),
        1 => new[] { $"return {values[0]};" },
        _ => new[] { $"return ({string.Join(", ", values)});" },
    };
}
