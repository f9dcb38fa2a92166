using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Backprop.Gen.Tests.Assemblies;

/// <summary>Calls of <c>[Differentiable]</c> methods of other projects: what they reach, and what is said where they cannot be followed.</summary>
public sealed class ReferenceTests
{
    private const string Net = """
        public partial class Net
        {
            private readonly double[] weights = { 0.5, -1.5 };
            private readonly double rate;
            private readonly Bias bias = new Bias();
            public Net(double rate) => this.rate = rate;
            private double Scaled(double v) => v * rate;
            [Differentiable] public double Loss(double x) { double s = bias.Value; foreach (double w in weights) { s = s * x + Scaled(w) * x * x; } return s; }
            private sealed class Bias { public double Value = 0.25; }
        }
        """;

    private const string UsesNet = """
        public static partial class Program
        {
            [Differentiable(Derivatives.Gradient | Derivatives.Hvp)]
            public static double F(double x, Net net, int n) { double s = 0; for (int i = 0; i < n; i++) { s += net.Loss(x * (i + 1)); } return s; }
            public static double[] Run() { var net = new Net(0.75); var v = FValueAndGradient(0.7, net, 3); return new[] { F(0.7, net, 3), v.Value, v.x, FHvp(0.7, net, 3, 1) }; }
        }
        """;

    /// <summary>A private class inside keeps the graph from others: it is said by name.</summary>
    [Fact]
    public async Task PrivateTypeOfAField_IsNamed()
    {
        Diagnostic refusal = Assert.Single(await Projects.Of(Net, UsesNet).Analyze());

        Assert.Equal("BPG030", refusal.Id);
        Assert.Contains("Bias", refusal.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Objects_AreReadThroughAccessors(bool asSource)
    {
        string library = Net.Replace("private sealed class Bias", "public sealed class Bias", StringComparison.Ordinal);
        double[] apart = Projects.Of(library, UsesNet, asSource: asSource).Run();
        string open = library.Replace("private", "public", StringComparison.Ordinal);
        double[] together = (double[])Generation.Generation.Load(Generation.Generation.Usings + open + UsesNet).GetType("Program")!.GetMethod("Run")!.Invoke(null, null)!;

        Assert.Equal(apart[0], apart[1]);
        Assert.All(together.Zip(apart), pair => Assert.Equal(pair.First, pair.Second, 1e-13));
    }

    [Fact]
    public void Friends_ReachWhatIsInternal()
    {
        double[] results = Projects.Of(
            "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Consumer\")] internal static partial class L { private static readonly double s_k = 3; internal static double K => s_k; [Differentiable] internal static double G(double x) => x * x * s_k * K; }",
            "public static partial class Program { [Differentiable] public static double F(double x) => L.G(x); public static double[] Run() => new[] { FGradient(2) }; }").Run();

        Assert.Equal([36.0], results);
    }

    [Fact]
    public void DerivedClass_CallsAProtectedMethod()
    {
        double[] results = Projects.Of(
            "public partial class Base { private double k = 3; [Differentiable] protected double G(double x) => x * x * k; }",
            "public partial class D : Base { [Differentiable] public double F(double x) => G(x) * x; } public static class Program { public static double[] Run() => new[] { new D().FGradient(2) }; }").Run();

        Assert.Equal([36.0], results);
    }

    [Theory]
    [InlineData("public static class L { public static double G(double x) => x * x; }", "L.G(x)", "BPG015")]
    [InlineData("public static partial class L { internal struct P { public double X, Y; } [Differentiable] public static double G(double x) { var a = new P[2]; a[1].X = x; return a[1].X * a[0].Y; } }", "L.G(x)", "BPG030")]
    [InlineData("public partial class L { [Differentiable] public virtual double G(double x) => x * x; }", "new L().G(x)", "BPG015")]
    [InlineData("public static partial class L { [Differentiable] public static double[] G(double x) { if (x > 0) { return new double[1]; } return new[] { x }; } }", "L.G(x)[0]", "BPG030")]
    [InlineData("public partial class L { private double[] w = { 1, 2 }; [Differentiable] public double G(double x) => x * w[1]; public static L Make() => new L(); }", "L.Make().G(x)", "BPG030")]
    public async Task WhatCannotBeFollowed_IsRefusedAtTheCall(string library, string call, string id)
    {
        Diagnostic refusal = Assert.Single(await Projects.Of(library, $"public static partial class Program {{ [Differentiable] public static double F(double x) => {call} + x; }}").Analyze());

        Assert.Equal(id, refusal.Id);
        Assert.StartsWith(call.Split('(')[0], refusal.Location.SourceTree!.GetText(default).ToString(refusal.Location.SourceSpan), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("L.G(in a[0], b)", true)]
    [InlineData("L.G(in x, b)", true)]
    [InlineData("L.G(in b[0], b)", false)]
    [InlineData("L.H(in b[0], b)", true)]
    public async Task WhatIsReadByReference_MustNotBeWrittenByAnotherName(string call, bool isAccepted)
    {
        const string Library = "public static partial class L { [Differentiable] public static double G(in double x, double[] b) { b[0] *= 2; return x * b[0]; } [Differentiable] public static double H(in double x, double[] b) => x * b[1]; }";
        ImmutableArray<Diagnostic> reported = await Projects.Of(Library, $"public static partial class Program {{ [Differentiable] public static double F(double x, double[] a, double[] b) => {call} + x; }}").Analyze();

        Assert.Equal(isAccepted ? [] : ["BPG011"], reported.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public async Task ALibraryWithoutGraphs_IsToBeRebuilt()
    {
        const string Library = "public static partial class L { [Differentiable] public static double G(double x) => x * x; [Differentiable] public static double H(double[] x) => x[0]; }";
        foreach (string call in new[] { "L.G(x)", "L.H(new[] { x })" })
        {
            Diagnostic refusal = Assert.Single(await Projects.Of(Library, $"public static partial class Program {{ [Differentiable] public static double F(double x) => {call} + x; }}", isGenerated: false).Analyze());

            Assert.Equal("BPG030", refusal.Id);
            Assert.Contains("rebuild", refusal.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("1, \"function \\\"G\\\" (%0 double) -> (double)\\n    exit @0 %0\\n\"")]
    [InlineData("2, \"function \\\"G\\\" (%0 double) -> (double)\\n    exit @0 %7\\n\"")]
    [InlineData("2, \"nonsense\"")]
    [InlineData("2, \"\"")]
    public async Task AGraphThatCannotBeRead_IsToBeRebuilt(string graph)
    {
        string library = $"[DifferentiableGraph(\"M:L.G(System.Double)\", {graph}, \"\")] public static partial class L {{ [Differentiable] public static double G(double x) => x * x; }}";
        Diagnostic refusal = Assert.Single(await Projects.Of(library, "public static partial class Program { [Differentiable] public static double F(double x) => L.G(x); }", isGenerated: false).Analyze());

        Assert.Equal("BPG030", refusal.Id);
        Assert.Contains("rebuild", refusal.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void InactiveCalls_RunAsTheyAre() => Assert.Equal([6.0], Projects.Of(
        "public static partial class L { [Differentiable] public static double G(double x) => x * x; }",
        "public static partial class Program { [Differentiable] public static double F(double x, int n) => L.G(n) * x * 1.5; public static double[] Run() => new[] { FGradient(2, 2) }; }", isGenerated: false).Run());

    /// <summary>An edit that does not concern a method emits nothing again, with graphs of other projects in it, too.</summary>
    [Fact]
    public void AnUnrelatedEdit_EmitsNothingAgain()
    {
        Projects projects = Projects.Of(
            "public static partial class L { private const double K = 2; [Differentiable] public static double G(double x) => x * x * K; }",
            "public static partial class Program { [Differentiable] public static double F(double x) => L.G(x); }");
        GeneratorDriver driver = Generation.Generation.Driver().RunGenerators(projects.Consumer);
        driver = driver.RunGenerators(projects.Consumer.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Other { }", Generation.Generation.Parsing)));

        Assert.All(driver.GetRunResult().Results.Single().TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(step => step.Outputs),
            output => Assert.True(output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    /// <summary>What is written for other projects goes with the method: executables, and what nobody else can call, have none.</summary>
    [Theory]
    [InlineData("public", OutputKind.DynamicallyLinkedLibrary, true)]
    [InlineData("internal", OutputKind.DynamicallyLinkedLibrary, false)]
    [InlineData("public", OutputKind.ConsoleApplication, false)]
    public void OnlyLibraries_CarryGraphs(string accessibility, OutputKind kind, bool isCarried)
    {
        CSharpCompilation compilation = Generation.Generation.Compile($"{Generation.Generation.Usings}public static partial class A {{ [Differentiable] {accessibility} static double F(double x) => x; static void Main() {{ }} }}");
        GeneratorRunResult result = Generation.Generation.Driver().RunGenerators(compilation.WithOptions(compilation.Options.WithOutputKind(kind))).GetRunResult().Results.Single();

        Assert.Equal(isCarried, result.GeneratedSources.Any(source => source.HintName.EndsWith(".graph.g.cs", StringComparison.Ordinal)));
    }
}
