using System;
using System.Collections.Generic;

namespace Backprop.Gen.Graph;

/// <summary>Copies nodes of one function into another that is being built, with values and labels of their own.</summary>
public sealed class Copier
{
    private readonly GraphBuilder _builder;
    private readonly Function _function;
    private readonly Dictionary<int, int> _values = new();
    private readonly Dictionary<int, int> _labels = new();

    public Copier(GraphBuilder builder, Function function)
    {
        _builder = builder;
        _function = function;
    }

    /// <summary>What an exit that leaves all that is copied becomes; it appends the exit that takes its place.</summary>
    public Action<Exit>? Leave { get; init; }

    public void Bind(int value, int copy) => _values.Add(value, copy);

    public void BindLabel(int label, int copy) => _labels.Add(label, copy);

    public int Value(int value)
    {
        if (!_values.TryGetValue(value, out int copied))
        {
            copied = _builder.NewValue(_function.TypeOf(value), _function.Values[value].Name);
            _values.Add(value, copied);
        }

        return copied;
    }

    public int Label(int label)
    {
        if (!_labels.TryGetValue(label, out int copied))
        {
            copied = _builder.NewLabel();
            _labels.Add(label, copied);
        }

        return copied;
    }

    public void Append(Region region)
    {
        foreach (Node node in region.Nodes)
        {
            Append(node);
        }
    }

    public void Append(Node node)
    {
        if (node is Exit left && Leave is not null && !_labels.ContainsKey(left.Label))
        {
            Leave(left);
            return;
        }

        node = node.Map(Value, Value) switch
        {
            Exit exit => exit with { Label = Label(exit.Label) },
            If branch => branch with { Label = Label(branch.Label) },
            Block block => block with { Label = Label(block.Label) },
            Loop loop => loop with
            {
                Break = Label(loop.Break),
                Continue = Label(loop.Continue),
                Head = loop.Head is While condition ? condition with { Label = Label(condition.Label) } : loop.Head,
            },
            var other => other,
        };
        _builder.Append(NodeParts.MapRegions(node, Region));
    }

    public Region Region(Region region)
    {
        EquatableArray<int> parameters = NodeParts.Map(region.Parameters, Value);
        _builder.Open();
        Append(region);
        return _builder.Close() with { Parameters = parameters };
    }
}
