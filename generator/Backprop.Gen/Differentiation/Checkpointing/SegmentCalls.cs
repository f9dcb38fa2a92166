using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>The loop over the segments of another loop. It carries the same, and has the same labels.</summary>
internal sealed class SegmentCalls
{
    private const string Kernel = "global::Backprop.Kernel.";

    private readonly GraphBuilder _graph;
    private readonly Loop _loop;
    private readonly Segment _segment;
    private readonly IReadOnlyList<int> _moving;

    /// <param name="moving">buffers that are saved before each segment, which must then be at least as long</param>
    public SegmentCalls(GraphBuilder graph, Loop loop, Segment segment, IReadOnlyList<int> moving)
    {
        _moving = moving;
        _graph = graph;
        _loop = loop;
        _segment = segment;
    }

    /// <summary>Segments of equal length, but for the last one.</summary>
    public Loop Counted(Counted counted, Segmentation segmentation)
    {
        int trips = Number("trips", $"Trips({{0}}, {{1}}, {GraphText.Integer(counted.Step)}, {(counted.IsInclusive ? "true" : "false")})", counted.Start, counted.Bound);
        int length = Number("length", $"SegmentLength({{0}}, {GraphText.Integer(segmentation.Count)}, {{1}})", trips, Least());
        int segments = Number("segments", "SegmentCount({0}, {1})", trips, length);
        int index = _graph.NewValue(GraphType.Int64, "segment");
        var head = new Counted(index, _graph.Constant(GraphType.Int64, 0), segments, 1, false);
        _graph.Open();
        int first = _graph.Apply(Operations.Multiply, GraphType.Int64, index, length);
        _graph.Rename(first, "first");
        int end = _graph.Apply(Operations.Min, GraphType.Int64, _graph.Apply(Operations.Add, GraphType.Int64, first, length), trips);
        _graph.Rename(end, "end");
        (int from, int to) = SegmentBounds.Append(_graph, counted, first, end);
        int[] carried = Call(from, to);
        _graph.Exit(_loop.Continue, carried);
        return _loop with { Head = head, Body = _graph.Close(_loop.Body.Parameters.ToArray()) };
    }

    /// <summary>Where nobody knows how many iterations there will be, each segment has one more than the one before.</summary>
    public Loop Growing()
    {
        int count = _graph.NewValue(GraphType.Int32, "count");
        int initial = Least();
        _graph.Open();
        int[] carried = Call(count);
        int more = _graph.Apply(Operations.Add, GraphType.Int32, count, _graph.Integer(1));
        _graph.Exit(_loop.Continue, carried.Append(more).ToArray());
        return _loop with
        {
            Results = _loop.Results.Append(_graph.NewValue(GraphType.Int32)).ToEquatableArray(),
            Initial = _loop.Initial.Append(initial).ToEquatableArray(),
            Head = new Forever(),
            Body = _graph.Close(_loop.Body.Parameters.Append(count).ToArray()),
        };
    }

    /// <summary>The least number of iterations of a segment.</summary>
    private int Least() => _moving.Aggregate(_graph.Integer(1), (sum, buffer) => _graph.Apply(Operations.Add, GraphType.Int32, sum, _graph.LengthOf(buffer)));

    /// <summary>Runs a segment, and leaves the loop if it did.</summary>
    private int[] Call(params int[] range)
    {
        int[] carried = _loop.Results.Select(Like).ToArray();
        IEnumerable<int> inputs = _segment.Captured.Concat(_loop.Body.Parameters).Concat(range);
        if (!_segment.HasOutcome)
        {
            Invoke(carried, inputs);
            return carried;
        }

        int outcome = _graph.NewValue(GraphType.Int32, "outcome");
        int[] handedOn = _segment.HandedOn.Select(Like).ToArray();
        Invoke(carried.Append(outcome).Concat(handedOn), inputs);
        LeaveIf(outcome, Segment.Ended, new Exit(_loop.Break, _loop.Head is Counted ? carried.ToEquatableArray() : carried.Append(range[0]).ToEquatableArray()));
        for (int i = 0; i < _segment.Jumps.Count; i++)
        {
            Exit jump = _segment.Jumps[i];
            LeaveIf(outcome, Segment.Ended + 1 + i, jump with { Values = NodeParts.Map(jump.Values, Outside) });
        }

        return carried;

        int Outside(int value) => _segment.HandedOn.IndexOf(value) is >= 0 and int at ? handedOn[at] : value;
    }

    private void Invoke(IEnumerable<int> results, IEnumerable<int> inputs) =>
        _graph.Append(new Invoke(results.ToEquatableArray(), _segment.Function.Name, inputs.ToEquatableArray()) { ForgetsMemory = true });

    private void LeaveIf(int outcome, int number, Exit exit)
    {
        int label = _graph.NewLabel();
        int isIt = _graph.Apply(Operations.Equal, GraphType.Boolean, outcome, _graph.Integer(number));
        _graph.Open();
        _graph.Append(exit);
        Region then = _graph.Close();
        _graph.Open();
        _graph.Exit(label);
        _graph.Append(new If(default, label, isIt, then, _graph.Close()));
    }

    private int Like(int value) => _graph.NewValue(_graph.TypeOf(value), _graph.NameOf(value));

    private int Number(string name, string call, params int[] inputs)
    {
        int result = _graph.NewValue(GraphType.Int64, name);
        _graph.Append(new External(result, Kernel + call, new EquatableArray<int>(inputs)));
        return result;
    }
}
