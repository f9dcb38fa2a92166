using System.Collections.Generic;
using System.Linq;
using Backprop.Oracle;
using Backprop.Tests.Matrix;
using Microsoft.CodeAnalysis;

namespace Backprop.Tests.Assemblies;

/// <summary>Calls of <c>[Differentiable]</c> methods in another project, which is there as an image only: against duals, which see one program.</summary>
public sealed class ReferencedTests
{
    /// <summary>What is refused across projects: structs that can only be made by a constructor, arrays returned in several places, arrays of arrays that are constants of the library, and a method that is internal; and stores that are never reached, of which the graph of a library does not tell.</summary>
    private static readonly HashSet<string> s_refused =
    [];

    [Fact]
    public void Libraries_AgreeWithDuals() => Check([.. LibraryPrograms.All]);

    [Fact]
    public void TypesOfLibraries_AgreeWithDuals() => Check([.. LibraryTypePrograms.All]);

    /// <summary>The constructs of the matrix in a library: in the full run all of them, else every twelfth.</summary>
    [Fact]
    public void Matrix_AgreesWithDuals() =>
        Check([.. MatrixFixture.Brief.Where(program => !s_refused.Contains(program.Name)).Select(SplitPrograms.Of).OfType<OracleProgram>().Where((_, i) => MatrixFixture.IsFull || MatrixFixture.IsFiltered || i % 12 == 0)]);

    private static void Check(OracleProgram[] programs)
    {
        List<string> problems = [];
        foreach (CompiledProgram program in new Harness { Refused = DiagnosticSeverity.Error }.Compile(programs))
        {
            problems.AddRange(program.Failure is { } failure ? [program.Program.Name + ": " + failure] : program.Program.Inputs.SelectMany(input => Checker.Check(program, input)));
        }

        Assert.True(problems.Count == 0, $"{problems.Count} of {programs.Length}\n" + string.Join('\n', problems.Select(problem => problem.Length > 1600 ? problem[..1600] : problem).Take(20)));
    }
}
