using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>
/// Cuts the loops that are marked for it into segments: such a loop becomes a loop over calls of a function that runs a segment, of which reverse mode
/// keeps only what it is called with. What cannot be run again stays as it is.
/// </summary>
internal sealed class SegmentedLoops
{
    private readonly Module _module;
    private readonly Function _function;
    private readonly bool _outlivesFrame;
    private readonly HashSet<string> _names;
    private readonly List<Function> _segments;
    private readonly GraphBuilder _graph = new();

    private SegmentedLoops(Module module, Function function, bool outlivesFrame, HashSet<string> names, List<Function> segments)
    {
        _module = module;
        _function = function;
        _outlivesFrame = outlivesFrame;
        _names = names;
        _segments = segments;
    }

    /// <param name="isSplit">whether the way back of the entry is another function</param>
    public static Module Run(Module module, bool isSplit)
    {
        module = Seam.Of(nameof(SegmentedLoops), module);
        if (!module.Functions.Any(function => function.Body.All().Any(IsMarked)))
        {
            return module;
        }

        var names = new HashSet<string>(module.Functions.Select(function => function.Name));
        var segments = new List<Function>();
        List<Function> functions = module.Functions
            .Select(function => new SegmentedLoops(module, function, isSplit || function != module.Entry, names, segments).Build()).ToList();
        return new Module(functions.Concat(segments).ToEquatableArray());
    }

    private static bool IsMarked(Node node) => node is Loop { Segments: not null };

    private Function Build()
    {
        if (!_function.Body.All().Any(IsMarked))
        {
            return _function;
        }

        foreach (ValueInfo value in _function.Values)
        {
            _graph.NewValue(value.Type, value.Name);
        }

        for (int labels = Labels.Last(_function); labels > 0; labels--)
        {
            _graph.NewLabel();
        }

        Region body = Rewrite(_function.Body);
        _graph.Open();
        body.Nodes.ToList().ForEach(_graph.Append);
        Function rewritten = _graph.Finish(_function.Name, _function.Results, _function.Parameters.ToArray());
        return _function with { Values = rewritten.Values, Body = rewritten.Body };
    }

    private Region Rewrite(Region region)
    {
        _graph.Open();
        foreach (Node node in region.Nodes)
        {
            Node inner = NodeParts.MapRegions(node, Rewrite);
            if (node is Loop { Segments: { } segmentation } loop && Obstacles.Of(_module, _function, loop, _outlivesFrame) == Obstacle.None)
            {
                Append((Loop)inner with { Segments = null }, segmentation);
            }
            else
            {
                _graph.Append(inner);
            }
        }

        return _graph.Close() with { Parameters = region.Parameters };
    }

    private void Append(Loop loop, Segmentation segmentation)
    {
        bool isApart = (_function == _module.Entry || _function.HasDisjointParameters) && !_function.Body.All().Any(node => node is Recall);
        var segment = Segment.Of(SoFar(), loop, UniqueName(), isApart);
        _segments.Add(segment.Function);
        var calls = new SegmentCalls(_graph, loop, segment, Moving(loop, segment));
        _graph.Append(loop.Head is Counted counted ? calls.Counted(counted, segmentation) : calls.Growing());
    }

    /// <summary>The buffers of which each iteration writes other elements, nobody knows which.</summary>
    private List<int> Moving(Loop loop, Segment segment)
    {
        var module = new Module(_module.Functions.Concat(_segments).ToEquatableArray());
        var written = new WrittenParameters(module);
        var outside = new Aliasing(SoFar(), written, _function == _module.Entry || _function.HasDisjointParameters);
        var inside = new Aliasing(segment.Function, written, segment.Function.HasDisjointParameters);
        HashSet<int> moving = MovingWrites.In(loop, outside, new ReadParameters(module));
        return Enumerable.Range(0, segment.Captured.Count)
            .Where(i => outside.IsBuffer(segment.Captured[i]) && moving.Contains(outside.ClassOf(segment.Captured[i])) && WrittenRange.Of(segment.Function, inside, i) is null)
            .Select(i => segment.Captured[i]).ToList();
    }

    /// <summary>The function with the values that inner loops have added.</summary>
    private Function SoFar() =>
        _function with { Values = Enumerable.Range(0, _graph.Count).Select(value => new ValueInfo(_graph.TypeOf(value), _graph.NameOf(value))).ToEquatableArray() };

    private string UniqueName()
    {
        string name = _function.Name + "Segment";
        for (int number = 2; _names.Any(taken => taken.StartsWith(name, System.StringComparison.Ordinal)); number++)
        {
            name = _function.Name + "Segment" + GraphText.Integer(number);
        }

        _names.Add(name);
        return name;
    }
}
