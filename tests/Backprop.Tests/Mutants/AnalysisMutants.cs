using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
using Backprop.Gen.Graph;

namespace Backprop.Tests.Mutants;

/// <summary>Bugs in the analyses: something in the graph is overlooked, or an answer is wrong.</summary>
internal static class AnalysisMutants
{
    public static IReadOnlyList<Mutant> Make() =>
    [
        Of("what goes through memory carries no derivative", nameof(FunctionActivity), function => Edit.Nodes(function, node => node is Store ? null : node)),
        Of("what the second arm brings is inactive", nameof(FunctionActivity), function => Edit.Nodes(function, node => node is If branch ? branch with { Else = branch.Else with { Nodes = default } } : node)),
        Of("what a break brings is inactive", nameof(FunctionActivity), Without(loop => loop.Break)),
        Of("what the next trip gets is inactive", nameof(FunctionActivity), Without(loop => loop.Continue)),
        Of("a slice is memory of its own", nameof(Aliasing), function => Edit.Nodes(function, node => node is Slice ? null : node)),
        Of("a reference that is reassigned keeps its first origin", nameof(Aliasing), function => Edit.Nodes(function, node =>
            node is Resolve resolve ? resolve with { Origins = EquatableArray.Of(resolve.Origins[0]) } : node)),
        Of("the buffers of a helper never overlap", nameof(Aliasing), Disjoint),
        OfModule("what a helper writes is not written", nameof(WrittenParameters), function => Edit.Nodes(function, node => node is Invoke ? null : node)),
        OfModule("a store in a loop is not logged", nameof(LoggedMemory), function => Edit.Nodes(function, node =>
            node is Loop loop ? loop with { Body = loop.Body with { Nodes = loop.Body.Nodes.Where(inner => inner is not Store).ToEquatableArray() } } : node)),
        Mutant.Of<List<int>>("ReversePlan: the last need is not recorded", nameof(ReversePlan), needed => needed.Count > 0 ? needed[..^1] : needed),
        Mutant.Of<List<int>>("RecomputationCut: one value too few is kept", nameof(RecomputationCut), kept => kept.Count > 0 ? kept[1..] : kept),
        Mutant.Of<bool>("RegionInfo: no store overwrites what was loaded", nameof(RegionInfo.IsWrittenBetween), _ => false),
        Mutant.Of<ExitRange>("Structure: the last of several exits is overlooked", nameof(ExitRange), range => range.First < range.Last ? range with { Last = range.Last - 1 } : range),
        Mutant.Of<ExitRange>("Structure: the exits of an arm begin one too late", nameof(ExitRange), range => range.IsEmpty ? range : new ExitRange(range.First + 1, Math.Max(range.First + 1, range.Last))),
    ];

    private static Mutant Of(string name, string analysis, Func<Function, Function> change) => Mutant.Of($"{analysis}: {name}", analysis, change);

    private static Mutant OfModule(string name, string analysis, Func<Function, Function> change) =>
        Mutant.Of<Module>($"{analysis}: {name}", analysis, module => Edit.Of(module, change));

    /// <summary>The function without exits of some label of its loops.</summary>
    private static Func<Function, Function> Without(Func<Loop, int> labelOf) => function =>
    {
        HashSet<int> labels = [.. function.Body.All().OfType<Loop>().Select(labelOf)];
        return Edit.Nodes(function, node => node is Exit exit && labels.Contains(exit.Label) ? null : node);
    };

    /// <summary>As buffers overlap only if their elements are of one type, parameters of as many types never do.</summary>
    private static Function Disjoint(Function function) => function with
    {
        Values = function.Values.Select((info, value) => info.Type is BufferType buffer && function.Parameters.Contains(value)
            ? info with { Type = buffer with { Element = new OpaqueType($"of {value}") } }
            : info).ToEquatableArray(),
    };
}
