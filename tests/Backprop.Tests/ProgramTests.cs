using System;
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

    /// <summary>Values and gradients at the starting points that Moré, Garbow and Hillstrom give.</summary>
    [Theory]
    [InlineData(0, new[] { -1.2, 1.0 }, 24.2, new[] { -215.6, -88.0 })]
    [InlineData(1, new[] { 3.0, -1, 0, 1 }, 215.0, new[] { 306.0, -144, -2, -310 })]
    [InlineData(2, new[] { -3.0, -1, -3, -1 }, 19192.0, new[] { -12008.0, -2080, -10808, -1880 })]
    [InlineData(3, new[] { -1.0, 0, 0 }, 2500.0, new[] { 0, -5000 / Math.PI, -1000 })]
    [InlineData(5, new[] { 0.5, -2 }, 400.5, new[] { 30.0, -1272 })]
    [InlineData(6, new[] { 1.0, 1 }, 14.203125, new[] { 0, 27.75 })]
    public void TestFunctions_AtTheirStandardStarts(int problem, double[] start, double value, double[] gradient)
    {
        double[] sinks = new double[start.Length + 1];
        double got = fixture.Compiled["TestFunctions"].ValueAndGradient!([problem, .. start], [1, start.Length], sinks);

        Assert.Equal(value, got, 1e-11 * value);
        Assert.All(gradient.Zip(sinks.Skip(1)), pair => Assert.Equal(pair.First, pair.Second, 1e-11 * value));
    }

    /// <summary>Hull's example of an option: N(d₁) = 0.7791, the call is worth 4.76, the put 0.81.</summary>
    [Theory]
    [InlineData(0, 4.76, 0.7791)]
    [InlineData(1, 0.81, 0.7791 - 1)]
    public void BlackScholes_AsInTheTextbook(int kind, double value, double delta)
    {
        double[] sinks = new double[7];
        double got = fixture.Compiled["BlackScholes"].ValueAndGradient!([42, 40, 0.1, 0, 0.2, 0.5, kind], [6, 1], sinks);

        Assert.Equal(value, got, 0.005);
        Assert.Equal(delta, sinks[0], 0.00005);
    }
}
