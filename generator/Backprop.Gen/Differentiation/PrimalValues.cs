using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>Finds values of the forward sweep for the reverse sweep: still in scope, in a cell, popped from a tape, or computed again.</summary>
internal sealed class PrimalValues
{
    private readonly GraphBuilder _graph;
    private readonly ReversePlan _plan;
    private readonly IReadOnlyDictionary<int, int> _forward;
    private readonly IReadOnlyDictionary<int, int> _cells;
    private readonly IReadOnlyDictionary<Node, int> _shadows;
    private readonly Dictionary<int, int> _sinks;
    private readonly List<Scope> _scopes = new();

    /// <param name="forward">values that are in scope as they are</param>
    /// <param name="sinks">the shadow of each active buffer parameter</param>
    public PrimalValues(
        GraphBuilder graph, ReversePlan plan, IReadOnlyDictionary<int, int> forward, IReadOnlyDictionary<int, int> cells,
        IReadOnlyDictionary<Node, int> shadows, Dictionary<int, int> sinks)
    {
        _graph = graph;
        _plan = plan;
        _forward = forward;
        _cells = cells;
        _shadows = shadows;
        _sinks = sinks;
    }

    /// <summary>Enters a region, or a part of one, whose reverse is built in the open node list.</summary>
    public void Enter(RegionInfo region) => _scopes.Add(new Scope(region, _graph.Current));

    public void Leave() => _scopes.RemoveAt(_scopes.Count - 1);

    public void Provide(int item, int value) => _scopes[_scopes.Count - 1].Values[item] = value;

    public string? NameOf(int value) => _plan.NameOf(value);

    /// <summary>The primal value or record, made available here.</summary>
    public int Fetch(int item)
    {
        var pending = new Stack<int>();
        pending.Push(item);
        while (true)
        {
            int next = pending.Peek();
            if (!TryFetch(next, out int value))
            {
                // What it is computed from comes first; chains can be too long for recursion.
                int before = pending.Count;
                foreach (int input in _plan.InputsToRecompute(next).Where(input => !IsAtHand(input)))
                {
                    pending.Push(input);
                }

                if (pending.Count > before)
                {
                    continue;
                }

                value = Recompute(next, _plan.Structure.NodeOf(next), _plan.RegionOf(next));
            }

            pending.Pop();
            if (pending.Count == 0)
            {
                return value;
            }
        }
    }

    private bool TryFetch(int item, out int value)
    {
        if (NodeOf(item) is Constant constant)
        {
            value = _graph.Constant(_plan.TypeOf(item), constant.Bits);
            return true;
        }

        if (FindInScopes(item, out value))
        {
            return true;
        }

        if (IsInFrame(item))
        {
            value = _forward[item];
            return true;
        }

        if (_cells.TryGetValue(item, out int cell))
        {
            value = _graph.NewValue(_plan.TypeOf(item), _plan.NameOf(item));
            _graph.Append(new Get(value, cell));
            return true;
        }

        return false;
    }

    private bool IsAtHand(int item) => NodeOf(item) is Constant || FindInScopes(item, out _) || IsInFrame(item) || _cells.ContainsKey(item);

    private Node? NodeOf(int item) => _plan.IsRecord(item) ? null : _plan.Structure.NodeOf(item);

    private bool FindInScopes(int item, out int value)
    {
        for (int i = _scopes.Count - 1; i >= 0; i--)
        {
            if (_scopes[i].Values.TryGetValue(item, out value))
            {
                return true;
            }
        }

        value = -1;
        return false;
    }

    private bool IsInFrame(int item)
    {
        RegionInfo region = _plan.RegionOf(item);
        bool isParameter = region.Owner is null && NodeOf(item) is null && !_plan.IsRecord(item);
        return region.Reach == Reach.Visible || (isParameter && !_plan.OutlivesFrame);
    }

    /// <summary>The reference to the primal memory.</summary>
    public int FetchBuffer(int buffer)
    {
        Node? node = _plan.Structure.NodeOf(buffer);
        if (node is null || _plan.Structure.RegionOf(buffer).Reach == Reach.Visible)
        {
            return _forward[buffer];
        }

        return InScope(buffer, isShadow: false, () => node switch
        {
            Allocate allocate => Obtain(buffer, allocate.Handle, allocate.Count, shadow: false),
            Recall recall => Obtain(buffer, recall.Handle, recall.Count, shadow: false),
            _ => Derive(node, (BufferType)_plan.TypeOf(buffer), FetchBuffer, _plan.NameOf(buffer)),
        });
    }

    /// <summary>The memory of the gradients: it has exactly the shape and the aliasing of the primal's.</summary>
    public int Shadow(int buffer)
    {
        Node? node = _plan.Structure.NodeOf(buffer);
        if (node is null)
        {
            return _sinks[buffer];
        }

        if (node is Allocate or Recall && _plan.Structure.RegionOf(buffer).Reach == Reach.Visible)
        {
            return _shadows[node];
        }

        return InScope(buffer, isShadow: true, () => node switch
        {
            Allocate allocate => Obtain(buffer, allocate.Handle, allocate.Count, shadow: true),
            Recall recall => Obtain(buffer, recall.Handle, recall.Count, shadow: true),
            _ => Derive(node, Writable(buffer), Shadow, Naming.Gradient(_plan.NameOf(buffer))),
        });
    }

    /// <summary>A tape for the adjoints of what lay on a tape that the region lends and gives back.</summary>
    public void LendShadow(int tape)
    {
        int shadow = _graph.NewValue(_plan.TypeOf(tape), Naming.Gradient(_plan.NameOf(tape)));
        _graph.Append(new LendTape(shadow));
        ScopeOf(_plan.Structure.RegionOf(tape)).References.Add((tape, true), shadow);
    }

    /// <summary>A reference is made once, in the innermost open scope of its own region.</summary>
    private int InScope(int buffer, bool isShadow, System.Func<int> make)
    {
        RegionInfo region = _plan.Structure.RegionOf(buffer);
        foreach (Scope open in _scopes)
        {
            if (open.References.TryGetValue((buffer, isShadow), out int known))
            {
                return known;
            }
        }

        Scope scope = ScopeOf(region);
        _graph.Open(scope.Nodes);
        int reference = make();
        _graph.CloseNodes();
        scope.References[(buffer, isShadow)] = reference;
        return reference;
    }

    private Scope ScopeOf(RegionInfo region) => _scopes.FindLast(open => open.Region == region)
        ?? throw new System.InvalidOperationException("a region of the primal is not being reversed");

    /// <summary>Finds memory again by its handle: its own half of the allocation, or its shadow's.</summary>
    private int Obtain(int buffer, int handleItem, int countItem, bool shadow)
    {
        int handle = Fetch(handleItem);
        int count = Fetch(countItem);
        BufferType type = Writable(buffer);
        if (!_plan.HasShadow(buffer))
        {
            return Append(type, result => new Recall(result, handle, count), _plan.NameOf(buffer));
        }

        int twice = _graph.Apply(Operations.Multiply, GraphType.Int32, count, _graph.Integer(2));
        int pair = Append(type, result => new Recall(result, handle, twice), null);
        int start = shadow ? count : _graph.Integer(0);
        string? name = shadow ? Naming.Gradient(_plan.NameOf(buffer)) : _plan.NameOf(buffer);
        return Append(type, result => new Slice(result, pair, start, count), name);
    }

    private int Derive(Node node, BufferType type, System.Func<int, int> origin, string? name) => node switch
    {
        Slice slice => Append(type, result => new Slice(result, origin(slice.Buffer), Fetch(slice.Start), Fetch(slice.Count)), name),
        Resolve resolve => Append(
            type,
            result => new Resolve(
                result, resolve.Origins.Select(origin).ToEquatableArray(), Fetch(resolve.Choice),
                resolve.Start < 0 ? -1 : Fetch(resolve.Start), resolve.Start < 0 ? -1 : Fetch(resolve.Count)),
            name),
        _ => throw new System.InvalidOperationException($"{node.GetType().Name} makes no buffer"),
    };

    private BufferType Writable(int buffer) => (BufferType)_plan.TypeOf(buffer) with { IsReadOnly = false };

    private int Append(BufferType type, System.Func<int, Node> make, string? name)
    {
        int result = _graph.NewValue(type, name);
        _graph.Append(make(result));
        return result;
    }

    /// <summary>Computes a value again, in the innermost open scope of its own region, where it serves all regions inside.</summary>
    private int Recompute(int item, Node? node, RegionInfo region)
    {
        Scope scope = ScopeOf(region);
        _graph.Open(scope.Nodes);
        int result = _graph.NewValue(_plan.TypeOf(item), _plan.NameOf(item));
        Node again = node switch
        {
            Apply apply => new Apply(result, apply.Operation, apply.Inputs.Select(Fetch).ToEquatableArray()),
            Load load => new Load(result, FetchBuffer(load.Buffer), Fetch(load.Index), load.Path),
            Length length => new Length(result, FetchBuffer(length.Buffer)),
            Get get => new Get(result, _forward[get.Cell]),
            _ => throw new System.InvalidOperationException($"value {item} is lost"),
        };
        _graph.Append(again);
        _graph.CloseNodes();
        scope.Values[item] = result;
        return result;
    }
}
