using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>Which loops are run again on the way back: those that are marked must be such that this works; the option marks outermost loops where it does.</summary>
internal static class Checkpoints
{
    private const Graph.Derivatives Backward =
        Graph.Derivatives.Gradient | Graph.Derivatives.Hvp | Graph.Derivatives.Jacobian | Graph.Derivatives.Hessian | Graph.Derivatives.Tape;

    /// <summary>Whether any of the derivatives goes back over the method.</summary>
    public static bool GoesBack(MethodModel model) => (model.Derivatives & Backward) != 0;

    public static MethodModel Settle(MethodModel model, bool[] active, ModuleReader reader)
    {
        Module module = model.Module!;
        bool isSplit = (model.Derivatives & Graph.Derivatives.Tape) != 0;
        RefuseMarked(module, isSplit, reader);
        OptionsReader options = OptionsReader.Of(reader.Entry);
        if (options.Segmentation is not { } segmentation || reader.HasErrors)
        {
            return model;
        }

        HashSet<Node> suitable = new(ByReference<Node>.Instance);
        string? reason = null;
        if (!GoesBack(model))
        {
            reason = "forward mode keeps nothing";
        }
        else
        {
            Dictionary<string, ReversePlan> plans = ReversePlans.Of(Activity.Of(module, active), isSplit);
            ReadParameters reads = new(module);
            foreach ((Function function, Loop loop) in OutermostLoops.Of(module))
            {
                if (!plans.TryGetValue(function.Name, out ReversePlan? plan) || !plan.Keeps(loop) || !SequentialLoop.Is(loop, plan.Activity.Aliasing, reads))
                {
                    continue;
                }

                Obstacle obstacle = Obstacles.Of(module, function, loop, isSplit || function != module.Entry);
                if (obstacle == Obstacle.None)
                {
                    suitable.Add(loop);
                }
                else
                {
                    reason ??= "one of its loops cannot be run again: " + Because(obstacle);
                }
            }

            reason ??= suitable.Count == 0 ? "it has no loop whose iterations depend on each other and of which anything is kept for the way back" : null;
        }

        if (reason is not null)
        {
            reader.Report(Descriptors.OptionWithoutEffect, options.Location ?? MethodReader.LocationOf(reader.Entry), "Checkpoint", reader.Entry.Name, reason);
        }

        return suitable.Count == 0 ? model
            : model with { Module = OutermostLoops.Map(module, loop => suitable.Contains(loop) && loop.Segments is null ? loop with { Segments = segmentation } : loop) };
    }

    private static void RefuseMarked(Module module, bool isSplit, ModuleReader reader)
    {
        foreach (Function function in module.Functions)
        {
            foreach (Loop loop in function.Body.All().OfType<Loop>())
            {
                if (reader.Checkpointed.TryGetValue(loop, out (Location Location, object Path) place)
                    && Obstacles.Of(module, function, loop, isSplit || function != module.Entry) is not Obstacle.None and var obstacle)
                {
                    reader.Report(Descriptors.CannotCheckpoint, place.Location, place.Path, Because(obstacle));
                }
            }
        }
    }

    private static string Because(Obstacle obstacle) => obstacle switch
    {
        Obstacle.CallToOutside => "a call to outside happens once only; move it out of the loop, into a buffer that the loop reads",
        Obstacle.Resource => "'using' makes and disposes of its resource once only; move it out of the loop",
        Obstacle.MemoryOutlivesIteration => "memory that an iteration makes may be used by a later one; make it before the loop, and write into it",
        _ => "it carries or reads a value that is not a number; read what the loop needs of it into numbers before the loop",
    };
}
