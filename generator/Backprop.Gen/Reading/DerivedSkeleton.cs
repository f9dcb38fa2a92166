using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Reading;

/// <summary>The body of a derivative before it is built, from which one sees what depends on what: everything on everything.</summary>
internal sealed class DerivedSkeleton
{
    private readonly GraphBuilder _graph = new();
    private readonly MethodModel _model;
    private readonly DerivedShape _shape;

    public DerivedSkeleton(MethodModel model, DerivedShape shape)
    {
        _model = model;
        _shape = shape;
    }

    public Function Build(string name)
    {
        _graph.Open();
        int[] parameters = _shape.Parameters.Select(item => _graph.NewValue(item.Type, NameOf(item.Slot))).ToArray();
        int sum = _graph.Number(GraphType.Double, 0);
        for (int i = 0; i < parameters.Length; i++)
        {
            CoreSlot slot = _shape.Parameters[i].Slot;
            bool isRead = slot.Role is Role.Upstream or Role.Tangent or Role.Sink || (slot.Role == Role.Input && _model.Inputs[slot.Index].IsDifferentiable);
            foreach (int part in isRead ? Read(parameters[i]) : Enumerable.Empty<int>())
            {
                sum = _graph.Apply(Operations.Add, GraphType.Double, sum, Convert(part, GraphType.Double));
            }
        }

        for (int i = 0; i < parameters.Length; i++)
        {
            if (_shape.Parameters[i].Type is BufferType { IsReadOnly: false } type && IsWritten(_shape.Parameters[i].Slot))
            {
                int first = _graph.Integer(0);
                foreach ((string path, GraphType leaf) in FloatingLeaves(type.Element))
                {
                    _graph.Append(new Store(parameters[i], first, path, Convert(sum, leaf)));
                }
            }
        }

        _graph.Exit(Function.ReturnLabel, _shape.Results.Select(item => item.Type.IsFloating ? Convert(sum, item.Type) : Defaults.Append(_graph, item.Type)).ToArray());
        return _graph.Finish(name, _shape.Results.Select(item => item.Type), parameters);
    }

    private string? NameOf(CoreSlot slot)
    {
        Function primal = _model.Module!.Entry;
        string? name = slot.Role is Role.Input or Role.Sink or Role.Tangent ? primal.Values[primal.Parameters[slot.Index]].Name : null;
        return slot.Role switch
        {
            Role.Input => name,
            Role.Sink => name + "Gradient",
            Role.Tangent => name + "Tangent",
            Role.Upstream => "upstream",
            Role.Matrix => "matrix",
            _ => null,
        };
    }

    private bool IsWritten(CoreSlot slot) => slot.Role switch
    {
        Role.Sink or Role.Matrix or Role.Tangent => true,
        Role.Input => _model.Inputs[slot.Index] is { Parameter: >= 0 and var owner } && _model.Parameters[owner].IsWritten,
        _ => false,
    };

    private IEnumerable<int> Read(int parameter)
    {
        if (_graph.TypeOf(parameter) is not BufferType buffer)
        {
            return _graph.TypeOf(parameter).IsFloating ? new[] { parameter } : new int[0];
        }

        int first = _graph.Integer(0);
        return FloatingLeaves(buffer.Element).Select(leaf =>
        {
            int part = _graph.NewValue(leaf.Type);
            _graph.Append(new Load(part, parameter, first, leaf.Path));
            return part;
        }).ToList();
    }

    private static IEnumerable<(string Path, GraphType Type)> FloatingLeaves(GraphType element) =>
        StructPaths.Leaves(element).Where(leaf => StructPaths.At(element, leaf.Path).HasGradient);

    private int Convert(int value, GraphType type) => _graph.TypeOf(value) == type ? value : _graph.Apply(Operations.Convert, type, value);
}
