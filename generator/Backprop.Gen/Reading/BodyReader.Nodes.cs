using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Reading;

/// <summary>Appending to the graph: regions, exits, and what comes after an exit, which is nothing.</summary>
internal sealed partial class BodyReader
{
    private readonly Dictionary<int, int> _exits = new();
    private readonly Stack<bool> _outerEnded = new();
    private Area? _area;

    /// <summary>Whether the region that is read has got its exit: what follows cannot be reached.</summary>
    private bool _ended;

    private void Open(bool isBody = false)
    {
        _graph.Open();
        _area = new Area(_area) { IsBody = isBody };
        _outerEnded.Push(_ended);
        _ended = false;
    }

    private void Reopen(List<Node> nodes, Area area)
    {
        _graph.Open(nodes);
        _area = area;
        _outerEnded.Push(_ended);
        _ended = false;
    }

    private List<Node> CloseNodes()
    {
        _area = _area!.Parent;
        _ended = _outerEnded.Pop();
        return _graph.CloseNodes();
    }

    private static Region RegionOf(List<Node> nodes, params int[] parameters) =>
        new(new EquatableArray<int>(parameters), new EquatableArray<Node>(nodes.ToArray()));

    private void Append(Node node)
    {
        if (!_ended)
        {
            _graph.Append(node);
        }
    }

    private int Apply(Operation operation, GraphType type, params int[] inputs)
    {
        int result = _graph.NewValue(type);
        Append(new Apply(result, operation, new EquatableArray<int>(inputs)));
        return result;
    }

    private int Constant(GraphType type, long bits)
    {
        int result = _graph.NewValue(type);
        Append(new Constant(result, bits));
        return result;
    }

    private int Integer(int value) => Constant(GraphType.Int32, value);

    private int Boolean(bool value) => Constant(GraphType.Boolean, value ? 1 : 0);

    private int Not(int condition) => Negated(condition, Apply(Operations.Not, GraphType.Boolean, condition));

    /// <summary>The default value of a type.</summary>
    private int Default(GraphType type)
    {
        if (type is ScalarType)
        {
            return Constant(type, 0);
        }

        int result = _graph.NewValue(type);
        if (type is BufferType)
        {
            Append(new Allocate(result, _graph.NewValue(GraphType.Int32), Integer(0)));
            return result;
        }

        Append(new External(result, $"default({((OpaqueType)type).Name})!", EquatableArray<int>.Empty));
        return result;
    }

    private void Exit(int label, params int[] values)
    {
        if (_ended)
        {
            return;
        }

        Append(new Exit(label, new EquatableArray<int>(values)));
        Count(label, 1);
        _ended = true;
    }

    private void Exit(Target target) => Exit(target.Label, ValuesOf(target.Slots));

    private void Count(int label, int change) => _exits[label] = ExitsOf(label) + change;

    private int ExitsOf(int label) => _exits.TryGetValue(label, out int count) ? count : 0;

    /// <summary>The current values of slots; where there is none yet, C# has made sure that nobody reads it, and any value will do.</summary>
    private int[] ValuesOf(Slot[] slots) => slots.Select(slot => slot.Value >= 0 ? slot.Value : Default(slot.Type)).ToArray();

    private int[] NewValues(Slot[] slots) => slots.Select(slot => _graph.NewValue(slot.Type, slot.Name)).ToArray();

    private static void Assign(Slot[] slots, int[] values)
    {
        for (int i = 0; i < slots.Length; i++)
        {
            Slot slot = slots[i];
            slot.Value = values[i];
        }
    }

    private void NameIt(int value, string name)
    {
        if (value >= 0 && _graph.NameOf(value) is null)
        {
            _graph.Rename(value, name);
        }
    }

    /// <summary>Whether nodes end by a throw: then come only the values, of no use, that its exit needs.</summary>
    private static bool Throws(List<Node> nodes)
    {
        int last = nodes.Count - 2;
        while (last >= 0 && nodes[last] is Constant)
        {
            last--;
        }

        return last >= 0 && nodes[last] is External { Throws: true };
    }

    private static Exit LastExit(List<Node> nodes) => (Exit)nodes[nodes.Count - 1];
}
