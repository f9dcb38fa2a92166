using System.Collections.Generic;
using System.Linq;
using Backprop.Oracle;

namespace Backprop.Tests.Matrix;

/// <summary>Every program of the matrix through the real generator, against duals.</summary>
public sealed class MatrixTests(MatrixFixture fixture) : IClassFixture<MatrixFixture>
{
    public static TheoryData<string> Names => [.. MatrixFixture.Programs.Select(program => program.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Derivatives_AgreeWithDuals(string name)
    {
        CompiledProgram program = fixture.Compiled[name];
        IReadOnlyList<string> problems = fixture.Problems[name];
        Assert.True(problems.Count == 0, string.Join('\n', problems.Take(8)) + (program.Failure is null ? "\n" + program.Program.Source + "\n" + program.Generated : ""));
    }
}
