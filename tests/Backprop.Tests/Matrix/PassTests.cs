using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen;
using Backprop.Gen.Optimization;
using Backprop.Oracle;

namespace Backprop.Tests.Matrix;

/// <summary>
/// The matrix through the real generator without optimization, and with each pass off in turn: nothing but speed and looks may change.
/// Each time another part of it by default; all of it each time with <c>BACKPROP_TESTS=full</c>.
/// </summary>
public sealed class PassTests
{
    /// <summary>Every how-manieth program is taken: so few that all choices together take a fraction of the time of the matrix itself.</summary>
    private const int Share = 36;

    private static readonly OptimizationPasses[] Choices =
    [
        OptimizationPasses.None,
        .. Enum.GetValues<OptimizationPasses>().Where(pass => pass is not (OptimizationPasses.None or OptimizationPasses.All)).Select(pass => OptimizationPasses.All & ~pass),
    ];

    public static TheoryData<OptimizationPasses> Passes => [.. Choices];

    [Theory]
    [MemberData(nameof(Passes))]
    public void Derivatives_WithThesePassesOnly_AgreeWithDuals(OptimizationPasses passes)
    {
        List<string> problems = [.. Compile(passes, ProgramsFor(passes)).SelectMany(program => program.Program.Inputs.SelectMany(input => Checker.Check(program, input)))];
        Assert.True(problems.Count == 0, $"{problems.Count} problems\n" + string.Join('\n', problems.Take(40)));
    }

    private static IEnumerable<OracleProgram> ProgramsFor(OptimizationPasses passes) =>
        MatrixFixture.Brief.Where((_, i) => MatrixFixture.IsFull || i % Share == Array.IndexOf(Choices, passes));

    private static IReadOnlyList<CompiledProgram> Compile(OptimizationPasses passes, IEnumerable<OracleProgram> programs)
    {
        bool wasAsked = false;
        Seam.Change.Value = (name, value) =>
        {
            bool isChoice = name == nameof(OptimizationPasses);
            wasAsked |= isChoice;
            return isChoice ? passes : value;
        };
        try
        {
            return new Harness { WithAnalyzer = false }.Compile(programs);
        }
        finally
        {
            Seam.Change.Value = null;
            Assert.True(wasAsked, "the generator takes its passes from elsewhere");
        }
    }
}
