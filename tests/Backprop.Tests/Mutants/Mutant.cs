using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Tests.Mutants;

/// <summary>A bug that can be seeded into the graph of a gradient, everywhere it fits.</summary>
/// <param name="Change">what stands in the place of the nodes of a region; null to leave them</param>
internal sealed record Mutant(string Name, Func<Function, IReadOnlyList<Node>, IEnumerable<Node>> Change)
{
    /// <summary>How many regions the bug was put into.</summary>
    public int Applied { get; private set; }

    public Core Seed(Core core) => core with
    {
        Module = new(core.Module.Functions.Select(function => function with { Body = Seed(function, function.Body) }).ToEquatableArray()),
    };

    private Region Seed(Function function, Region region)
    {
        Node[] nodes = [.. region.Nodes.Select(node => NodeParts.MapRegions(node, inner => Seed(function, inner)))];
        Node[] changed = [.. Change(function, nodes)];
        Applied += changed.SequenceEqual(nodes) ? 0 : 1;
        return region with { Nodes = changed.ToEquatableArray() };
    }

    /// <summary>A bug in single nodes: what stands in place of one, or nothing.</summary>
    public static Mutant Of(string name, Func<Function, Node, Node?> change) =>
        new(name, (function, nodes) => nodes.Select(node => change(function, node)).OfType<Node>());

    /// <summary>A bug in an operation.</summary>
    public static Mutant OfOperation(string name, Operation operation, Func<Apply, Node> change) =>
        Of(name, (function, node) => node is Apply apply && apply.Operation == operation && function.TypeOf(apply.Result).IsFloating ? change(apply) : node);
}
