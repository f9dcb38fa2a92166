using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>
/// Copies a function as it stands and adds what the way back needs: values of regions that run at most once go to cells, those
/// of regions that run often to tapes, at each exit of the region, and overwritten elements to the undo tape, at each store.
/// </summary>
internal sealed class ForwardSweep
{
    private readonly GraphBuilder _graph;
    private readonly ReversePlan _plan;
    private readonly Tapes _tapes;
    private readonly Dictionary<int, int> _values = new();
    private readonly Dictionary<int, int> _cells = new();
    private readonly Dictionary<int, int> _labels = new();
    private readonly Dictionary<Loop, int> _completedTrips = new(ByReference<Node>.Comparer);
    private readonly bool _returnsCode;

    /// <param name="returnsCode">whether an exit of the return label also hands on its number</param>
    public ForwardSweep(GraphBuilder graph, ReversePlan plan, Tapes tapes, bool returnsCode)
    {
        _graph = graph;
        _plan = plan;
        _tapes = tapes;
        _returnsCode = returnsCode;
    }

    /// <summary>What became of a value or record of the function.</summary>
    public IReadOnlyDictionary<int, int> Values => _values;

    public IReadOnlyDictionary<int, int> Cells => _cells;

    /// <summary>The shadows of memory that the function made, where they are still in scope.</summary>
    public Dictionary<Node, int> Shadows { get; } = new(ByReference<Node>.Comparer);

    public void Bind(int value, int copy) => _values[value] = copy;

    public void BindReturn(int label) => _labels[Function.ReturnLabel] = label;

    public void DeclareCells()
    {
        foreach (int item in _plan.Cells)
        {
            int cell = _graph.NewValue(new CellType(_plan.TypeOf(item)), _plan.NameOf(item));
            _graph.Append(new Declare(cell));
            _cells.Add(item, cell);
        }
    }

    /// <summary>Copies the nodes of a region into the open one, with or without its final exit.</summary>
    public void Copy(RegionInfo info, bool withTerminator = true)
    {
        int count = info.Region.Nodes.Count - (withTerminator ? 0 : 1);
        for (int i = 0; i < count; i++)
        {
            Copy(info.Region.Nodes[i], info);
        }
    }

    private void Copy(Node node, RegionInfo info)
    {
        switch (node)
        {
            case Exit exit:
                CopyExit(exit, info);
                break;
            case If branch:
                int label = _labels[branch.Label] = _graph.NewLabel();
                int condition = _values[branch.Condition];
                Region then = CopyNested(branch.Then);
                Region otherwise = CopyNested(branch.Else);
                _graph.Append(new If(DefineAll(branch.Results), label, condition, then, otherwise));
                break;
            case Block block:
                CopyBlock(block);
                break;
            case Loop loop:
                CopyLoop(loop);
                break;
            case Store store:
                LogOverwritten(store, info);
                _graph.Append(store.Map(Use, Define));
                break;
            case Allocate allocate when _plan.HasShadow(allocate.Result):
                CopyPair(node, allocate.Result, Use(allocate.Count), (pair, count) => new Allocate(pair, Define(allocate.Handle), count));
                break;
            case Invoke invoke when _plan.HasReverse(invoke):
                EquatableArray<int> inputs = invoke.Inputs.Select(Use).Concat(_tapes.All).ToEquatableArray();
                _graph.Append(new Invoke(DefineAll(invoke.Results), Halves.ForwardName(invoke.Function), inputs));
                break;
            case Recall recall when _plan.HasShadow(recall.Result):
                CopyPair(node, recall.Result, Use(recall.Count), (pair, count) => new Recall(pair, Use(recall.Handle), count));
                break;
            default:
                _graph.Append(node.Map(Use, Define));
                break;
        }

        foreach (int value in node.Defines())
        {
            PutInCell(value);
        }
    }

    private void CopyBlock(Block block)
    {
        int label = _labels[block.Label] = _graph.NewLabel();
        Region body = CopyNested(block.Body);
        IEnumerable<int> results = DefineAll(block.Results);
        if (_plan.CodeOf(block) is >= 0 and int code)
        {
            results = results.Append(Define(code));
        }

        _graph.Append(new Block(results.ToEquatableArray(), label, body));
        PutInCell(_plan.CodeOf(block));
    }

    private void CopyLoop(Loop loop)
    {
        int breakLabel = _labels[loop.Break] = _graph.NewLabel();
        int continueLabel = _labels[loop.Continue] = _graph.NewLabel();
        var initial = loop.Initial.Select(Use).ToList();
        LoopHead head = loop.Head;
        if (head is Counted counted)
        {
            head = counted with { Counter = Define(counted.Counter), Start = Use(counted.Start), Bound = Use(counted.Bound) };
        }

        int trips = _plan.TripsOf(loop);
        int code = LastCodeOf(loop);
        if (trips >= 0)
        {
            initial.Add(_graph.Integer(0));
        }

        if (code >= 0)
        {
            initial.Add(_graph.Integer(_plan.Structure.OnlyExitTo(loop.Continue)));
        }

        if (head is While condition)
        {
            head = CopyCondition(condition, trips >= 0, code >= 0);
        }

        var parameters = loop.Body.Parameters.Select(Define).ToList();
        if (trips >= 0)
        {
            int completed = _graph.NewValue(GraphType.Int32, _plan.NameOf(trips));
            parameters.Add(completed);
            _completedTrips[loop] = completed;
        }

        if (code >= 0)
        {
            parameters.Add(_graph.NewValue(GraphType.Int32, _plan.NameOf(code)));
        }

        _graph.Open();
        Copy(_plan.Structure.InfoOf(loop.Body));
        Region body = _graph.Close(parameters.ToArray());
        var results = DefineAll(loop.Results).ToList();
        results.AddRange(new[] { trips, code }.Where(item => item >= 0).Select(Define));
        _graph.Append(new Loop(results.ToEquatableArray(), breakLabel, continueLabel, initial.ToEquatableArray(), head, body));
        PutInCell(trips);
        PutInCell(code);
    }

    private While CopyCondition(While head, bool hasTrips, bool hasCode)
    {
        int label = _labels[head.Label] = _graph.NewLabel();
        var parameters = head.Condition.Parameters.Select(Define).ToList();
        for (int extra = (hasTrips ? 1 : 0) + (hasCode ? 1 : 0); extra > 0; extra--)
        {
            parameters.Add(_graph.NewValue(GraphType.Int32));
        }

        _graph.Open();
        Copy(_plan.Structure.InfoOf(head.Condition));
        return new While(label, _graph.Close(parameters.ToArray()));
    }

    private Region CopyNested(Region region)
    {
        _graph.Open();
        Copy(_plan.Structure.InfoOf(region));
        return _graph.Close();
    }

    /// <summary>Puts what the regions on the way out keep on their tapes, innermost first, and jumps.</summary>
    private void CopyExit(Exit exit, RegionInfo from)
    {
        int number = _plan.Structure.NumberOf(exit);
        var records = new Dictionary<int, int>();
        RegionInfo at = from;
        while (true)
        {
            foreach (int item in _plan.KeptIn(at))
            {
                _graph.Append(new Push(_tapes.For(_plan.TypeOf(item)), ValueAtExit(item, number, records)));
            }

            if (IsTarget(at.Owner, exit.Label))
            {
                break;
            }

            RecordLeaving(at.Owner!, number, records);
            at = at.Parent!;
        }

        _graph.Exit(_labels[exit.Label], exit.Values.Select(Use).Concat(ExtraValues(at.Owner, exit.Label, number)).ToArray());
    }

    private int ValueAtExit(int item, int number, Dictionary<int, int> records)
    {
        if (records.TryGetValue(item, out int record))
        {
            return record;
        }

        if (_values.TryGetValue(item, out int value))
        {
            return value;
        }

        bool isOutcome = item == _plan.ReturnCode
            || (_plan.RegionOf(item).Owner is Loop loop && _plan.CodeOf(loop) == item);
        return isOutcome ? _graph.Integer(number) : _graph.Number(_plan.TypeOf(item), 0);
    }

    /// <summary>An exit passes a construct by: its records have to say so.</summary>
    private void RecordLeaving(Node owner, int number, Dictionary<int, int> records)
    {
        if (owner is Loop loop && _plan.TripsOf(loop) is >= 0 and int trips)
        {
            records[trips] = _graph.Apply(Operations.Add, GraphType.Int32, _completedTrips[loop], _graph.Integer(1));
        }

        int code = owner is Loop left ? LastCodeOf(left) : _plan.CodeOf(owner);
        if (code >= 0)
        {
            records[code] = _graph.Integer(number);
        }

        foreach (KeyValuePair<int, int> record in records.Where(record => _cells.ContainsKey(record.Key)).ToList())
        {
            _graph.Append(new Set(_cells[record.Key], record.Value));
            records.Remove(record.Key);
        }
    }

    private IEnumerable<int> ExtraValues(Node? target, int label, int number)
    {
        switch (target)
        {
            case null when _returnsCode:
                yield return _graph.Integer(number);
                break;
            case Block block when _plan.CodeOf(block) >= 0:
                yield return _graph.Integer(number);
                break;
            case Loop loop when loop.Break == label || loop.Continue == label:
                if (_plan.TripsOf(loop) >= 0)
                {
                    yield return _graph.Apply(Operations.Add, GraphType.Int32, _completedTrips[loop], _graph.Integer(1));
                }

                if (LastCodeOf(loop) >= 0)
                {
                    yield return _graph.Integer(number);
                }

                break;
        }
    }

    private static bool IsTarget(Node? owner, int label) => owner switch
    {
        null => label == Function.ReturnLabel,
        If branch => branch.Label == label,
        Block block => block.Label == label,
        Loop loop => loop.Break == label || loop.Continue == label || (loop.Head is While head && head.Label == label),
        _ => false,
    };

    private int LastCodeOf(Loop loop) => _plan.RecordsEveryIteration(loop) ? -1 : _plan.CodeOf(loop);

    private void LogOverwritten(Store store, RegionInfo info)
    {
        if (!_plan.IsLogged(store.Buffer))
        {
            return;
        }

        GraphType element = ((BufferType)_graph.TypeOf(Use(store.Buffer))).Element;
        int old = _graph.NewValue(StructPaths.At(element, store.Path).Type);
        _graph.Append(new Load(old, Use(store.Buffer), Use(store.Index), store.Path));
        if (info.Reach == Reach.Tape)
        {
            _graph.Append(new Push(_tapes.For(_graph.TypeOf(old)), old));
        }
        else
        {
            _values[_plan.UndoOf(store)] = old;
            PutInCell(_plan.UndoOf(store));
        }
    }

    /// <summary>Memory and its shadow are one allocation of twice the size, so that one handle finds both.</summary>
    private void CopyPair(Node node, int buffer, int count, System.Func<int, int, Node> obtain)
    {
        GraphType type = _plan.TypeOf(buffer);
        int pair = _graph.NewValue(type);
        int twice = _graph.Apply(Operations.Multiply, GraphType.Int32, count, _graph.Integer(2));
        _graph.Append(obtain(pair, twice));
        _graph.Append(new Slice(Define(buffer), pair, _graph.Integer(0), count));
        int shadow = _graph.NewValue(type, Naming.Gradient(_plan.NameOf(buffer)));
        _graph.Append(new Slice(shadow, pair, count, count));
        Shadows[node] = shadow;
    }

    private void PutInCell(int item)
    {
        if (item >= 0 && _cells.TryGetValue(item, out int cell))
        {
            _graph.Append(new Set(cell, _values[item]));
        }
    }

    private EquatableArray<int> DefineAll(EquatableArray<int> values) => values.Select(Define).ToEquatableArray();

    private int Use(int value) => _values[value];

    private int Define(int item) => _values[item] = _graph.NewValue(_plan.TypeOf(item), _plan.NameOf(item));
}
