using Backprop.Fuzz.Checking;
using Backprop.Fuzz.Generation;
using Backprop.Fuzz.Shrinking;
using Backprop.Fuzz.Syntax;

namespace Backprop.Fuzz.Tests;

public sealed class ShrinkerTests
{
    [Theory]
    [InlineData("Math.Tanh(")]
    [InlineData("for (")]
    public void Failure_IsShrunkToWhatCausesIt(string culprit)
    {
        // Without methods of the language matrix, which are as small as they get.
        var large = Enumerable.Range(0, 200).Select(number => SpecimenGenerator.Generate(3, number))
            .First(specimen => Text(specimen).Contains(culprit, StringComparison.Ordinal) && Text(specimen).Length > 2000
                && !Text(specimen).Contains(" K_", StringComparison.Ordinal));
        var (small, _) = new Shrinker(Judge).Shrink(large, Verdict.Failed(culprit, ""), TimeSpan.FromSeconds(40));
        Assert.Contains(culprit, Text(small), StringComparison.Ordinal);

        // Types keep their members.
        Assert.True(Text(small).Split('\n').Count(line => !line.Contains("public ", StringComparison.Ordinal)) <= 24, Text(small));

        // A bug that shows wherever the text contains the culprit, in programs that compile.
        IReadOnlyList<Verdict> Judge(IReadOnlyList<Specimen> specimens) =>
        [
            .. Rehearsal.Run(specimens, null).Zip(specimens, (unfit, specimen) =>
                unfit ?? (Text(specimen).Contains(culprit, StringComparison.Ordinal) ? Verdict.Failed(culprit, "") : Verdict.Passed)),
        ];
    }

    private static string Text(Specimen specimen) => Printer.Print(specimen, "Derivatives.Gradient");
}
