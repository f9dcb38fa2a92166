using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>
/// Copies a function as it stands and adds what the way back needs: values of regions that run at most once go to cells, those
/// of regions that run often to tapes, at each exit of the region, and overwritten elements to the undo tape, at each store.
/// </summary>
internal sealed partial class ForwardSweep
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

    /// <summary>Whether a buffer that the function returns is handed on; where the way back follows, it needs no more than its shadow.</summary>
    public bool HandsOnBuffers { get; init; }

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
            case Elementwise whole:
                LogOverwritten(whole);
                _graph.Append(whole.Map(Use, Define));
                break;
            case Allocate allocate when _plan.HasShadow(allocate.Result):
                CopyPair(node, allocate.Result, Use(allocate.Count), (pair, count) => new Allocate(pair, Define(allocate.Handle), count));
                break;
            case Invoke invoke when _plan.IsRecomputed(invoke):
                CopyRecomputed(invoke);
                break;
            case Invoke invoke when _plan.HasReverse(invoke) && _plan.RuleOf(invoke) is null:
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
        var entered = (Block)NodeParts.MapOperands(block, Use);
        Region body = CopyNested(block.Body);
        IEnumerable<int> results = DefineAll(block.Results);
        if (_plan.CodeOf(block) is >= 0 and int code)
        {
            results = results.Append(Define(code));
        }

        _graph.Append(entered with { Results = results.ToEquatableArray(), Label = label, Body = body });
        PutInCell(_plan.CodeOf(block));
    }

    private Region CopyNested(Region region)
    {
        _graph.Open();
        Copy(_plan.Structure.InfoOf(region));
        return _graph.Close();
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
