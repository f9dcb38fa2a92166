using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Backprop.Gen.Optimization;

namespace Backprop.Tests.Mutants;

/// <summary>What is dropped though somebody needs it.</summary>
internal static class DeadCodeMutants
{
    public static IReadOnlyList<Mutant> Make() =>
    [
        Of("a store that only the caller sees", Effects),
        OfNodes("a gradient that only the caller sees", (function, node) => node is Accumulate accumulate && function.Parameters.Contains(accumulate.Buffer)),
        OfNodes("a branch without results", (_, node) => node is If { Results.Count: 0 }),
        OfNodes("a call without results", (_, node) => node is Invoke { Results.Count: 0 }),
        Of("what only the next trip reads", NextTrip),
    ];

    private static Mutant Of(string name, Func<Function, Function> change) => PassMutants.Of(name + " is dropped", OptimizationPasses.DeadCode, change);

    private static Mutant OfNodes(string name, Func<Function, Node, bool> isDropped) =>
        Of(name, function => Edit.Nodes(function, node => isDropped(function, node) ? null : node));

    private static Function Effects(Function function)
    {
        HashSet<int> loaded = [.. function.Body.All().OfType<Load>().Select(load => load.Buffer)];
        return Edit.Nodes(function, node => node is Store store && function.Parameters.Contains(store.Buffer) && !loaded.Contains(store.Buffer) ? null : node);
    }

    private static Function NextTrip(Function function)
    {
        Dictionary<int, Loop> byLabel = function.Body.All().OfType<Loop>().ToDictionary(loop => loop.Continue);
        return Edit.Nodes(function, node => node is Exit exit && byLabel.TryGetValue(exit.Label, out Loop? loop)
            ? exit with { Values = loop.Body.Parameters }
            : node);
    }
}
