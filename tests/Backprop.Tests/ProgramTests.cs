using System.Collections.Generic;
using System.Linq;
using Backprop.Oracle;

namespace Backprop.Tests;

/// <summary>Programs as users of many fields write them, against duals, and against differences as a second opinion.</summary>
public sealed class ProgramTests(ProgramFixture fixture) : IClassFixture<ProgramFixture>
{
    public static TheoryData<string> Names => [.. ProgramFixture.Programs.Select(program => program.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Derivatives_AgreeWithDualsAndDifferences(string name)
    {
        CompiledProgram program = fixture.Compiled[name];
        Assert.True(program.Failure is null, program.Failure);
        Assert.True(program.Program.Inputs.Count >= 2, "a program is run at two inputs or more");
        Assert.All(program.Program.Inputs, input => Assert.All(program.Layout!.Slots.Zip(input.Counts), pair => Assert.Equal(0, pair.Second % pair.First.Leaves.Count)));
        Assert.All(program.Program.Inputs, input => Assert.True(double.IsFinite(program.Value!([.. input.Values], input.Counts))));

        Differences.Compared = 0;
        List<string> problems = [.. program.Program.Inputs.SelectMany(input => Checker.Check(program, input, secondOpinion: true))];
        Assert.True(problems.Count == 0, string.Join('\n', problems.Take(8)));
        Assert.True(Differences.Compared > 0 || program.Program.Source.Contains("float"), "differences are no second opinion here");
    }
}
