using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>What the parameters and results of a generated member are, leaf by leaf, when it is called.</summary>
internal sealed class DerivedShape
{
    private readonly MethodModel _model;
    private readonly Function _primal;
    private readonly int _arguments;
    private readonly GraphType _matrix;
    private readonly List<(CoreSlot Slot, GraphType Type)> _parameters = new();
    private readonly List<(CoreSlot Slot, GraphType Type)> _results = new();

    /// <param name="state">how many of the method's inputs are read of the world around it</param>
    public DerivedShape(DerivativeMember member, MethodModel model, int state)
    {
        _model = model;
        _primal = model.Module!.Entry;
        _arguments = model.Inputs.Count - state;
        _matrix = member.Declaration.Parameters.LastOrDefault()?.Type is INamedTypeSymbol { TypeArguments: [var element] } ? NumberTypes.ScalarOf(element) ?? GraphType.Double : GraphType.Double;
        IReadOnlyList<(Role Role, int Owner)> additional = member.Additional(model);
        AddInputs(0, _arguments);
        foreach ((Role role, int owner) in additional)
        {
            AddParameter(role, owner);
        }

        AddInputs(_arguments, model.Inputs.Count);
        AddReturned(member.Suffix);
        AddOutputs(Role.Value, output => output.Parameter >= 0, _ => true);
        foreach ((Role role, int owner) in additional)
        {
            AddChanged(member.Suffix, role, owner);
        }
    }

    public IReadOnlyList<(CoreSlot Slot, GraphType Type)> Parameters => _parameters;

    public IReadOnlyList<(CoreSlot Slot, GraphType Type)> Results => _results;

    private static CoreSlot Nothing { get; } = new(Role.None, 0);

    private GraphType TypeOf(int input) => _primal.TypeOf(_primal.Parameters[input]);

    private IEnumerable<int> InputsOf(int owner) => Enumerable.Range(0, _arguments).Where(input => _model.Inputs[input].Parameter == owner);

    private void AddInputs(int from, int to)
    {
        for (int input = from; input < to; input++)
        {
            _parameters.Add((new CoreSlot(Role.Input, input), TypeOf(input)));
        }
    }

    private void AddParameter(Role role, int owner)
    {
        switch (role)
        {
            case Role.Matrix:
                _parameters.Add((new CoreSlot(role, 0), new BufferType(_matrix, IsReadOnly: false)));
                break;
            case Role.Upstream:
                AddOutputs(_parameters, role, output => output.Parameter == owner, output => output.HasGradient);
                break;
            default:
                foreach (int input in InputsOf(owner))
                {
                    bool isReadOnly = role == Role.Tangent && !_model.Parameters[owner < 0 ? 0 : owner].IsWritten;
                    GraphType type = TypeOf(input) is BufferType buffer ? buffer with { IsReadOnly = isReadOnly } : TypeOf(input);
                    _parameters.Add((SlotOf(role, input), type));
                    AddShape(owner, input);
                }

                break;
        }
    }

    /// <summary>The extents of an array of several dimensions, and the tables of an array of arrays, which follow its elements.</summary>
    private void AddShape(int owner, int input)
    {
        if (owner >= 0 && _model.Parameters[owner].Form is Graph.BufferForm.Grid or Graph.BufferForm.Jagged)
        {
            for (int next = input + 1; next < _arguments && _model.Inputs[next].Parameter == InputModel.State; next++)
            {
                _parameters.Add((Nothing, TypeOf(next)));
            }
        }
    }

    private void AddReturned(string suffix)
    {
        bool IsReturned(OutputModel output) => output.Parameter == OutputModel.Returned;
        switch (suffix)
        {
            case "Gradient" or "Hvp":
                AddGradients(suffix == "Hvp" ? Role.AdjointTangent : Role.Adjoint);
                break;
            case "ValueAndGradient":
                AddOutputs(Role.Value, IsReturned, _ => true);
                AddGradients(Role.Adjoint);
                break;
            case "Jvp":
                AddOutputs(Role.Value, IsReturned, _ => true);
                if (_model.ReturnHasGradient)
                {
                    AddOutputs(Role.ValueTangent, IsReturned, output => output.HasGradient);
                }

                break;
        }
    }

    private void AddGradients(Role role)
    {
        foreach (int input in Enumerable.Range(0, _arguments).Where(input => IsGiven(_model.Inputs[input]) && TypeOf(input) is not BufferType))
        {
            _results.Add((SlotOf(role, input), TypeOf(input)));
        }
    }

    /// <summary>Whether an input is a part of something that has a gradient.</summary>
    private bool IsGiven(InputModel input) => input.Parameter >= 0 ? _model.Parameters[input.Parameter] is { IsDifferentiable: true, Modifier: not "out" }
        : input.Parameter == -1 && _model.Receiver is { Type: not null, IsDifferentiable: true };

    /// <summary>What a parameter by reference is left as.</summary>
    private void AddChanged(string suffix, Role role, int owner)
    {
        if (suffix == "Backward" && role == Role.Sink)
        {
            foreach (int input in InputsOf(owner).Where(input => TypeOf(input) is not BufferType))
            {
                _results.Add((SlotOf(role, input), TypeOf(input)));
            }
        }
        else if (role == Role.Tangent && owner >= 0 && _model.Parameters[owner].Modifier is "ref" or "out")
        {
            AddOutputs(Role.ValueTangent, output => output.Parameter == owner, output => output.HasGradient);
        }
    }

    private void AddOutputs(Role role, System.Func<OutputModel, bool> isMeant, System.Func<OutputModel, bool> hasPart) => AddOutputs(_results, role, isMeant, hasPart);

    private void AddOutputs(List<(CoreSlot Slot, GraphType Type)> list, Role role, System.Func<OutputModel, bool> isMeant, System.Func<OutputModel, bool> hasPart)
    {
        for (int i = 0; i < _model.Outputs.Count; i++)
        {
            if (isMeant(_model.Outputs[i]))
            {
                list.Add((hasPart(_model.Outputs[i]) ? new CoreSlot(role, i) : Nothing, _primal.Results[i]));
            }
        }
    }

    private CoreSlot SlotOf(Role role, int input) => _model.Inputs[input].IsDifferentiable && StructPaths.Carries(TypeOf(input)) ? new CoreSlot(role, input) : Nothing;
}
