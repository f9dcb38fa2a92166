using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Backprop.Gen.Tests.Incremental;

/// <summary>The file for the marked fields of a class: one a class, emitted again when those fields change, and by nothing else.</summary>
public sealed class FieldsTests
{
    private const string First = """
        using System; using Backprop;
        namespace N;
        public partial class A
        {
            [Differentiable] private double a;
            [Differentiable] public double[] B = new double[2];
            [Differentiable(Scratch = true)] private double[] c = new double[2];
            [Differentiable] public double F(double x) => a * x + B[0];
        }
        """;

    private const string Second = """
        using Backprop;
        namespace N;
        public partial class A { [Differentiable] internal float D; }
        public partial class OnlyWorkspace { [Differentiable(Scratch = true)] private double[] c = new double[2]; }
        """;

    [Fact]
    public void AClass_HasOneFile_WithTheFieldsOfAllItsParts()
    {
        GeneratorRunResult result = Generation.Generation.Run(First, Second);

        string text = Assert.Single(result.GeneratedSources, source => source.HintName.Contains("Gradients", StringComparison.Ordinal)).SourceText.ToString();
        Assert.Contains("internal double a;", text, StringComparison.Ordinal);
        Assert.Contains("public double[] B;", text, StringComparison.Ordinal);
        Assert.Contains("internal float D;", text, StringComparison.Ordinal);
        Assert.DoesNotContain(" c;", text, StringComparison.Ordinal);
        Assert.Equal(2, Generation.Generation.ForPeople(result).Count());
    }

    [Fact]
    public void ABody_EmitsOnlyItsMethod() => Check(First.Replace("a * x", "a + x"), Second, "A.F");

    [Fact]
    public void WhatIsInAField_EmitsNothing() => Check(First.Replace("new double[2]", "new double[3]"), Second);

    [Fact]
    public void AField_EmitsTheClassAndItsMethods() => Check(First, Second.Replace("float D", "float E"), "A.F", "A.Gradients");

    [Fact]
    public void AnotherFirstField_EmitsTheClassOnce() =>
        Check(First.Replace("[Differentiable] private double a;", "[Differentiable] private double z, a;"), Second, "A.F", "A.Gradients");

    private static void Check(string first, string second, params string[] emitted)
    {
        GeneratorDriver driver = Generation.Generation.Driver().RunGenerators(Generation.Generation.Compile(First, Second));
        driver = driver.RunGenerators(Generation.Generation.Compile(first, second));
        IEnumerable<string> again = driver.GetRunResult().Results.Single().TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(step => step.Outputs)
            .Where(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified)
            .SelectMany(output => ObjectGraph.HintNames(output.Value)).Select(hint => hint["N.".Length..hint.IndexOf('_', StringComparison.Ordinal)]);
        Assert.Equal(emitted, again.Distinct().Order(StringComparer.Ordinal));
    }
}
