using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Optimization;
using Xunit;
using Xunit.Sdk;

namespace Backprop.Gen.Tests.Differentiation;

/// <summary>
/// Both directions of differentiation on random graphs, without a compiler: derivatives are well formed, compute the value as before, and are each other's
/// transpose: upstream · (J v) = (Jᵀ upstream) · v; and a Hessian is symmetric: v · (H w) = w · (H v). Optimized or not.
/// </summary>
public sealed class DifferentiationFuzz
{
    private static readonly int First = int.Parse(Environment.GetEnvironmentVariable("SEED") ?? "0");
    private static readonly int Count = int.Parse(Environment.GetEnvironmentVariable("GRAPHS") ?? "150");

    [Theory]
    [InlineData(OptimizationPasses.None)]
    [InlineData(OptimizationPasses.All)]
    public void Reverse_IsTheTransposeOfForward(OptimizationPasses passes) =>
        Check(passes, (derivatives, input) => derivatives.CheckTranspose(input));

    [Theory]
    [InlineData(OptimizationPasses.None)]
    [InlineData(OptimizationPasses.All)]
    public void Hessian_IsSymmetric(OptimizationPasses passes) =>
        Check(passes, (derivatives, input) => derivatives.CheckSymmetry(input));

    /// <summary>Reports the shortest of the graphs that fail.</summary>
    private static void Check(OptimizationPasses passes, Func<RandomDerivatives, int, bool> check)
    {
        int compared = 0;
        var failures = new List<string>();
        for (int seed = First; seed < First + Count; seed++)
        {
            try
            {
                var derivatives = new RandomDerivatives(seed, passes);
                for (int input = 0; input < 3; input++)
                {
                    compared += check(derivatives, input) ? 1 : 0;
                }
            }
            catch (XunitException exception)
            {
                failures.Add(exception.Message);
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} of {Count} fail\n{failures.MinBy(failure => failure.Length)}");
        Assert.True(compared > Count / 2, $"only {compared} runs could be compared");
    }
}
