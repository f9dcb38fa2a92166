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

    public GradientMembers(MethodModel model, Core? core, NameScope members)
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
            WriteGradient(text, withValue: true);
        }

        WriteBackward(text);
        _check.Write(text);
        _core?.Write(text);
    }

    private void WriteGradient(SourceText text, bool withValue)
    {
        var member = new Member(_model);
        Dictionary<int, string> sinks = member.AddBufferSinks("is overwritten with the gradient with respect to <paramref name=\"{0}\"/>");
        var names = new TupleNames();
        string valueName = names.Next("Value");
        List<(string Type, string Name)> returned = member.ReturnedSinks(withValue ? names : new TupleNames());
        if (withValue)
        {
            returned.Insert(0, (_model.ReturnText, valueName));
        }

        IReadOnlyList<string> body = _core is null ? Refusal.Body(_model) : Body(
            member, sinks, clears: true, (_, type) => Literals.Argument(type, _model.ReturnHasGradient ? 1 : 0), result =>
            {
                var call = new CoreCall(_model, _core);
                IEnumerable<string> gradients = member.Differentiables.Where(item => !item.IsBuffer && item.Modifier != "out")
                    .Select(item => call.Gradient(item, Role.Adjoint, result));
                List<string> values = (withValue ? new[] { call.Value(Role.Value, result) } : Array.Empty<string>()).Concat(gradients).ToList();
                return Return(values);
            });
        string name = $"<c>{Documentation.Escape(_model.Name)}</c>";
        string what = $"the gradient of {name}: the derivative of its value with respect to each differentiable parameter.";
        member.Write(
            text, _model.Name.TrimStart('@') + (withValue ? "ValueAndGradient" : "Gradient"), TupleNames.Type(returned),
            withValue ? $"The value of {name}, and {what}" : "T" + what.Substring(1),
            returned.Count == 0 ? "" : withValue
                ? returned.Count == 1 ? "the value" : "the value, then the gradient with respect to each scalar and struct"
                : "the gradient" + (returned.Count == 1 ? " with respect to <paramref name=\"" + Scalars(member)[0].Name + "\"/>" : " with respect to each scalar and struct"),
            body);
    }

    private void WriteBackward(SourceText text)
    {
        var member = new Member(_model);
        string upstream = "";
        if (_model.ReturnText != "void" && (_model.ReturnHasGradient || _model.Return is null))
        {
            upstream = member.Add(_model.ReturnText, "upstream", "the gradient with respect to the returned value");
        }

        foreach (ParameterModel parameter in _model.Parameters.Where(parameter => parameter.IsDifferentiable && parameter.Modifier is "ref" or "out"))
        {
            member.Add(parameter.TypeText, parameter.Name.TrimStart('@') + "Upstream", $"the gradient with respect to what <paramref name=\"{parameter.Name.TrimStart('@')}\"/> is left as");
        }

        var sinks = new Dictionary<int, string>();
        foreach (Differentiable item in member.Differentiables.Where(item => item.Modifier != "out"))
        {
            string owner = item.Parameter < 0 ? "the instance" : $"<paramref name=\"{item.Name}\"/>";
            sinks[item.Parameter] = item.IsBuffer
                ? member.Add(TypeText.Span(item.Element, false), item.Name + "Gradient", item.IsWritten
                    ? $"on entry the gradient with respect to the final contents of {owner}, on exit that with respect to the contents before the call"
                    : $"the gradient with respect to {owner} is added to it")
                : member.Add(item.TypeText, item.Name + "Gradient", $"the gradient with respect to {owner} is added to it", "ref ");
        }

        IReadOnlyList<string> body = _core is null ? Refusal.Body(_model) : Body(
            member, sinks, clears: false, (index, type) => Upstream(upstream, index, type), result =>
            {
                var call = new CoreCall(_model, _core);
                return Scalars(member).SelectMany(item => call.Accumulate(item, sinks[item.Parameter], result)).ToList();
            });
        member.Write(
            text, _model.Name.TrimStart('@') + "Backward", "void",
            $"Goes back through <c>{Documentation.Escape(_model.Name)}</c>: adds to each gradient what the upstream gradient contributes to it.", "", body);
    }

    private static List<Differentiable> Scalars(Member member) =>
        member.Differentiables.Where(item => !item.IsBuffer && item.Modifier != "out").ToList();

    /// <summary>The upstream gradient of a scalar of the returned value.</summary>
    private string Upstream(string upstream, int index, GraphType type)
    {
        (string path, _, bool hasGradient) = StructText.Leaves(_model.Return!).ElementAt(index);
        return !_model.ReturnHasGradient || !hasGradient ? Literals.Argument(type, 0) : path.Length == 0 ? upstream : upstream + "." + path;
    }

    private IReadOnlyList<string> Body(
        Member member, Dictionary<int, string> sinks, bool clears, Func<int, GraphType, string> upstream,
        Func<Func<Role, int, string?>, IReadOnlyList<string>> results)
    {
        Dictionary<int, string> buffers = sinks.Where(pair => pair.Key >= 0 && _model.Parameters[pair.Key].Type is BufferType).ToDictionary(pair => pair.Key, pair => pair.Value);
        var rentals = new Rentals(_core!, member.Names);
        string call = _core!.Call(
            i => _core.Parameters[i] switch
            {
                { Role: Role.Upstream, Index: var index } => upstream(index, _core.TypeOf(i)),
                { Role: Role.Sink, Index: var input } => buffers[_model.Inputs[input].Parameter],
                _ => rentals.Tape(i),
            },
            rentals.Scratches(_core));
        IEnumerable<string> lines = _check.Of(buffers, new Dictionary<int, string>());
        if (clears)
        {
            lines = lines.Concat(buffers.Values.Select(buffer => buffer + ".Clear();"));
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
