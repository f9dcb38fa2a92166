using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>
/// Some iterations of a loop as a function of their own. It takes what they read of the function around the loop, the carried values, and which
/// iterations: from and to of a counter, or at most how many. It returns the carried values, then, if the loop can be left, how that went, and what is handed on.
/// </summary>
internal sealed class Segment
{
    /// <summary>The outcome of a segment that is followed by others.</summary>
    public const int GoesOn = 0;

    /// <summary>The outcome of one that ended the loop; the jumps past it have the numbers behind.</summary>
    public const int Ended = 1;

    private readonly Function _primal;
    private readonly Loop _loop;
    private readonly LoopInterior _inside;
    private readonly GraphBuilder _graph = new();
    private readonly Copier _copy;
    private readonly List<int> _parameters = new();
    private int[] _carried = System.Array.Empty<int>();

    private Segment(Function primal, Loop loop)
    {
        _primal = primal;
        _loop = loop;
        _inside = new LoopInterior(loop);
        _copy = new Copier(_graph, primal) { Leave = Leave };
        Jumps = _inside.Departures.Where(exit => exit.Label != loop.Break).ToList();
        HandedOn = Jumps.SelectMany(exit => exit.Values).Where(_inside.Defines).Distinct().ToList();
        HasOutcome = _inside.Departures.Count > 0 || loop.Head is not Counted;
    }

    /// <summary>The values of the function around the loop that the segment takes.</summary>
    public List<int> Captured { get; } = new();

    /// <summary>The different jumps past the loop; their outcomes are numbered from <see cref="Ended"/> + 1.</summary>
    public List<Exit> Jumps { get; }

    /// <summary>The values from inside of the loop that these jumps hand on.</summary>
    public List<int> HandedOn { get; }

    public bool HasOutcome { get; }

    public Function Function { get; private set; } = null!;

    public static Segment Of(Function primal, Loop loop, string name, bool isApart)
    {
        var segment = new Segment(primal, loop);
        segment.Function = segment.Build(name) with { IsRecomputed = true, HasDisjointParameters = isApart };
        return segment;
    }

    private Function Build(string name)
    {
        _graph.Open();
        TakeIn();
        int[] initial = _loop.Body.Parameters.Select(value => Parameter(_primal.TypeOf(value), _primal.Values[value].Name)).ToArray();
        LoopHead head = Head();
        int breakLabel = _graph.NewLabel();
        int continueLabel = _graph.NewLabel();
        _copy.BindLabel(_loop.Continue, continueLabel);
        _carried = _loop.Body.Parameters.Select(_copy.Value).ToArray();
        _graph.Open();
        if (_loop.Head is While condition)
        {
            EndUnless(Holds(condition));
        }

        _copy.Append(_loop.Body);
        Region body = _graph.Close(_carried);
        int[] results = _loop.Results.Select(value => _graph.NewValue(_primal.TypeOf(value), _primal.Values[value].Name)).ToArray();
        _graph.Append(new Loop(results.ToEquatableArray(), breakLabel, continueLabel, initial.ToEquatableArray(), head, body));
        Return(results, GoesOn, null);
        IEnumerable<GraphType> types = _loop.Results.Select(_primal.TypeOf);
        return _graph.Finish(name, HasOutcome ? types.Append(GraphType.Int32).Concat(HandedOn.Select(_primal.TypeOf)) : types, _parameters.ToArray());
    }

    /// <summary>Parameters for what is read of outside. Constants, and parts of buffers, are made again.</summary>
    private void TakeIn()
    {
        List<Node> nodes = _primal.Body.All().Where(node => node is Constant or Slice or Resolve).ToList();
        Dictionary<int, Node> made = nodes.ToDictionary(node => node.Defines()[0]);
        var again = new HashSet<int>();
        var pending = new Stack<int>(_inside.Captured);
        var taken = new SortedSet<int>();
        while (pending.Count > 0)
        {
            int value = pending.Pop();
            if (!made.TryGetValue(value, out Node? node))
            {
                taken.Add(value);
            }
            else if (again.Add(value))
            {
                node.Uses().ToList().ForEach(pending.Push);
            }
        }

        foreach (int value in taken)
        {
            Captured.Add(value);
            _copy.Bind(value, Parameter(_primal.TypeOf(value), _primal.Values[value].Name));
        }

        nodes.Where(node => again.Contains(node.Defines()[0])).ToList().ForEach(_copy.Append);
    }

    private LoopHead Head()
    {
        if (_loop.Head is Counted counted)
        {
            GraphType type = _primal.TypeOf(counted.Counter);
            int from = Parameter(type, "from");
            int to = Parameter(type, "to");
            return new Counted(_copy.Value(counted.Counter), from, to, counted.Step, SegmentBounds.IsInclusive(counted));
        }

        int count = Parameter(GraphType.Int32, "count");
        return new Counted(_graph.NewValue(GraphType.Int32, "iteration"), _graph.Integer(0), count, 1, false);
    }

    private int Holds(While head)
    {
        for (int i = 0; i < _carried.Length; i++)
        {
            _copy.Bind(head.Condition.Parameters[i], _carried[i]);
        }

        int holds = _graph.NewValue(GraphType.Boolean);
        _graph.Append(new Block(EquatableArray.Of(holds), _copy.Label(head.Label), _copy.Region(head.Condition with { Parameters = default })));
        return holds;
    }

    private void EndUnless(int condition)
    {
        int label = _graph.NewLabel();
        _graph.Open();
        _graph.Exit(label);
        Region then = _graph.Close();
        _graph.Open();
        Return(_carried, Ended, null);
        _graph.Append(new If(default, label, condition, then, _graph.Close()));
    }

    private void Leave(Exit exit)
    {
        if (exit.Label == _loop.Break)
        {
            Return(exit.Values.Select(_copy.Value), Ended, null);
        }
        else
        {
            Return(_carried, Ended + 1 + Jumps.IndexOf(exit), exit);
        }
    }

    /// <param name="jump">the jump past the loop that is taken, whose values are handed on</param>
    private void Return(IEnumerable<int> carried, int outcome, Exit? jump)
    {
        List<int> values = carried.ToList();
        if (HasOutcome)
        {
            values.Add(_graph.Integer(outcome));
            values.AddRange(HandedOn.Select(value => jump is not null && jump.Values.Contains(value) ? _copy.Value(value) : _graph.Constant(_primal.TypeOf(value), 0)));
        }

        _graph.Exit(Function.ReturnLabel, values.ToArray());
    }

    private int Parameter(GraphType type, string? name)
    {
        int value = _graph.NewValue(type, name);
        _parameters.Add(value);
        return value;
    }
}
