using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Analysis;

/// <summary>Finds what keeps a loop from being run again on the way back, a segment at a time.</summary>
internal static class Obstacles
{
    /// <param name="outlivesFrame">whether the way back of the function is another function</param>
    public static Obstacle Of(Module module, Function function, Loop loop, bool outlivesFrame)
    {
        List<Node> run = Run(module, loop, _ => true);
        var inside = new LoopInterior(loop);
        return run.Any(node => node is External { IsOnce: true }) ? Obstacle.CallToOutside
            : run.Any(node => node is Block { Disposes: true }) ? Obstacle.Resource
            : Run(module, loop, call => !call.ForgetsMemory).Any(node => node is Recall) || OutlivesIteration(function, loop, inside) ? Obstacle.MemoryOutlivesIteration
            : HoldsMoreThanNumbers(function, loop, inside, outlivesFrame) ? Obstacle.NotANumber
            : Obstacle.None;
    }

    /// <summary>The nodes that an iteration may run, those of the functions included that it calls so.</summary>
    private static List<Node> Run(Module module, Loop loop, System.Func<Invoke, bool> follows)
    {
        List<Node> nodes = loop.Regions().SelectMany(region => region.All()).ToList();
        var called = new HashSet<string>();
        for (int i = 0; i < nodes.Count; i++)
        {
            if (nodes[i] is Invoke invoke && follows(invoke) && called.Add(invoke.Function))
            {
                nodes.AddRange(module[invoke.Function].Body.All());
            }
        }

        return nodes;
    }

    private static bool OutlivesIteration(Function function, Loop loop, LoopInterior inside)
    {
        var handles = new HashSet<int>(loop.Body.All().OfType<Allocate>().Select(allocate => allocate.Handle));
        return loop.Body.All().Any(node => node.Uses().Any(handles.Contains))
            || loop.Body.All().OfType<Invoke>().Any(invoke => invoke.Results.Any(result => function.TypeOf(result).IsBuffer))
            || inside.Departures.Any(exit => exit.Values.Any(value => function.TypeOf(value).IsBuffer && inside.Defines(value)));
    }

    private static bool HoldsMoreThanNumbers(Function function, Loop loop, LoopInterior inside, bool outlivesFrame)
    {
        bool IsOpaque(int value) => function.TypeOf(value) is OpaqueType;
        return loop.Initial.Any(IsOpaque)
            || inside.Departures.Any(exit => exit.Values.Any(value => IsOpaque(value) && inside.Defines(value)))
            || inside.Captured.Any(value => IsOpaque(value) && (outlivesFrame || !function.Parameters.Contains(value)));
    }
}
