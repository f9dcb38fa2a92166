using System;
using System.Collections.Generic;
using Backprop.Gen.Graph;
using Backprop.Gen.Optimization;

namespace Backprop.Tests.Mutants;

/// <summary>Bugs in the optimization passes: what a pass makes is changed into what it would make if it had the bug.</summary>
internal static class PassMutants
{
    public static IReadOnlyList<Mutant> Make() =>
        [.. StructureMutants.Make(), .. AlgebraMutants.Make(), .. CommonSubexpressionMutants.Make(), .. DeadCodeMutants.Make()];

    public static Mutant Of(string name, OptimizationPasses pass, Func<Function, Function> change) =>
        Mutant.Of<Module>($"{pass}: {name}", pass.ToString(), module => Edit.Of(module, change));
}
