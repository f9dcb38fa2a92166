using System;
using Backprop.Gen.Graph;
using Backprop.Gen.Optimization;
using Backprop.Gen.Tests.Graph;
using Xunit;

namespace Backprop.Gen.Tests.Optimization;

/// <summary>Each pass alone, and all together, on random graphs: the optimized graph is well formed and does what the other did.</summary>
public sealed class OptimizerFuzz
{
    [Theory]
    [InlineData(OptimizationPasses.SinkExits)]
    [InlineData(OptimizationPasses.Algebra)]
    [InlineData(OptimizationPasses.CommonSubexpressions)]
    [InlineData(OptimizationPasses.DeadCode)]
    [InlineData(OptimizationPasses.All)]
    public void RandomGraphs_DoTheSameOptimized(OptimizationPasses passes)
    {
        int count = int.Parse(Environment.GetEnvironmentVariable("GRAPHS") ?? "250");
        for (int seed = 0; seed < count; seed++)
        {
            Module module = RandomGraph.Make(seed);
            Assert.Empty(Verifier.Verify(module));

            Module optimized = Optimizer.Run(module, passes);

            string both = $"seed {seed}\n{GraphPrinter.Print(module)}\n{GraphPrinter.Print(optimized)}";
            Assert.True(Verifier.Verify(optimized).Count == 0, string.Join("\n", Verifier.Verify(optimized)) + "\n" + both);
            for (int input = 0; input < 4; input++)
            {
                Interpreter.Outcome before = Run(module, input);
                Assert.True(before.Results == Interpreter.NeverEnds || before == Run(optimized, input), $"{before}\n{Run(optimized, input)}\n{both}");
            }
        }
    }

    private static Interpreter.Outcome Run(Module module, int input)
    {
        Interpreter.Outcome outcome = Interpreter.Run(
            module, 0.5 + input, input == 3 ? double.NaN : -1.25 * input, (long)input - 1, new double[] { 1, 2, 3 }, new double[] { -1, 0.5 });
        return outcome with { Results = Canonical(outcome.Results), Log = Canonical(outcome.Log) };
    }

    /// <summary>The sign of a zero may change by the strong product alone, and the bits of NaN do not matter.</summary>
    private static string Canonical(string text) => text
        .Replace("8000000000000000", "0").Replace("FFF8000000000000", "NaN").Replace("7FF8000000000000", "NaN");
}
