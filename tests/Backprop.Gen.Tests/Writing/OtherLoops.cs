using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Tests.Writing;

/// <summary>Makes other loops of <c>while</c> loops: <c>while (true)</c> with the test inside, and <c>do … while</c>.</summary>
internal sealed class OtherLoops
{
    private readonly Random _random;
    private readonly List<ValueInfo> _values;
    private int _labels = 10_000;

    public OtherLoops(Random random, List<ValueInfo> values) => (_random, _values) = (random, values);

    public Node Vary(Node node) => node is Loop { Head: While head } loop
        ? _random.Next(3) switch { 0 => WithTestInside(loop, head), 1 when EndsWithNext(loop) => WithTestAtEnd(loop, head), _ => node }
        : node;

    private static bool EndsWithNext(Loop loop) => loop.Body.Nodes[^1] is Exit exit && exit.Label == loop.Continue;

    private Loop WithTestInside(Loop loop, While head)
    {
        (List<Node> test, int condition) = Test(head, loop.Body.Parameters);
        var leave = new Region(default, EquatableArray.Of<Node>(new Exit(loop.Break, loop.Body.Parameters)));
        test.Add(new If(default, _labels++, condition, new Region(default, loop.Body.Nodes), leave));
        test.Add(new Exit(loop.Break, loop.Body.Parameters));
        return loop with { Head = new Forever(), Body = loop.Body with { Nodes = test.ToEquatableArray() } };
    }

    private Loop WithTestAtEnd(Loop loop, While head)
    {
        var next = (Exit)loop.Body.Nodes[^1];
        (List<Node> test, int condition) = Test(head, next.Values);
        List<Node> nodes = [.. loop.Body.Nodes.Take(loop.Body.Nodes.Count - 1), .. test];
        Region Arm(int label) => new(default, EquatableArray.Of<Node>(new Exit(label, next.Values)));
        nodes.Add(new If(default, _labels++, condition, Arm(loop.Continue), Arm(loop.Break)));
        nodes.Add(new Exit(loop.Break, next.Values));
        return loop with { Head = new Forever(), Body = loop.Body with { Nodes = nodes.ToEquatableArray() } };
    }

    /// <summary>The condition of a loop on some values, with values of its own.</summary>
    private (List<Node> Nodes, int Condition) Test(While head, EquatableArray<int> carried)
    {
        var map = new Dictionary<int, int>();
        for (int i = 0; i < carried.Count; i++)
        {
            map[head.Condition.Parameters[i]] = carried[i];
        }

        int Mapped(int value) => map.TryGetValue(value, out int other) ? other : value;
        var nodes = new List<Node>();
        foreach (Node node in head.Condition.Nodes.Take(head.Condition.Nodes.Count - 1))
        {
            nodes.Add(NodeParts.MapResults(NodeParts.MapOperands(node, Mapped), value =>
            {
                _values.Add(_values[value]);
                return map[value] = _values.Count - 1;
            }));
        }

        return (nodes, Mapped(((Exit)head.Condition.Nodes[^1]).Values[0]));
    }
}
