using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>The function that stands for a derivative where it is called: it empties sinks, calls the derivative with tapes of its own, and picks from what it gives.</summary>
internal sealed class DerivedFunction
{
    private readonly GraphBuilder _graph = new();
    private readonly Function _declared;
    private readonly Derivation _derivation;
    private readonly Core _core;
    private readonly Dictionary<CoreSlot, int> _given = new();
    private readonly List<int> _tapes = new();

    public DerivedFunction(Function declared, Derivation derivation, Core core)
    {
        _declared = declared;
        _derivation = derivation;
        _core = core;
    }

    private bool HasProducts => _derivation.Mode == Derivatives.Hvp;

    public Function Build()
    {
        _graph.Open();
        int[] parameters = _declared.Parameters.Select(value => _graph.NewValue(_declared.TypeOf(value), _declared.Values[value].Name)).ToArray();
        for (int i = 0; i < parameters.Length; i++)
        {
            _given[_derivation.Parameters[i]] = parameters[i];
        }

        foreach (int sink in _derivation.Overwritten)
        {
            _graph.Append(new Clear(parameters[sink]));
        }

        Function entry = _core.Module.Entry;
        int[] arguments = _core.Parameters.Select((slot, i) => Argument(slot, entry.TypeOf(entry.Parameters[i]))).ToArray();
        int[] results = entry.Results.Select(type => _graph.NewValue(type)).ToArray();
        _graph.Append(new Invoke(results.ToEquatableArray(), entry.Name, arguments.ToEquatableArray()) { ForgetsMemory = true });
        foreach (int tape in Enumerable.Reverse(_tapes))
        {
            _graph.Append(new DropTape(tape));
        }

        var call = new Call(_core.Results, results);
        int[] returned = _derivation.Results.Select((slot, i) => Result(slot, _declared.Results[i], call)).ToArray();
        _graph.Exit(Function.ReturnLabel, returned);
        return _graph.Finish(_declared.Name, _declared.Results, parameters);
    }

    private int Argument(CoreSlot slot, GraphType type)
    {
        switch (slot.Role)
        {
            case Role.Tape or Role.TapeTangent:
                int tape = _graph.NewValue(type, "tape");
                _graph.Append(new LendTape(tape));
                _tapes.Add(tape);
                return tape;
            case Role.Upstream when !_given.ContainsKey(slot):
                return _graph.Number(type, _derivation.Method.Outputs[slot.Index].Parameter == OutputModel.Returned ? 1 : 0);
            case Role.Sink when HasProducts:
                int input = _given[new CoreSlot(Role.Input, slot.Index)];
                return _graph.AllocateLike(input, Naming.Gradient(_graph.NameOf(input)));
            case Role.SinkTangent:
                return _given[new CoreSlot(Role.Sink, slot.Index)];
            default:
                return _given[slot];
        }
    }

    private int Result(CoreSlot slot, GraphType type, Call call)
    {
        switch (slot.Role)
        {
            case Role.Sink:
                int gradient = call[Role.Adjoint, slot.Index];
                return _graph.Apply(Operations.Add, type, _given[slot], gradient);
            case Role.None:
                return Defaults.Append(_graph, type);
            default:
                return call[slot.Role, slot.Index];
        }
    }
}
