using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen;
using Backprop.Gen.Differentiation;
using Backprop.Oracle;

namespace Backprop.Tests.Matrix;

/// <summary>A Jacobian comes to the same by columns and by rows; by default whichever are fewer decide.</summary>
public sealed class SweepTests
{
    /// <summary>Every how-manieth program that stands by itself is taken, each time another one.</summary>
    private const int Share = 10;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Jacobian_ByOneWayOnly_AgreesWithDuals(int way)
    {
        MatrixSweeps sweeps = way == 0 ? MatrixSweeps.Columns : MatrixSweeps.Rows;
        bool wasAsked = false;
        Seam.Change.Value = (name, value) =>
        {
            wasAsked |= name == nameof(MatrixSweeps);
            return name == nameof(MatrixSweeps) ? sweeps : value;
        };
        IReadOnlyList<CompiledProgram> compiled;
        try
        {
            compiled = new Harness { WithAnalyzer = false }.Compile(Programs(way));
        }
        finally
        {
            Seam.Change.Value = null;
        }

        Assert.True(wasAsked, "the generator decides it elsewhere");
        List<string> problems = [.. compiled.SelectMany(program => program.Program.Inputs.SelectMany(input => Checker.Check(program, input)))];
        Assert.True(problems.Count == 0, $"{problems.Count} problems\n" + string.Join('\n', problems.Take(40)));
    }

    private static IEnumerable<OracleProgram> Programs(int way) => MatrixFixture.Programs
        .Where(program => !program.Name.Contains('_', StringComparison.Ordinal) && program.Source.Contains("Derivatives.Jacobian", StringComparison.Ordinal))
        .Where((_, i) => MatrixFixture.IsFull || i % Share == way);
}
