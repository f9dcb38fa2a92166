using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Backprop.Gen.Tests.Incremental;

/// <summary>
/// The claims of the pipeline, each over the tracked steps of two runs: an edit re-emits the methods whose text or whose helpers it
/// changes, and no others.
/// </summary>
public sealed class IncrementalTests
{
    private const string First = """
        using System; using Backprop;
        namespace N;
        public static partial class A
        {
            [Differentiable] public static double F(double x) => Helper.Square(x) + Math.Sin(x);
            [Differentiable] public static double G(double x) { double y = x * x; return y + 1; }
            public static int Unrelated(int i) => i + 1;
        }
        """;

    private const string Second = """
        using System; using Backprop;
        namespace N;
        public static class Helper
        {
            public static double Square(double x) => Inner(x) * x;
            private static double Inner(double x) => x;
            public static double Other(double x) => x + 2;
        }
        """;

    private static readonly string[] Both = ["F", "G"];
    private static readonly string[] None = [];

    [Fact]
    public void SameText_EmitsNothingAgain() => Check(First, Second, None);

    [Fact]
    public void CommentInABody_EmitsNothingAgain() =>
        Check(First.Replace("double y", "/* a\ncomment */ double y // and another\n"), Second, None);

    [Fact]
    public void LinesAbove_EmitNothingAgain() => Check("\n\n// moved\n" + First, Second, None);

    [Fact]
    public void Blanks_EmitNothingAgain() => Check(First.Replace("x * x", "x   *  x"), Second, None);

    [Fact]
    public void EditOfAMethod_EmitsItAlone() => Check(First.Replace("y + 1", "y + 2"), Second, ["G"]);

    [Fact]
    public void EditOfAnUnmarkedMethodInTheType_EmitsNothing() => Check(First.Replace("i + 1", "i + 2"), Second, None);

    [Fact]
    public void EditOfACalledHelper_EmitsItsCaller() => Check(First, Second.Replace("Inner(x) * x", "Inner(x) * x * x"), ["F"]);

    [Fact]
    public void EditOfAHelpersHelper_EmitsTheCaller() => Check(First, Second.Replace("Inner(double x) => x", "Inner(double x) => x * 3"), ["F"]);

    [Fact]
    public void CommentInACalledHelper_EmitsNothing() => Check(First, Second.Replace("=> Inner", "=> /* inner */ Inner"), None);

    [Fact]
    public void EditOfAHelperThatIsNotCalled_EmitsNothing() => Check(First, Second.Replace("x + 2", "x + 3"), None);

    [Fact]
    public void RenamedParameter_EmitsItsMethod() => Check(First.Replace("G(double x) { double y = x * x", "G(double z) { double y = z * z"), Second, ["G"]);

    [Fact]
    public void RenamedLocal_EmitsItsMethod() => Check(First.Replace("double y = x * x; return y", "double w = x * x; return w"), Second, ["G"]);

    [Fact]
    public void AddedMethod_EmitsItAlone() => Check(
        First.Replace("public static int", "[Differentiable] public static double H(double x) => x; public static int"), Second, ["H"]);

    [Fact]
    public void RemovedMethod_EmitsNothing()
    {
        string removed = First.Replace("[Differentiable] public static double G", "public static double G");

        Check(removed, Second, None);
    }

    [Fact]
    public void AddedFile_EmitsNothing() => Check(First, Second + "\npublic static class More { public static double Twice(double x) => x + x; }", None);

    [Fact]
    public void OtherDerivatives_EmitTheMethod() =>
        Check(First.Replace("[Differentiable] public static double G", "[Differentiable(Derivatives.Jvp)] public static double G"), Second, ["G"]);

    [Fact]
    public void MethodThatBreaks_DisturbsNoOther() => Check(First.Replace("y + 1", "y +"), Second, ["G"], mayEmitLess: true);

    [Fact]
    public void NothingOfTheCompilation_IsKeptBetweenRuns()
    {
        CSharpCompilation compilation = Generation.Generation.Compile(First, Second);
        GeneratorRunResult result = Generation.Generation.Driver().RunGenerators(compilation).GetRunResult().Results.Single();

        // The steps that come before ours hand over syntax; those that have a name are ours.
        string[] own = result.TrackedSteps.Keys.Where(name => !name.StartsWith("Compilation", StringComparison.Ordinal)
            && !name.StartsWith("result_ForAttribute", StringComparison.Ordinal) && !name.Contains("_For", StringComparison.Ordinal)
            && name is not ("ParseOptions" or "AdditionalTexts" or "MetadataReferences" or "AnalyzerConfigOptions")).ToArray();
        Assert.NotEmpty(own);
        foreach (string name in own)
        {
            foreach ((object value, _) in result.TrackedSteps[name].SelectMany(step => step.Outputs))
            {
                ObjectGraph.AssertNoCompilerObjects(value, name);
            }
        }
    }

    private const string Rule =
        "\npublic static class Rules { [Backprop.DerivativeOf(typeof(Helper), nameof(Helper.Square))] static void B(double x, double upstream, ref double g) { g += upstream * x; } }";

    [Theory]
    [InlineData("", Rule, "F")]
    [InlineData(Rule, "", "F")]
    [InlineData(Rule, "\n// moved\n" + Rule, "")]
    public void ARule_EmitsThoseThatUseIt(string before, string after, string emitted) =>
        Check(First, Second + after, emitted.Length == 0 ? None : [emitted], before: Second + before);

    [Fact]
    public void EditOfARule_EmitsThoseThatUseIt()
    {
        Check(First, Second + Rule.Replace("upstream * x", "upstream * 2"), ["F"], before: Second + Rule);
        Check(First, Second + Rule.Replace("g += ", "/* adds */ g += "), None, before: Second + Rule);
    }

    private static void Check(string first, string second, string[] emitted, bool mayEmitLess = false, string before = Second)
    {
        GeneratorDriver driver = Generation.Generation.Driver().RunGenerators(Generation.Generation.Compile(First, before));
        Assert.Equal(Both, Emitted(driver, IncrementalStepRunReason.New));

        driver = driver.RunGenerators(Generation.Generation.Compile(first, second));

        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        string[] again = Emitted(driver, IncrementalStepRunReason.New, IncrementalStepRunReason.Modified);
        if (mayEmitLess)
        {
            Assert.Empty(again.Except(emitted));
        }
        else
        {
            Assert.Equal(emitted, again);
        }
    }

    /// <summary>The names of the methods whose files come from outputs that ran for one of these reasons.</summary>
    private static string[] Emitted(GeneratorDriver driver, params IncrementalStepRunReason[] reasons)
    {
        IEnumerable<(object Value, IncrementalStepRunReason Reason)> outputs = driver.GetRunResult().Results.Single()
            .TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(step => step.Outputs);
        return outputs.Where(output => reasons.Contains(output.Reason))
            .SelectMany(output => ObjectGraph.HintNames(output.Value))
            .SelectMany(hint => new[] { "F", "G", "H" }.Where(name => hint.Contains($".{name}", StringComparison.Ordinal)))
            .Distinct().OrderBy(name => name, StringComparer.Ordinal).ToArray();
    }
}
