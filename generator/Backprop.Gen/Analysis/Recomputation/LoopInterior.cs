using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Analysis;

/// <summary>What is inside of a loop, and what connects it with the function around it.</summary>
internal sealed class LoopInterior
{
    private readonly HashSet<int> _defined = new();
    private readonly HashSet<int> _labels = new();

    public LoopInterior(Loop loop)
    {
        List<Node> nodes = loop.Regions().SelectMany(region => region.All()).ToList();
        if (loop.Head is Counted { Counter: var counter })
        {
            _defined.Add(counter);
        }

        foreach (Region region in loop.Regions())
        {
            Define(region);
        }

        if (loop.Head is While head)
        {
            _labels.Add(head.Label);
        }

        _labels.Add(loop.Continue);
        Departures = nodes.OfType<Exit>().Where(exit => !_labels.Contains(exit.Label)).Distinct().ToList();
        Captured = nodes.SelectMany(node => node is Exit exit && !_labels.Contains(exit.Label) && exit.Label != loop.Break ? Enumerable.Empty<int>() : node.Uses())
            .Where(value => !_defined.Contains(value)).Distinct().OrderBy(value => value).ToList();
    }

    /// <summary>The different exits by which the loop is left: breaks, and jumps past the loop.</summary>
    public IReadOnlyList<Exit> Departures { get; }

    /// <summary>The values of the function around it that an iteration reads. What a jump past the loop hands on is not among them: it is known outside.</summary>
    public IReadOnlyList<int> Captured { get; }

    public bool Defines(int value) => _defined.Contains(value);

    private void Define(Region region)
    {
        _defined.UnionWith(region.Parameters);
        foreach (Node node in region.Nodes)
        {
            _defined.UnionWith(node.Defines());
            switch (node)
            {
                case If branch:
                    _labels.Add(branch.Label);
                    break;
                case Block block:
                    _labels.Add(block.Label);
                    break;
                case Loop loop:
                    _labels.Add(loop.Break);
                    _labels.Add(loop.Continue);
                    if (loop.Head is While head)
                    {
                        _labels.Add(head.Label);
                    }

                    if (loop.Head is Counted counted)
                    {
                        _defined.Add(counted.Counter);
                    }

                    break;
            }

            foreach (Region nested in node.Regions())
            {
                Define(nested);
            }
        }
    }
}
