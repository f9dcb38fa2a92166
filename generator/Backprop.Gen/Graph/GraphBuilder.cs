using System;
using System.Collections.Generic;

namespace Backprop.Gen.Graph;

/// <summary>Builds a function: allots values and labels, and appends nodes to the innermost open region.</summary>
public sealed class GraphBuilder
{
    private readonly List<ValueInfo> _values = new();
    private readonly Stack<List<Node>> _open = new();
    private int _labels = Function.ReturnLabel;

    /// <summary>A builder that knows the values and labels of a function by the same numbers.</summary>
    public static GraphBuilder After(Function function)
    {
        var builder = new GraphBuilder { _labels = Labels.Last(function) };
        builder._values.AddRange(function.Values);
        return builder;
    }

    /// <summary>How many values there are so far; a value below an earlier count was defined before.</summary>
    public int Count => _values.Count;

    public int NewLabel() => ++_labels;

    public int NewValue(GraphType type, string? name = null)
    {
        _values.Add(new ValueInfo(type, name));
        return _values.Count - 1;
    }

    public GraphType TypeOf(int value) => _values[value].Type;

    public string? NameOf(int value) => _values[value].Name;

    public void Rename(int value, string? name) => _values[value] = _values[value] with { Name = name };

    /// <summary>The nodes of the innermost open region so far.</summary>
    public List<Node> Current => _open.Peek();

    public void Open() => _open.Push(new List<Node>());

    /// <summary>Opens again a region that was set aside.</summary>
    public void Open(List<Node> nodes) => _open.Push(nodes);

    public Region Close(params int[] parameters) => new(new EquatableArray<int>(parameters), new EquatableArray<Node>(_open.Pop().ToArray()));

    public List<Node> CloseNodes() => _open.Pop();

    public void Append(Node node) => _open.Peek().Add(node);

    public int Apply(Operation operation, GraphType type, params int[] inputs)
    {
        int result = NewValue(type);
        Append(new Apply(result, operation, new EquatableArray<int>(inputs)));
        return result;
    }

    /// <summary>The number of elements of a buffer.</summary>
    public int LengthOf(int buffer)
    {
        int length = NewValue(GraphType.Int32);
        Append(new Length(length, buffer));
        return length;
    }

    /// <summary>New memory, which can be written.</summary>
    public int Allocate(BufferType type, int count, string? name = null)
    {
        int made = NewValue(type with { IsReadOnly = false }, name);
        Append(new Allocate(made, NewValue(GraphType.Int32), count));
        return made;
    }

    /// <summary>New memory of the length of a buffer.</summary>
    public int AllocateLike(int buffer, string? name = null) => Allocate((BufferType)TypeOf(buffer), LengthOf(buffer), name);

    public int Constant(GraphType type, long bits)
    {
        int result = NewValue(type);
        Append(new Constant(result, bits));
        return result;
    }

    public int Number(GraphType type, double value) => type switch
    {
        ScalarType { Kind: ScalarKind.Double or ScalarKind.Generic } => Constant(type, BitConverter.DoubleToInt64Bits(value)),
        ScalarType { Kind: ScalarKind.Single } => Constant(type, SingleBits((float)value)),
        _ => Constant(type, (long)value),
    };

    public int Integer(int value) => Constant(GraphType.Int32, value);

    public void Exit(int label, params int[] values) => Append(new Exit(label, new EquatableArray<int>(values)));

    public Function Finish(string name, IEnumerable<GraphType> results, params int[] parameters) =>
        new(name, new EquatableArray<ValueInfo>(_values.ToArray()), results.ToEquatableArray(), Close(parameters));

    public static long SingleBits(float value) => BitConverter.ToInt32(BitConverter.GetBytes(value), 0);

    public static float SingleFromBits(long bits) => BitConverter.ToSingle(BitConverter.GetBytes((int)bits), 0);
}
