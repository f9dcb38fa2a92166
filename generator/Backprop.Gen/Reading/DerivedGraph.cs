using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Backprop.Gen.Writing;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>Reads the method that a declared member is a derivative of, and makes of it the graph that is called.</summary>
internal sealed class DerivedGraph
{
    private readonly DerivativeMember _member;
    private readonly ModuleReader _reader;
    private MethodModel _model;
    private IReadOnlyList<StateInput> _state = new StateInput[0];

    private DerivedGraph(DerivativeMember member, ModuleReader reader, MethodModel model)
    {
        _member = member;
        _reader = reader;
        _model = model;
    }

    /// <summary>The graph of the member, and that of the method itself; or why there is none.</summary>
    public static (MethodGraph? Graph, MethodGraph? Primal, string Problem) Of(DerivativeMember member, ModuleReader caller)
    {
        if (caller.IsReading(member.Method))
        {
            return Without($"'{member.Method.Name}' is what is being read; a method cannot call its own derivative");
        }

        ModuleReader reader = new(member.Method, caller.Compilation, caller.Token) { Caller = caller };
        SignatureReader signature = new(reader);
        MethodModel model = signature.Read();
        if (signature.IsBroken || reader.HasErrors || reader.Sources.BodyOf(member.Method, caller.Token) is not { } body)
        {
            return Without($"'{member.Method.Name}' cannot be differentiated");
        }

        DerivedGraph derived = new(member, reader, model);
        try
        {
            return derived.Read(body);
        }
        catch (Refusal refusal)
        {
            return Without($"'{member.Method.Name}' cannot be differentiated: {refusal.Diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
        }
    }

    private static (MethodGraph?, MethodGraph?, string) Without(string problem) => (null, null, problem);

    private (MethodGraph?, MethodGraph?, string) Read(Body body)
    {
        if (ProblemOfKind() is { } problem)
        {
            return Without(problem);
        }

        _reader.Calls.CountFrom(body.Method);
        BodyReader entry = new(_reader);
        List<Function> functions = new() { entry.ReadExported(body, out _state) };
        functions.AddRange(_reader.ReadFunctions());
        functions.AddRange(_reader.Imported);
        _model = _model with
        {
            Module = new Module(functions.ToEquatableArray()),
            Inputs = entry.Inputs.Select((input, i) => i < entry.Inputs.Count - _state.Count ? input : input with { Parameter = InputModel.State }).ToEquatableArray(),
            Outputs = entry.Outputs.ToEquatableArray(),
        };
        _model = Check.Module(_model, _reader) with { Summary = "", MemberNames = default, Reserved = default, Declared = default };
        if (_reader.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
        {
            return Without($"'{_member.Method.Name}' cannot be differentiated: {error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
        }

        DeclaredMember declared = DeclaredMembers.Model(_member.Declaration, _member.Method);
        if (!MethodWriter.Signatures(_model with { Declared = EquatableArray.Of(declared) }).Any(declared.Declares) || _member.Declaration.Arity != _member.Method.Arity)
        {
            return Without("it is declared in another way than it is generated");
        }

        EquatableArray<StateInput> state = _state.ToEquatableArray();
        return (new MethodGraph(new Module(EquatableArray.Of(Build())), false, state), new MethodGraph(_model.Module!, false, state), "");
    }

    /// <summary>What derivatives of derivatives do not know.</summary>
    private string? ProblemOfKind() =>
        _member.Suffix == "Forward" || _member.Declaration.Parameters.FirstOrDefault()?.Type is { Name: "Tape" } type && Names.IsBackprop(type)
            ? "a tape leaves no trace of what it holds; call the member without one"
        : _member.Suffix is "JacobianSparsity" or "SparseJacobian" ? "which entries it is about is only known when it runs; call the one that fills the whole Jacobian"
        : _model.Receiver is { Parts.Count: > 0 } || _model.Parameters.Any(parameter => parameter.Parts.Count > 0) ? "it takes a struct that holds arrays; pass them as parameters"
        : _model.Receiver is { Fields.Count: > 0 } ? "its gradients are those of marked fields; pass them as parameters"
        : _model.Receiver is { IsChanged: true } ? "it changes the struct that it is called on; return the new one"
        : _model.Return is BufferType || _model.ReturnsRows ? "it returns an array; let it write into a parameter"
        : null;

    private Function Build()
    {
        DerivedShape shape = new(_member, _model, _state.Count);
        IEnumerable<int> sinks = Enumerable.Range(0, shape.Parameters.Count).Where(i => shape.Parameters[i] is { Slot.Role: Role.Sink, Type.IsBuffer: true });
        return new DerivedSkeleton(_model, shape).Build(_member.Declaration.Name) with
        {
            Derivation = new Derivation(_member.Mode, _model, shape.Parameters.Select(item => item.Slot).ToEquatableArray(),
                (_member.Suffix == "Backward" ? new int[0] : sinks).ToEquatableArray(), shape.Results.Select(item => item.Slot).ToEquatableArray()),
        };
    }
}
