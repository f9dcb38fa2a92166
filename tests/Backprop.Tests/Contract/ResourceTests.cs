using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Oracle;
using Microsoft.CodeAnalysis;

namespace Backprop.Tests.Contract;

/// <summary>What <c>using</c> disposes of is disposed of once, where C# does it, in every member.</summary>
public sealed class ResourceTests
{
    public static TheoryData<double, int> Runs => new() { { 0.8, 0 }, { 0.8, 1 }, { 1.1, 3 }, { 1.1, 6 }, { 5, 4 }, { 12, 2 }, { 40, 4 }, { -2, 5 } };

    [Theory]
    [MemberData(nameof(Runs))]
    public void EveryMember_MakesAndDisposes_AsTheMethodDoes(double x, int n)
    {
        IReadOnlyList<string> expected = Written(journal => ResourceModels.Everywhere(x, journal, n));
        Assert.Equal(expected, Written(journal => ResourceModels.EverywhereGradient(x, journal, n)));
        Assert.Equal(expected, Written(journal => ResourceModels.EverywhereValueAndGradient(x, journal, n)));
        Assert.Equal(expected, Written(journal => ResourceModels.EverywhereJvp(x, journal, n, 1)));
        Assert.Equal(expected, Written(journal => ResourceModels.EverywhereHvp(x, journal, n, 1)));
        Assert.Equal(expected, Written(journal => ResourceModels.EverywhereJacobian(x, journal, n, new double[1])));
        Assert.Equal(expected, Written(journal => ResourceModels.EverywhereHessian(x, journal, n, new double[1])));
        using Tape tape = new();
        Assert.Equal(expected, Written(journal => ResourceModels.EverywhereForward(x, journal, n, tape)));
    }

    [Theory]
    [InlineData(0.8, 0)]
    [InlineData(0.8, 1)]
    [InlineData(1.1, 3)]
    [InlineData(1.1, 6)]
    [InlineData(5, 4)]
    [InlineData(-2, 5)]
    public void Derivatives_AreThoseOfTheMethod(double x, int n)
    {
        double Value(double at) => ResourceModels.Everywhere(at, new Journal(), n);
        double Gradient(double at) => ResourceModels.EverywhereGradient(at, new Journal(), n);
        double difference = (Value(x + 1e-6) - Value(x - 1e-6)) / 2e-6;
        Assert.Equal(difference, Gradient(x), 1e-5 * (1 + Math.Abs(difference)));
        Assert.Equal(Gradient(x), ResourceModels.EverywhereJvp(x, new Journal(), n, 1).Tangent, 1e-9 * (1 + Math.Abs(difference)));
        double second = (Gradient(x + 1e-6) - Gradient(x - 1e-6)) / 2e-6;
        Assert.Equal(second, ResourceModels.EverywhereHvp(x, new Journal(), n, 1), 1e-4 * (1 + Math.Abs(second)));
    }

    [Theory]
    [InlineData(2, 9)]
    [InlineData(9, 2)]
    [InlineData(9, 9)]
    [InlineData(1, 3)]
    public void AMatrixOfManySweeps_MakesAndDisposesOnce(int inputs, int outputs)
    {
        double[] x = [.. Enumerable.Range(1, inputs).Select(i => 0.5 + i)];
        double[] y = new double[outputs];
        IReadOnlyList<string> expected = Written(journal => ResourceModels.Wide(x, journal, y));
        double[] jacobian = new double[inputs * outputs];
        Assert.Equal(expected, Written(journal => ResourceModels.WideJacobian(x, journal, new double[outputs], jacobian)));
        SparsityPattern? pattern = null;
        Assert.Equal(expected, Written(journal => pattern = ResourceModels.WideJacobianSparsity(x, journal, new double[outputs])));
        double[] values = new double[pattern!.Count];
        Assert.Equal(expected, Written(journal => ResourceModels.WideSparseJacobian(x, journal, new double[outputs], ColumnColoring.Of(pattern), values)));
        Assert.Equal(jacobian.Where((_, at) => pattern.Contains(at / inputs, at % inputs)), values);
        for (int i = 0; i < outputs; i++)
        {
            // The value is a quadratic form, so that it is half of what its gradient says along x.
            Assert.Equal(2 * y[i], Enumerable.Range(0, inputs).Sum(j => jacobian[i * inputs + j] * x[j]), 1e-10);
        }
    }

    [Fact]
    public void AMatrixOfAMatrix_MakesAndDisposesOnce()
    {
        (double x, double y) = (0.7, 1.3);
        IReadOnlyList<string> expected = ["begin scaled", "scaled 1", "stop", "end scaled"];
        Assert.Equal(expected, Written(journal => ResourceModels.OfJacobian(x, y, journal)));
        double[] jacobian = new double[4];
        Assert.Equal(expected, Written(journal => ResourceModels.OfJacobianJacobian(x, y, journal, jacobian)));
        double[] exact = [4 * 2 * y, 4 * 2 * x, 2 * x, 9 * y * y];
        Assert.All(exact.Zip(jacobian), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void AnException_DisposesOfWhatWasMade(int length)
    {
        int[] a = [.. Enumerable.Range(2, length)];
        IReadOnlyList<string> expected = Written(journal => ResourceModels.Failing(3, journal, a));
        Assert.Equal(length == 3 ? 4 : 2 + 2 * (length / 2), expected.Count(line => !line.StartsWith("failed", StringComparison.Ordinal)));
        Assert.Equal(expected, Written(journal => ResourceModels.FailingValueAndGradient(3, journal, a)));
        Assert.Equal(expected, Written(journal => ResourceModels.FailingJvp(3, journal, a, 1)));
        Assert.Equal(expected, Written(journal => ResourceModels.FailingJacobian(3, journal, a, new double[1])));
        Assert.Equal(expected, Written(journal => ResourceModels.FailingHessian(3, journal, a, new double[1])));
    }

    [Fact]
    public void AResourceThatIsGiven_OrNull()
    {
        Journal journal = new();
        Assert.Equal(4 * 27.0, ResourceModels.GivenGradient(3, journal.Begin("given")));
        Assert.Equal(4 * 27.0, ResourceModels.GivenGradient(3, null));
        Assert.Equal(["begin given", "end given"], journal.Lines);
        Assert.Equal(12 * 9.0, ResourceModels.GivenHvp(3, null, 1));
        Assert.Equal(["begin report", "report 1", "report 2", "end report"], Written(quiet => ResourceModels.QuietGradient(3, quiet)));
    }

    [Theory]
    [InlineData("using var s = new Scope(x); return x;", "BPG015", "new Scope(x)")]
    [InlineData("var s = new Scope(1); using (s) { return x * x; }", "BPG011", "s")]
    [InlineData("using var s = new Value(1); return x * s.Number;", "BPG011", "s")]
    [InlineData("using var s = new Scope(1); s.Start = x; return x;", "BPG014", "s.Start")]
    [InlineData("using var s = new Swap(); return x * Table[0];", "BPG014", "new Swap()")]
    [InlineData("using var s = Begin(); return x * Table[0];", "BPG014", "Begin()")]
    [InlineData("using var s = new Scope(1) { Start = 2 }; return x;", "BPG011", "new Scope(1) { Start = 2 }")]
    [InlineData("try { return x; } finally { }", "BPG010", "try { return x; } finally { }")]
    public void WhatCannotBeDoneSoundly_IsRefused(string body, string id, string at)
    {
        string source = $$"""
            using System;
            using Backprop;

            public static partial class Model
            {
                internal static readonly double[] Table = { 1, 2 };

                internal sealed class Scope : IDisposable { public double Start; public Scope(double start) { Start = start; } public void Dispose() { } }

                internal struct Value : IDisposable { public int Number; public Value(int number) { Number = number; } public void Dispose() { } }

                internal sealed class Swap : IDisposable { public Swap() { Table[0] = 3; } public void Dispose() { Table[0] = 1; } }

                internal static IDisposable Begin() => new Swap();

                [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
                public static double F(double x) { {{body}} }
            }
            """;
        Diagnostic refused = Assert.Single(Harness.CompileAsItStands(source).Reported, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal(id, refused.Id);
        Assert.Equal(at, source.Substring(refused.Location.SourceSpan.Start, refused.Location.SourceSpan.Length));
    }

    private static List<string> Written(Action<Journal> run)
    {
        Journal journal = new();
        try
        {
            run(journal);
        }
        catch (Exception exception) when (exception is InvalidOperationException or IndexOutOfRangeException)
        {
            journal.Lines.Add("failed: " + exception.GetType().Name);
        }

        return journal.Lines;
    }
}
