using System;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Optimization;

/// <summary>Graph in, graph out: the same results with less work. Every pass costs about as much as the graph is long.</summary>
public static class Optimizer
{
    /// <summary>Structure first, as it uncovers values to fold; then what is the same; last what nobody needs any more.</summary>
    private static readonly (OptimizationPasses Pass, Func<Module, Module> Run)[] s_passes =
    {
        (OptimizationPasses.SinkExits, Each(SinkExits.Run)),
        (OptimizationPasses.Invariants, Each(Invariants.Run)),
        (OptimizationPasses.Algebra, Each(Algebra.Run)),
        (OptimizationPasses.CommonSubexpressions, module => Each(function => CommonSubexpressions.Run(function, isEntry: module.Encloses(function)))(module)),
        (OptimizationPasses.DeadCode, DeadCode.Run),
    };

    public static Module Run(Module module, OptimizationPasses passes = OptimizationPasses.All)
    {
        foreach ((OptimizationPasses pass, Func<Module, Module> run) in s_passes)
        {
            if (passes.HasFlag(pass))
            {
                module = Seam.Of(pass.ToString(), run(module));
            }
        }

        return module;
    }

    private static Func<Module, Module> Each(Func<Function, Function> pass) => module => new(module.Functions.Select(pass).ToEquatableArray());
}
