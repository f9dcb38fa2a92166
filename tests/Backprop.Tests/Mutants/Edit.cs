using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Tests.Mutants;

/// <summary>Changes graphs, well-formed or not.</summary>
internal static class Edit
{
    public static Core Of(Core core, Func<Function, Function> change) => core with { Module = Of(core.Module, change) };

    public static Module Of(Module module, Func<Function, Function> change) => new(module.Functions.Select(change).ToEquatableArray());

    /// <summary>The function with other nodes in its regions, innermost first.</summary>
    public static Function Regions(Function function, Func<IReadOnlyList<Node>, IEnumerable<Node>> change)
    {
        return function with { Body = Change(function.Body) };

        Region Change(Region region) => region with { Nodes = change([.. region.Nodes.Select(node => NodeParts.MapRegions(node, Change))]).ToEquatableArray() };
    }

    /// <summary>The function with something, or nothing, in the place of single nodes.</summary>
    public static Function Nodes(Function function, Func<Node, Node?> change) =>
        Regions(function, nodes => nodes.Select(change).OfType<Node>());

    /// <summary>The function reading other values.</summary>
    public static Function Values(Function function, IReadOnlyDictionary<int, int> replaced)
    {
        return replaced.Count == 0 ? function : Nodes(function, node => NodeParts.MapOperands(node, Current));

        int Current(int value)
        {
            // A value stands for itself when it would only go round in a circle.
            for (int steps = 0; steps < replaced.Count && replaced.TryGetValue(value, out int next); steps++)
            {
                value = next;
            }

            return value;
        }
    }
}
