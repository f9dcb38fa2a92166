using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Backprop.Gen.Optimization;

namespace Backprop.Tests.Mutants;

/// <summary>Bugs in the passes that simplify branches and loops.</summary>
internal static class StructureMutants
{
    public static IReadOnlyList<Mutant> Make() =>
    [
        PassMutants.Of("the arms of an early return are swapped", OptimizationPasses.SinkExits, function => Edit.Nodes(function, node =>
            node is If { Results.Count: > 0 } branch ? branch with { Then = branch.Else, Else = branch.Then } : node)),
        PassMutants.Of("what one way round a loop leaves alone is taken not to change", OptimizationPasses.Invariants, OneWayRound),
        PassMutants.Of("a loop that is left by a break changes nothing", OptimizationPasses.Invariants, LeftByBreak),
        PassMutants.Of("a branch brings what its first arm does", OptimizationPasses.Invariants, FirstArm),
    ];

    private static Function OneWayRound(Function function)
    {
        ILookup<int, Exit> exits = function.Body.All().OfType<Exit>().ToLookup(exit => exit.Label);
        var replaced = new Dictionary<int, int>();
        foreach (Loop loop in function.Body.All().OfType<Loop>())
        {
            for (int i = 0; i < loop.Initial.Count; i++)
            {
                if (exits[loop.Continue].Any(exit => exit.Values[i] == loop.Body.Parameters[i]))
                {
                    replaced[loop.Body.Parameters[i]] = loop.Initial[i];
                }
            }
        }

        return Edit.Values(function, replaced);
    }

    private static Function LeftByBreak(Function function)
    {
        ILookup<int, Exit> exits = function.Body.All().OfType<Exit>().ToLookup(exit => exit.Label);
        return Edit.Values(function, function.Body.All().OfType<Loop>()
            .Where(loop => exits[loop.Break].Any())
            .SelectMany(loop => loop.Results.Zip(loop.Initial))
            .ToDictionary(pair => pair.First, pair => pair.Second));
    }

    private static Function FirstArm(Function function)
    {
        var replaced = new Dictionary<int, int>();
        foreach (If branch in function.Body.All().OfType<If>().Where(branch => branch.Then.Terminator().Label == branch.Label))
        {
            HashSet<int> inside = [.. branch.Then.All().SelectMany(node => node.Defines())];
            for (int i = 0; i < branch.Results.Count; i++)
            {
                if (branch.Then.Terminator().Values[i] is var value && !inside.Contains(value))
                {
                    replaced[branch.Results[i]] = value;
                }
            }
        }

        return Edit.Values(function, replaced);
    }
}
