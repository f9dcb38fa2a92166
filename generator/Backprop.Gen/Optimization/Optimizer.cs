using System;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Optimization;

/// <summary>Graph in, graph out: the same results with less work. Every pass costs about as much as the graph is long.</summary>
public static class Optimizer
{
    public static Module Run(Module module, OptimizationPasses passes = OptimizationPasses.All)
    {
        // Structure first, as it uncovers values to fold; then what is the same; last what nobody needs any more.
        if (passes.HasFlag(OptimizationPasses.SinkExits))
        {
            module = Each(module, SinkExits.Run);
        }

        if (passes.HasFlag(OptimizationPasses.Invariants))
        {
            module = Each(module, Invariants.Run);
        }

        if (passes.HasFlag(OptimizationPasses.Algebra))
        {
            module = Each(module, Algebra.Run);
        }

        if (passes.HasFlag(OptimizationPasses.CommonSubexpressions))
        {
            module = Each(module, function => CommonSubexpressions.Run(function, isEntry: function == module.Entry));
        }

        return passes.HasFlag(OptimizationPasses.DeadCode) ? DeadCode.Run(module) : module;
    }

    private static Module Each(Module module, Func<Function, Function> pass) => new(module.Functions.Select(pass).ToEquatableArray());
}
