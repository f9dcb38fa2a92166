using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary><c>FForward</c>, which records on a tape, and the <c>FBackward</c> that goes back over it.</summary>
internal sealed class TapeMembers
{
    private readonly MethodModel _model;
    private readonly CoreMethod? _forward;
    private readonly CoreMethod? _backward;
    private readonly CheckMethod _check;

    public TapeMembers(MethodModel model, Core? forward, Core? backward, PrivateMembers members)
    {
        _model = model;
        _forward = forward is null ? null : new CoreMethod(model, forward, "ForwardOnTape", members);
        _backward = backward is null ? null : new CoreMethod(model, backward, "BackwardOnTape", members);
        _check = new CheckMethod(model, "ForwardCheck", members);
    }

    public void Write(SourceText text)
    {
        WriteForward(text);
        _check.Write(text);
        _forward?.Write(text);
        WriteBackward(text);
        _backward?.Write(text);
    }

    private void WriteForward(SourceText text)
    {
        var member = new Member(_model, "Forward");
        string tape = member.Add("global::Backprop.Tape", "tape", "records what the way back needs; what it held before is forgotten");
        member.Write(
            text, _model.ReturnText,
            $"Runs <c>{Documentation.Escape(_model.Name)}</c> and records it, for <c>{Documentation.Escape(_model.Name)}Backward</c> to go back later.",
            _model.ReturnText == "void" ? "" : "the value",
            _forward is null ? Refusal.Body(_model) : ForwardBody(member, tape));
    }

    private IReadOnlyList<string> ForwardBody(Member member, string tape)
    {
        var rentals = new Rentals(_model, _forward!, member.Names, tape: tape);
        string call = _forward!.Call(rentals.Tape, rentals);
        IReadOnlyList<string> statements = new CoreCall(_model, _forward).WriteBefore(call, member.Names, result =>
        {
            var core = new CoreCall(_model, _forward);
            IEnumerable<string> lines = Saved().Select(slot => $"{tape}.Save<{ElementOf(slot)}>({SpellSaved(slot, rentals)});")
                .Concat(member.Buffers.Where(item => !item.IsCell).Select(item => Note(item, tape)))
                .Append(tape + ".EndForward();")
                .Concat(core.Leave(result));
            return (_model.ReturnText == "void" ? lines : lines.Append($"return {core.Value(Role.Value, result)};")).ToList();
        });
        return new[] { $"global::Backprop.Tape.BeginForward({tape}, {Key()});" }
            .Concat(_check.Of(new BufferArgument[0])).Concat(rentals.Around(statements)).ToList();
    }

    private void WriteBackward(SourceText text)
    {
        Member member = Member.Later(_model, "Backward");
        string tape = member.Add("global::Backprop.Tape", "tape", $"what <c>{Documentation.Escape(_model.Name)}Forward</c> recorded; one can go back over it once");
        (Dictionary<int, string> upstream, Dictionary<int, string> sinks) = BackwardParameters.AddTo(member, _model);
        member.Write(
            text, "void",
            $"Goes back through a call of <c>{Documentation.Escape(_model.Name)}</c> that was recorded: adds to each gradient what the upstream gradient contributes to it.", "",
            _backward is null ? Refusal.Body(_model) : BackwardBody(member, tape, upstream, sinks));
    }

    private IReadOnlyList<string> BackwardBody(Member member, string tape, Dictionary<int, string> upstream, Dictionary<int, string> sinks)
    {
        var rentals = new Rentals(_model, _backward!, member.Names, tape: tape);
        Dictionary<int, string> spans = rentals.Spans(member, sinks, isEmptied: false, _ => true);
        string? given = upstream.TryGetValue(OutputModel.Returned, out string name) ? name : null;
        string? rows = _model.ReturnsRows && given is not null ? rentals.Rows(TypeText.Of(((BufferType)_model.Return!).Element), given) : null;
        List<int> saved = Saved().ToList();
        string call = _backward!.Call(
            i => _backward.Parameters[i] switch
            {
                { Role: Role.Saved } => saved.IndexOf(i) is >= 0 and int at ? $"{tape}.Saved<{ElementOf(i)}>({at})" : "default",
                { Role: Role.Upstream, Index: var index } when rows is not null && _model.Outputs[index].Parameter == OutputModel.Returned =>
                    rows + (_model.Outputs[index].IsRowCounts ? ".Counts" : ".Elements"),
                { Role: Role.Upstream, Index: var index } => StructText.Join(upstream[_model.Outputs[index].Parameter], _model.Outputs[index].Path),
                { Role: Role.Sink, Index: var input } => Directions.Spell(_model, input, spans, rentals),
                _ => rentals.Tape(i),
            },
            rentals);
        List<BufferArgument> ours = member.Arguments(sinks, _ => true).Select(argument => argument with { Input = null }).ToList();
        var core = new CoreCall(_model, _backward);
        IEnumerable<string> statements = core.Write(call, member.Names, result => core.AccumulateParts(member, sinks, result)
            .Concat(member.Scalars.SelectMany(item => core.Accumulate(item, item.In(sinks), result))).ToList());
        return new[] { $"global::Backprop.Tape.BeginBackward({tape}, {Key()});" }
            .Concat(CheckSinks(member, tape, sinks))
            .Concat(Checks.Apart(_model.Return is BufferType && given is not null ? ours.Prepend(BufferArgument.Given(_model, given)).ToList() : ours))
            .Append(tape + ".Spend();")
            .Concat(rentals.Around(statements.ToList())).Append(tape + ".EndBackward();").ToList();
    }

    /// <summary>The parameters of the second half that are buffers of the method which it reads.</summary>
    private IEnumerable<int> Saved() => Enumerable.Range(0, _backward!.Parameters.Count)
        .Where(i => _backward.Parameters[i].Role == Role.Saved && _backward.Reads(i));

    private string ElementOf(int parameter) => TypeText.Of(((BufferType)_backward!.TypeOf(parameter)).Element);

    private string SpellSaved(int parameter, Rentals rentals)
    {
        InputModel input = _model.Inputs[_backward!.Parameters[parameter].Index];
        return rentals.Spell(_model, input);
    }

    private static string Note(Differentiable item, string tape) => item.IsGrid ? $"{tape}.Note({item.Spelling});"
        : item.IsJagged ? $"{tape}.NoteRows({item.Spelling});" : $"{tape}.Note({item.Length});";

    private static IEnumerable<string> CheckSinks(Member member, string tape, IReadOnlyDictionary<int, string> sinks)
    {
        List<Differentiable> buffers = member.Buffers.Where(item => !item.IsCell).ToList();
        if (buffers.Count == 0)
        {
            yield break;
        }

        string at = member.Names.Next("at");
        yield return $"int {at} = 0;";
        foreach (Differentiable item in buffers)
        {
            string sink = item.In(sinks);
            string quoted = "\"" + item.Blamed(sinks).TrimStart('@') + "\"";
            yield return item.IsJagged ? $"{tape}.CheckSinkRows(ref {at}, {sink}, {quoted});"
                : $"{tape}.CheckSink(ref {at}, {(item.IsGrid ? sink : item.LengthOf(sink))}, {quoted});";
        }
    }

    /// <summary>What tells the tapes of this method from those of others: its name, the number of its signature, and its type arguments if it has any.</summary>
    private string Key()
    {
        IEnumerable<string> types = _model.Enclosing.Select(type => type.Header.Split('<')[0].Split(' ').Last());
        string name = string.Join(".", types.Append(_model.Name)).Replace("@", "");
        string signature = "0x" + _model.HintName.Substring(_model.HintName.LastIndexOf('_') + 1);
        List<string> arguments = _model.Enclosing.Select(type => type.Header).Append(_model.TypeParameters).SelectMany(Arguments).ToList();
        string type = arguments.Count == 0 ? "null" : arguments.Count == 1 ? $"typeof({arguments[0]})" : $"typeof(({string.Join(", ", arguments)}))";
        return $"\"{name}\", {signature}, {type}";
    }

    private static IEnumerable<string> Arguments(string header)
    {
        int open = header.IndexOf('<');
        return open < 0 ? Enumerable.Empty<string>()
            : header.Substring(open).Split(new[] { '<', '>', ',', ' ' }, StringSplitOptions.RemoveEmptyEntries).Where(part => part is not ("in" or "out"));
    }
}
