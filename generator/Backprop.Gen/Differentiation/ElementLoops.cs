using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>Writes additions in place, and copies and clears of whole buffers, as the loads and stores of elements that they are, which have rules.</summary>
internal sealed class ElementLoops
{
    private readonly GraphBuilder _graph;
    private readonly Function _function;

    private ElementLoops(Function function)
    {
        _function = function;
        _graph = GraphBuilder.After(function);
    }

    public static Module Run(Module module) => new(module.Functions.Select(Run).ToEquatableArray());

    private static Function Run(Function function) =>
        function.Body.All().Any(node => node is Copy or Clear or Accumulate) ? new ElementLoops(function).Build() : function;

    private Function Build()
    {
        _graph.Open();
        _function.Body.Nodes.ToList().ForEach(Append);
        Function built = _graph.Finish(_function.Name, _function.Results, _function.Parameters.ToArray());
        return _function with { Values = built.Values, Body = built.Body };
    }

    private void Append(Node node)
    {
        switch (node)
        {
            case Copy copy:
                ForEachElement(_graph, copy.Destination, (index, path, type) =>
                {
                    int element = _graph.NewValue(type);
                    _graph.Append(new Load(element, copy.Source, index, path));
                    _graph.Append(new Store(copy.Destination, index, path, element));
                });
                break;
            case Clear clear:
                ForEachElement(_graph, clear.Buffer, (index, path, type) =>
                    _graph.Append(new Store(clear.Buffer, index, path, _graph.Number(type, 0))));
                break;
            case Accumulate accumulate:
                GraphType added = _function.TypeOf(accumulate.Value);
                int before = _graph.NewValue(added);
                _graph.Append(new Load(before, accumulate.Buffer, accumulate.Index, accumulate.Path));
                _graph.Append(new Store(accumulate.Buffer, accumulate.Index, accumulate.Path, _graph.Apply(Operations.Add, added, before, accumulate.Value)));
                break;
            default:
                _graph.Append(NodeParts.MapRegions(node, Nested));
                break;
        }
    }

    private Region Nested(Region region)
    {
        _graph.Open();
        region.Nodes.ToList().ForEach(Append);
        return _graph.Close(region.Parameters.ToArray());
    }

    /// <summary>A loop over the scalars of the elements of a buffer.</summary>
    public static void ForEachElement(GraphBuilder graph, int buffer, System.Action<int, string, GraphType> append) =>
        ForEachElement(graph, buffer, StructPaths.Leaves(((BufferType)graph.TypeOf(buffer)).Element), append);

    /// <summary>A value that a loop over some scalars of the elements of a buffer makes of an initial one.</summary>
    /// <param name="next">what follows on a value at an index, at the scalar of a path</param>
    public static int Fold(
        GraphBuilder graph, int buffer, IEnumerable<(string Path, GraphType Type)> leaves, int initial, System.Func<int, int, string, GraphType, int> next)
    {
        GraphType type = graph.TypeOf(initial);
        int length = graph.LengthOf(buffer);
        (int counter, int carried, int result) = (graph.NewValue(GraphType.Int32, "i"), graph.NewValue(type), graph.NewValue(type));
        (int breakLabel, int continueLabel) = (graph.NewLabel(), graph.NewLabel());
        var head = new Counted(counter, graph.Integer(0), length, 1, IsInclusive: false);
        graph.Open();
        int value = leaves.Aggregate(carried, (before, leaf) => next(before, counter, leaf.Path, leaf.Type));
        graph.Exit(continueLabel, value);
        graph.Append(new Loop(EquatableArray.Of(result), breakLabel, continueLabel, EquatableArray.Of(initial), head, graph.Close(carried)));
        return result;
    }

    /// <summary>A scalar of an element of a buffer.</summary>
    public static int Read(GraphBuilder graph, int buffer, int index, string path, GraphType type)
    {
        int element = graph.NewValue(type);
        graph.Append(new Load(element, buffer, index, path));
        return element;
    }

    /// <summary>A loop over some scalars of the elements of a buffer.</summary>
    public static void ForEachElement(
        GraphBuilder graph, int buffer, IEnumerable<(string Path, GraphType Type)> leaves, System.Action<int, string, GraphType> append)
    {
        int length = graph.LengthOf(buffer);
        int counter = graph.NewValue(GraphType.Int32, "i");
        int breakLabel = graph.NewLabel();
        int continueLabel = graph.NewLabel();
        var head = new Counted(counter, graph.Integer(0), length, 1, false);
        graph.Open();
        foreach ((string path, GraphType type) in leaves)
        {
            append(counter, path, type);
        }

        graph.Exit(continueLabel);
        graph.Append(new Loop(default, breakLabel, continueLabel, default, head, graph.Close()));
    }
}
