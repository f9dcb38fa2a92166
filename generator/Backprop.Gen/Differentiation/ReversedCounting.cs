using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>How the reverse of a loop counts: by the mirrored counter, or by the recorded number of trips.</summary>
internal sealed class ReversedCounting
{
    private readonly GraphBuilder _graph;
    private readonly Counted? _primal;
    private readonly int _start;
    private readonly int _count;
    private readonly int _lastCode;
    private readonly int _usualCode;

    private ReversedCounting(GraphBuilder graph, Counted head, Counted? primal, int start, int count, int lastCode, int usualCode)
    {
        _graph = graph;
        Head = head;
        _primal = primal;
        _start = start;
        _count = count;
        _lastCode = lastCode;
        _usualCode = usualCode;
    }

    public Counted Head { get; }

    /// <summary>From the last value of a counter with step ±1 back to its first.</summary>
    public static ReversedCounting Mirrored(GraphBuilder graph, Counted counted, string? name, int start, int bound)
    {
        GraphType type = graph.TypeOf(start);
        int last = counted.IsInclusive
            ? bound
            : graph.Apply(Operations.Subtract, type, bound, graph.Constant(type, counted.Step));
        int counter = graph.NewValue(type, name);
        return new ReversedCounting(graph, new Counted(counter, last, start, -counted.Step, true), counted, -1, -1, -1, 0);
    }

    /// <summary>From the last trip back to the first, numbered from 0.</summary>
    /// <param name="start">where the primal counter starts, if it has one</param>
    /// <param name="lastCode">how the last trip ended, if not always the usual way; else -1</param>
    public static ReversedCounting ByTrips(GraphBuilder graph, Loop loop, int count, int start, int lastCode, int usualCode)
    {
        int last = graph.Apply(Operations.Subtract, GraphType.Int32, count, graph.Integer(1));
        int trip = graph.NewValue(GraphType.Int32, "trip");
        var head = new Counted(trip, last, graph.Integer(0), -1, true);
        return new ReversedCounting(graph, head, loop.Head as Counted, start, last, lastCode, usualCode);
    }

    /// <summary>Makes the primal counter known inside the reversed loop.</summary>
    public void ProvideCounter(PrimalValues primal)
    {
        if (_primal is null)
        {
            return;
        }

        if (_count < 0)
        {
            primal.Provide(_primal.Counter, Head.Counter);
            return;
        }

        GraphType type = _graph.TypeOf(_start);
        int trip = type == GraphType.Int32 ? Head.Counter : _graph.Apply(Operations.Convert, type, Head.Counter);
        int offset = _graph.Apply(Operations.Multiply, type, trip, _graph.Constant(type, _primal.Step));
        int counter = _graph.Apply(Operations.Add, type, _start, offset);
        _graph.Rename(counter, primal.NameOf(_primal.Counter));
        primal.Provide(_primal.Counter, counter);
    }

    /// <summary>How the trip that is being reversed ended; -1 if there is one way only, or each trip recorded it.</summary>
    public int Outcome()
    {
        if (_lastCode < 0)
        {
            return -1;
        }

        int isLast = _graph.Apply(Operations.Equal, GraphType.Boolean, Head.Counter, _count);
        return _graph.Apply(Operations.Where, GraphType.Int32, isLast, _lastCode, _graph.Integer(_usualCode));
    }
}
