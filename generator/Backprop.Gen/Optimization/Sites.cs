using System;
using System.Collections.Generic;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Optimization;

/// <summary>The nodes of a function as a list in program order, a construct before what is in it, with the way from each value and label to its node.</summary>
internal sealed class Sites
{
    private readonly List<Node> _nodes = new();
    private readonly List<int> _parents = new();
    private readonly List<int> _ends = new();
    private readonly int[] _definitions;
    private readonly Dictionary<int, int> _labels = new();
    private readonly Dictionary<int, List<int>> _exits = new();

    public Sites(Function function)
    {
        _definitions = new int[function.Values.Count];
        for (int value = 0; value < _definitions.Length; value++)
        {
            _definitions[value] = -1;
        }

        Collect(function.Body, -1);
    }

    public int Count => _nodes.Count;

    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>The construct that a node stands in; -1 for the function.</summary>
    public int ParentOf(int site) => _parents[site];

    /// <summary>The site after a node and everything in it.</summary>
    public int EndOf(int site) => _ends[site];

    /// <summary>The node that defines a value (for what a loop carries or counts, the loop); -1 for a parameter of the function.</summary>
    public int DefinitionOf(int value) => _definitions[value];

    /// <summary>The construct of a label; null for the function's own and the condition of a loop.</summary>
    public Node? ConstructOf(int label) => _labels.TryGetValue(label, out int site) ? _nodes[site] : null;

    public IReadOnlyList<int> ExitsTo(int label) => _exits.TryGetValue(label, out List<int>? exits) ? exits : Array.Empty<int>();

    private void Collect(Region region, int parent)
    {
        foreach (Node node in region.Nodes)
        {
            int site = _nodes.Count;
            _nodes.Add(node);
            _parents.Add(parent);
            _ends.Add(site + 1);
            NodeParts.ForEachResult(node, value => _definitions[value] = site);
            switch (node)
            {
                case Exit exit:
                    AddExit(exit.Label, site);
                    break;
                case If branch:
                    _labels.Add(branch.Label, site);
                    break;
                case Block block:
                    _labels.Add(block.Label, site);
                    break;
                case Loop loop:
                    AddLoop(loop, site);
                    break;
            }

            NodeParts.ForEachRegion(node, inner => Collect(inner, site));
            _ends[site] = _nodes.Count;
        }
    }

    private void AddLoop(Loop loop, int site)
    {
        _labels.Add(loop.Break, site);
        _labels.Add(loop.Continue, site);
        Define(loop.Body.Parameters, site);
        switch (loop.Head)
        {
            case Counted counted:
                _definitions[counted.Counter] = site;
                break;
            case While head:
                Define(head.Condition.Parameters, site);
                break;
        }
    }

    private void Define(EquatableArray<int> values, int site)
    {
        foreach (int value in values)
        {
            _definitions[value] = site;
        }
    }

    private void AddExit(int label, int site)
    {
        if (!_exits.TryGetValue(label, out List<int>? exits))
        {
            _exits.Add(label, exits = new List<int>());
        }

        exits.Add(site);
    }
}
