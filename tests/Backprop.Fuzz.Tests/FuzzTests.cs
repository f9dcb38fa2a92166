using Backprop.Fuzz.Checking;
using Backprop.Fuzz.Generation;
using Backprop.Fuzz.Syntax;

namespace Backprop.Fuzz.Tests;

/// <summary>A fixed sample of random programs; longer runs are the console program's.</summary>
public sealed class FuzzTests
{
    private const int Programs = 60;

    [Fact]
    public void RandomPrograms_AgreeWithTheOracle()
    {
        var judge = new Judge(["Gradient", "Jvp", "Hvp", "Tape", "Jacobian", "Hessian"]);
        var specimens = Enumerable.Range(0, Programs).Select(number => SpecimenGenerator.Generate(seed: 1, number)).ToList();
        var verdicts = judge.Try(specimens, null);
        var failures = verdicts.Where(verdict => verdict.Outcome == Outcome.Failed).ToList();
        Assert.True(failures.Count == 0, $"{failures.Count} programs fail; the smallest:\n{failures.MinBy(failure => failure.Details.Length)?.Details}");
        Assert.DoesNotContain("does not compile", verdicts.Select(verdict => verdict.Category));
        Assert.True(verdicts.Count(verdict => verdict.Outcome == Outcome.Passed) >= Programs * 0.95);
    }

    [Fact]
    public void SameSeed_GivesTheSameProgram() =>
        Assert.Equal(Text(SpecimenGenerator.Generate(7, 123)), Text(SpecimenGenerator.Generate(7, 123)));

    [Fact]
    public void OtherNumber_GivesAnotherProgram() =>
        Assert.NotEqual(Text(SpecimenGenerator.Generate(7, 123)), Text(SpecimenGenerator.Generate(7, 124) with { Name = "P123" }));

    private static string Text(Specimen specimen) => Printer.Print(specimen, "Derivatives.Gradient");
}
