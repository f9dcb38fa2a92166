using System.Collections.Generic;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Analysis;

/// <summary>Where everything of a function is: the region and position of each value, the numbers of the exits, and which constructs can be left how.</summary>
internal sealed class Structure
{
    private readonly Dictionary<Region, RegionInfo> _regions = new(ByReference<Region>.Comparer);
    private readonly Dictionary<Exit, int> _numbers = new(ByReference<Exit>.Comparer);
    private readonly Dictionary<Node, ExitRange> _escapes = new(ByReference<Node>.Comparer);
    private readonly Dictionary<Region, ExitRange> _regionEscapes = new(ByReference<Region>.Comparer);
    private readonly Dictionary<Node, int> _ends = new(ByReference<Node>.Comparer);
    private readonly Dictionary<int, int> _exitsTo = new();
    private readonly Dictionary<int, int> _lastExitTo = new();
    private readonly RegionInfo?[] _regionOf;
    private readonly Node?[] _nodeOf;
    private readonly int[] _positionOf;
    private readonly Aliasing _aliasing;
    private int _position;
    private int _exits;

    /// <param name="outlivesFrame">whether the reverse sweep is another function, so that no local reaches it</param>
    public Structure(Function function, Aliasing aliasing, bool outlivesFrame)
    {
        Function = function;
        _aliasing = aliasing;
        _regionOf = new RegionInfo?[function.Values.Count];
        _nodeOf = new Node?[function.Values.Count];
        _positionOf = new int[function.Values.Count];
        Reach reach = outlivesFrame ? Reach.Tape : ReturnsEarly(function) ? Reach.Cell : Reach.Visible;
        Body = new RegionInfo(function.Body, null, null, reach);
        Visit(Body);
    }

    public Function Function { get; }

    public RegionInfo Body { get; }

    /// <summary>All regions, each before the one that contains it.</summary>
    public List<RegionInfo> InnermostFirst { get; } = new();

    public RegionInfo InfoOf(Region region) => _regions[region];

    public RegionInfo RegionOf(int value) => _regionOf[value]!;

    /// <summary>The node that defines a value; null for parameters and counters.</summary>
    public Node? NodeOf(int value) => _nodeOf[value];

    public int PositionOf(int value) => _positionOf[value];

    /// <summary>The position of the last node in a node; its own, if it owns no regions.</summary>
    public int EndOf(Node node) => _ends[node];

    /// <summary>Where, seen from a region, a node is: the end of the construct of that region that contains it.</summary>
    public int EndSeenFrom(RegionInfo region, Node node, RegionInfo where)
    {
        while (where != region)
        {
            node = where.Owner!;
            where = where.Parent!;
        }

        return _ends[node];
    }

    public int NumberOf(Exit exit) => _numbers[exit];

    public int ExitsTo(int label) => _exitsTo.TryGetValue(label, out int count) ? count : 0;

    /// <summary>The number of the single exit with that target.</summary>
    public int OnlyExitTo(int label) => _lastExitTo[label];

    /// <summary>The exits inside a construct that leave it for an enclosing one.</summary>
    public ExitRange EscapesOf(Node node) => _escapes.TryGetValue(node, out ExitRange range) ? range : ExitRange.None;

    /// <summary>The exits inside an arm that leave the branch for an enclosing construct.</summary>
    public ExitRange EscapesOf(Region arm) => _regionEscapes[arm];

    /// <summary>Whether a region can be left in more than one way, so that its outcome has to be recorded.</summary>
    public bool HasEarlyExits(Region region)
    {
        for (int i = 0; i < region.Nodes.Count - 1; i++)
        {
            if (!EscapesOf(region.Nodes[i]).IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    public static bool ReturnsEarly(Function function)
    {
        int returns = 0;
        foreach (Node node in function.Body.All())
        {
            returns += node is Exit { Label: Function.ReturnLabel } ? 1 : 0;
        }

        return returns != 1 || function.Body.Terminator().Label != Function.ReturnLabel;
    }

    /// <summary>Numbers a region and what it contains; answers the exits that leave it, its end included.</summary>
    private List<(int Number, int Label)> Visit(RegionInfo info)
    {
        _regions[info.Region] = info;
        var exits = new List<(int Number, int Label)>();
        foreach (int parameter in info.Region.Parameters)
        {
            Define(parameter, info, null);
        }

        foreach (Node node in info.Region.Nodes)
        {
            _position++;
            List<(int Number, int Label)> leaving = VisitNode(node, info);
            exits.AddRange(leaving);
            _ends[node] = _position;
            if (leaving.Count > 0)
            {
                _escapes[node] = RangeOf(leaving);
            }

            foreach (int value in node.Defines())
            {
                Define(value, info, node);
            }

            NoteWrites(node, info);
        }

        InnermostFirst.Add(info);
        return exits;
    }

    private List<(int Number, int Label)> VisitNode(Node node, RegionInfo info)
    {
        var exits = new List<(int Number, int Label)>();
        Reach inner = info.Reach == Reach.Visible ? Reach.Cell : info.Reach;
        switch (node)
        {
            case Exit exit:
                _numbers[exit] = ++_exits;
                _exitsTo[exit.Label] = ExitsTo(exit.Label) + 1;
                _lastExitTo[exit.Label] = _exits;
                exits.Add((_exits, exit.Label));
                break;
            case If branch:
                exits.AddRange(VisitArm(branch.Then, branch.Label, new RegionInfo(branch.Then, info, node, inner)));
                exits.AddRange(VisitArm(branch.Else, branch.Label, new RegionInfo(branch.Else, info, node, inner)));
                break;
            case Block block:
                exits = Visit(new RegionInfo(block.Body, info, node, inner));
                exits.RemoveAll(exit => exit.Label == block.Label);
                break;
            case Loop loop:
                if (loop.Head is While head)
                {
                    Visit(new RegionInfo(head.Condition, info, node, Reach.Tape));
                }

                var body = new RegionInfo(loop.Body, info, node, Reach.Tape);
                if (loop.Head is Counted counted)
                {
                    Define(counted.Counter, body, null);
                }

                exits = Visit(body);
                exits.RemoveAll(exit => exit.Label == loop.Break || exit.Label == loop.Continue);
                break;
        }

        return exits;
    }

    private List<(int Number, int Label)> VisitArm(Region arm, int label, RegionInfo info)
    {
        List<(int Number, int Label)> exits = Visit(info);
        exits.RemoveAll(exit => exit.Label == label);
        _regionEscapes[arm] = RangeOf(exits);
        return exits;
    }

    private void NoteWrites(Node node, RegionInfo info)
    {
        foreach (int memory in _aliasing.WrittenBy(node))
        {
            for (RegionInfo? at = info; at is not null; at = at.Parent)
            {
                if (!at.Writes.TryGetValue(memory, out List<int> positions))
                {
                    at.Writes.Add(memory, positions = new List<int>());
                }

                positions.Add(_position);
            }
        }
    }

    private void Define(int value, RegionInfo info, Node? node)
    {
        _regionOf[value] = info;
        _nodeOf[value] = node;
        _positionOf[value] = _position;
    }

    private static ExitRange RangeOf(List<(int Number, int Label)> exits)
    {
        ExitRange range = ExitRange.None;
        foreach ((int number, _) in exits)
        {
            range = range.With(number);
        }

        return Seam.Of(nameof(ExitRange), range);
    }
}
