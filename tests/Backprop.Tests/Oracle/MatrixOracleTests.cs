using System.Collections.Generic;
using System.Linq;
using Backprop.Oracle;
using Backprop.Tests.Matrix;

namespace Backprop.Tests;

/// <summary>The duals of the whole matrix against differences, without the generator: the oracle is checked by itself.</summary>
public sealed class MatrixOracleTests
{
    [Fact]
    public void Duals_OfTheMatrix_AgreeWithDifferences()
    {
        List<string> problems = [];
        int compared = 0;
        foreach (CompiledProgram program in new Harness { WithDerivatives = false }.Compile(MatrixFixture.Brief.Where((_, i) => MatrixFixture.IsFull || i % 2 == 0)))
        {
            Differences.Compared = 0;
            problems.AddRange(program.Program.Inputs.SelectMany(input => Checker.Check(program, input, secondOpinion: true)));
            compared += Differences.Compared;
        }

        Assert.True(problems.Count == 0, $"{problems.Count} problems\n" + string.Join('\n', problems.Take(40)));
        Assert.True(compared > 5000, $"only {compared} derivatives were smooth enough to compare");
    }
}
