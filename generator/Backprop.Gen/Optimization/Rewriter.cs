using System.Collections.Generic;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Optimization;

/// <summary>
/// Rebuilds a function in program order. A pass says what becomes of each node, whose operands it gets already replaced;
/// because a use never precedes its definition, one walk replaces them all.
/// </summary>
internal abstract class Rewriter
{
    private readonly List<ValueInfo> _values;
    private readonly Dictionary<int, int> _replacements = new();

    protected Rewriter(Function function)
    {
        Function = function;
        _values = new List<ValueInfo>(function.Values);
    }

    protected Function Function { get; }

    protected Function Rewrite() => Function with { Body = Rewrite(Function.Body), Values = _values.ToEquatableArray() };

    /// <summary>Appends what becomes of a node: itself, something else, or nothing.</summary>
    protected abstract void Rewrite(Node node, List<Node> output);

    protected virtual Region Rewrite(Region region)
    {
        var output = new List<Node>(region.Nodes.Count);
        Rewrite(region.Nodes, output);
        return region with { Nodes = output.ToEquatableArray() };
    }

    /// <summary>Appends what becomes of some nodes. What follows an exit is never reached, and left out.</summary>
    protected void Rewrite(IEnumerable<Node> nodes, List<Node> output)
    {
        foreach (Node node in nodes)
        {
            Rewrite(NodeParts.MapOperands(node, Current), output);
            if (output.Count > 0 && output[output.Count - 1] is Exit)
            {
                break;
            }
        }
    }

    /// <summary>What stands for this value now.</summary>
    protected int Current(int value)
    {
        while (_replacements.TryGetValue(value, out int replacement))
        {
            value = replacement;
        }

        return value;
    }

    /// <summary>From here on, <paramref name="by"/> stands for <paramref name="value"/>.</summary>
    protected void Replace(int value, int by) => _replacements[value] = Current(by);

    protected void Replace(EquatableArray<int> values, EquatableArray<int> by)
    {
        for (int i = 0; i < values.Count; i++)
        {
            Replace(values[i], by[i]);
        }
    }

    protected ValueInfo Info(int value) => _values[value];

    protected GraphType TypeOf(int value) => _values[value].Type;

    protected void Rename(int value, string? name) => _values[value] = _values[value] with { Name = name };

    protected int NewValue(GraphType type, string? name)
    {
        _values.Add(new ValueInfo(type, name));
        return _values.Count - 1;
    }
}
