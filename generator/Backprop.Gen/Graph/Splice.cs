using System.Collections.Generic;
using System.Linq;

namespace Backprop.Gen.Graph;

/// <summary>Copies the body of one function into another that is being built, in the place of a call.</summary>
public static class Splice
{
    /// <summary>Whether the body is left only at its end, so that it needs no construct of its own.</summary>
    public static bool IsStraight(Function function) =>
        function.Body.All().OfType<Exit>().Count(exit => exit.Label == Function.ReturnLabel) == 1 && function.Body.Terminator().Label == Function.ReturnLabel;

    /// <summary>Appends the body, and gives what it returns.</summary>
    /// <param name="arguments">a value of the builder for each parameter</param>
    public static int[] Into(GraphBuilder builder, Function function, IReadOnlyList<int> arguments)
    {
        var copy = new Copier(builder, function, arguments);
        if (IsStraight(function))
        {
            EquatableArray<Node> nodes = function.Body.Nodes;
            for (int i = 0; i < nodes.Count - 1; i++)
            {
                builder.Append(copy.Node(nodes[i]));
            }

            return function.Body.Terminator().Values.Select(copy.Value).ToArray();
        }

        int[] results = function.Results.Select(type => builder.NewValue(type)).ToArray();
        builder.Append(new Block(results.ToEquatableArray(), copy.Label(Function.ReturnLabel), copy.Region(function.Body with { Parameters = default })));
        return results;
    }

    private sealed class Copier
    {
        private readonly GraphBuilder _builder;
        private readonly Function _function;
        private readonly Dictionary<int, int> _values = new();
        private readonly Dictionary<int, int> _labels = new();

        public Copier(GraphBuilder builder, Function function, IReadOnlyList<int> arguments)
        {
            _builder = builder;
            _function = function;
            for (int i = 0; i < arguments.Count; i++)
            {
                _values.Add(function.Parameters[i], arguments[i]);
            }
        }

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

        public Region Region(Region region) => new(NodeParts.Map(region.Parameters, Value), region.Nodes.Select(Node).ToEquatableArray());

        public Node Node(Node node)
        {
            node = NodeParts.MapRegions(node.Map(Value, Value), Region);
            return node switch
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
                _ => node,
            };
        }
    }
}
