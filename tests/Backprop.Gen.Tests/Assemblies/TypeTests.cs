using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Backprop.Gen.Tests.Assemblies;

/// <summary>Types of other projects that a method computes with: what of them is known, and what is said where it is not.</summary>
public sealed class TypeTests
{
    private const string Vec = """
        public readonly partial record struct Vec(double X, double Y)
        {
            private static readonly double s_scale = 2;
            public static Vec operator *(Vec a, double s) => new(a.X * s * s_scale, a.Y * s);
            public double Length => Math.Sqrt(X * X + Y * Y);
            [Differentiable] public double Dot(Vec o) => X * o.X + Y * o.Y;
        }
        """;

    private const string UsesVec = """
        public static partial class Program
        {
            [Differentiable] public static double F(Vec a, double x) { var b = a * x; return b.Length + new Vec(x, b.Dot(a)).Y; }
            public static double[] Run() { var v = FGradient(new Vec(0.6, 1.6), 0.5); return new[] { F(new Vec(0.6, 1.6), 0.5), v.a.X, v.a.Y, v.x }; }
        }
        """;

    /// <summary>b = (2 x X, x Y): with a = (0.6, 1.6) and x = 0.5, b = (0.6, 0.8), of length 1, and b · a = 1.64.</summary>
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void ReferencesOfEveryKind_ShowTheSame(bool asSource, bool isOnlyReferenced)
    {
        double[] v = Projects.Of(Vec, UsesVec, asSource: asSource, isOnlyReferenced: isOnlyReferenced).Run();

        double[] expected = [2.64, 0.6 + 1.2, 0.4 + 1.6, (0.6 * 1.2) + (0.8 * 1.6) + (2 * 0.36) + 2.56];
        Assert.All(expected.Zip(v), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    /// <summary>A constructor is as good as what it does, whatever its parameters are called and in whichever order it takes them.</summary>
    [Fact]
    public void ConstructorThatAssigns_MakesGradients()
    {
        const string Library = """
            public readonly struct Inner { public Inner(double p, double q) { Q = p; P = q; } public double P { get; } public double Q { get; } public static partial class L { [Differentiable] public static double G(double x) => x; } }
            public readonly partial struct S
            {
                public S(int k, double b, double a) { A = a; (B, K) = (b, k); }
                public double A { get; } public double B { get; } public int K { get; }
                [Differentiable] public double Sum() => A + 10 * B;
            }
            """;
        const string Uses = """
            public static partial class Program
            {
                [Differentiable(Derivatives.Gradient | Derivatives.Jvp)] public static double F(S s, Span<S> all) { all[0] = new S(4, s.A, s.B * 3); return all[0].Sum() * s.A; }
                public static double[] Run() { var g = new S[1]; var v = FGradient(new S(7, 2, 5), new S[1], g); return new[] { v.A, v.B, v.K, g[0].A }; }
            }
            """;

        // (3 B + 10 A) A
        Assert.Equal([(3 * 2) + (20 * 5), 15, 0, 0], Projects.Of(Library, Uses).Run());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void WhatCarriesNoGradient_IsKnown(bool isOnlyReferenced)
    {
        const string Library = """
            public partial struct Half
            {
                public Half(double x, [NoGradient] double y) { X = x * y; Y = y; }
                public double X { get; set; }
                [field: NoGradient] public double Y { get; set; }
                [return: NoGradient] public static double operator ~(Half h) => h.X;
                [Differentiable] public double Sum() => X + Y;
            }
            """;
        const string Uses = """
            public static partial class Program
            {
                [Differentiable] public static double F(Half h, double x) => h.X * h.Y + h.Sum() * ~h + new Half(x, x).X;
                public static double[] Run() { var v = FGradient(new Half { X = 2, Y = 3 }, 5); return new[] { v.h.X, v.h.Y, v.x }; }
            }
            """;

        Assert.Equal([3 + 2, 0, 5], Projects.Of(Library, Uses, isOnlyReferenced: isOnlyReferenced).Run());
    }

    /// <summary>A struct that a call outside gives is taken apart; the call runs once.</summary>
    [Fact]
    public void StructsFromOutside_AreTakenApart()
    {
        const string Library = "public readonly record struct Plain(double A, int B) { public static Plain Zero { get; } = new(0, 1); } public static class Clock { public static int Calls; public static Plain Next(double a) { Calls++; return new(a, 2); } public static (double, float) Pair() => (5, 7); }";
        const string Uses = """
            public static partial class Program
            {
                [Differentiable] public static double F(double x) { Plain p = Clock.Next(3); var (s, t) = Clock.Pair(); return p.A * x * p.B * s * t + Plain.Zero.A + p.A; }
                public static double[] Run() => new[] { FGradient(2), Clock.Calls };
            }
            """;

        Assert.Equal([3 * 2 * 5 * 7, 1], Projects.Of(Library, Uses).Run());
    }

    [Theory]
    [InlineData("Plain.Make(x).A", "Plain.Make(x)", "BPG015", "Plain.Make")]
    [InlineData("p.Sum", "p.Sum", "BPG011", "mark a method of 'Plain' [Differentiable] there")]
    [InlineData("p[1]", "p[1]", "BPG011", "mark a method of 'Plain' [Differentiable] there")]
    [InlineData("(-p).A", "-p", "BPG011", "mark a method of 'Plain' [Differentiable] there")]
    [InlineData("(p * x).A", "p * x", "BPG011", "mark a method of 'Plain' [Differentiable] there")]
    [InlineData("(double)p", "(double)p", "BPG011", "mark a method of 'Plain' [Differentiable] there")]
    [InlineData("new Plain(x, 1).A", "new Plain(x, 1)", "BPG011", "use an object initialiser")]
    [InlineData("(p == default ? x : 1)", "p == default", "BPG011", "write it with numbers")]
    [InlineData("new Marked(x).Tried", "new Marked(x).Tried", "BPG030", "'try'")]
    [InlineData("(new Marked(x) * x).A", "new Marked(x) * x", "BPG030", "Convert.ToDouble")]
    [InlineData("(s / x).A", "s / x", "BPG030", "it uses what is private there")]
    [InlineData("new Marked(x, 2).A", "new Marked(x, 2)", "BPG030", "Secret")]
    public async Task WhatHasNoGraph_IsRefusedAtTheExpression(string expression, string place, string id, string says)
    {
        const string Library = """
            public readonly record struct Plain(double A, double B)
            {
                public static Plain Make(double a) => new(a, a);
                public double Sum => A + B;
                public double this[int i] => i == 0 ? A : B;
                public static Plain operator -(Plain p) => new(-p.A, p.B);
                public static Plain operator *(Plain p, double x) => new(p.A * x, p.B);
                public static explicit operator double(Plain p) => p.A;
            }
            public partial struct Marked
            {
                private struct Secret { public double V; }
                public double A { get; set; }
                public Marked(double a) { A = a; }
                public Marked(double a, int n) { var all = new Secret[n]; all[0].V = a; A = all[0].V; }
                public double Tried { get { try { return A; } finally { } } }
                public static Marked operator *(Marked m, double x) => new(Convert.ToDouble(x));
                [Differentiable] public double Get() => A;
            }
            public readonly record struct Shown(double A)
            {
                private static readonly double s_k = 2;
                public static Shown operator /(Shown s, double x) => new(s.A * x * s_k);
            }
            public static partial class L { [Differentiable] public static double G(Shown s) => s.A; }
            """;
        ImmutableArray<Diagnostic> reported = await Projects.Of(Library, $"public static partial class Program {{ [Differentiable] public static double F(Plain p, Shown s, double x) => {expression} + x; }}").Analyze();

        Diagnostic refusal = Assert.Single(reported);
        Assert.Equal(id, refusal.Id);
        Assert.Equal(place, refusal.Location.SourceTree!.GetText(default).ToString(refusal.Location.SourceSpan));
        Assert.Contains(says, refusal.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SetterWithoutGraph_IsRefusedAtTheAssignment()
    {
        Diagnostic refusal = Assert.Single(await Projects.Of(
            "public struct S { public double A; public double Half { set { A = value / 2; } } }",
            "public static partial class Program { [Differentiable] public static double F(double x) { S s = default; s.Half = x; return s.A; } }").Analyze());

        Assert.Equal("BPG011", refusal.Id);
        Assert.Equal("s.Half", refusal.Location.SourceTree!.GetText(default).ToString(refusal.Location.SourceSpan));
        Assert.Contains("mark a method of 'S' [Differentiable] there", refusal.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    /// <summary>What a struct hides cannot be a parameter; what only a constructor sets needs that constructor's graph.</summary>
    [Theory]
    [InlineData("public readonly struct S { public S(double a) { A = a; } public double A { get; } }", "BPG008", "mark a method of 'S' [Differentiable] in its project")]
    [InlineData("public readonly partial struct S { public S(double a) { A = a * 2; } public double A { get; } [Differentiable] public static double G(double x) => x; }", "BPG008", "'A' cannot be set")]
    [InlineData("public partial struct S { private double a; public double A => a; [Differentiable] public double G(double x) => x * a; }", "BPG008", "'a' cannot be reached")]
    [InlineData("public struct S { private double a; public double A => a; public void Set(double x) { a = x; } }", "BPG004", "fields are not known")]
    [InlineData("public struct S { public double A { get; private set; } }", "BPG008", "'A' cannot be set")]
    [InlineData("public struct S { public double A { private get; set; } }", "BPG008", "'A' cannot be reached")]
    public async Task WhatCannotBeMadeAgain_IsRefusedAtTheParameter(string library, string id, string says)
    {
        Diagnostic refusal = Assert.Single(await Projects.Of(library, "public static partial class Program { [Differentiable] public static double F(S s, double x) => x; }").Analyze(), problem => problem.Severity == DiagnosticSeverity.Error);

        Assert.Equal(id, refusal.Id);
        Assert.Equal("s", refusal.Location.SourceTree!.GetText(default).ToString(refusal.Location.SourceSpan));
        Assert.Contains(says, refusal.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    /// <summary>What is held constant may hide what it holds: its members are called as they are.</summary>
    [Fact]
    public async Task HiddenConstants_AreHandedOn()
    {
        const string Library = """
            public partial struct Gear { private double r; public Gear(double x) { r = x; } public double R => r; public double Times(double t) => r * t; [Differentiable] public void Move(double t) { r *= t; } }
            public partial struct Id { private int v; public Id(int x) { v = x; } public int V => v; [Differentiable] public double Of(double t) => t * v; }
            """;
        const string Uses = """
            public static partial class Program
            {
                [Differentiable] public static double F([NoGradient] Gear g, Id id, double x) => g.R * g.Times(2) * id.V * x * new Gear(x).R * new Id(2).V;
                public static double[] Run() => new[] { FGradient(new Gear(1.5), new Id(3), 0.5) };
            }
            """;
        Assert.Equal([1.5 * 3 * 3 * 2], Projects.Of(Library, Uses).Run());

        Diagnostic refusal = Assert.Single(await Projects.Of(Library, "public static partial class Program { [Differentiable] public static double F([NoGradient] Gear g, double x) { Gear h = g; return h.R * x; } }").Analyze());
        Assert.Equal("h = g", refusal.Location.SourceTree!.GetText(default).ToString(refusal.Location.SourceSpan));
    }

    /// <summary>A library whose structs have other fields now than its graphs were written for.</summary>
    [Fact]
    public async Task GraphOfOtherFields_IsNotTaken()
    {
        const string Library = "[DifferentiableGraph(\"M:S.Sum\", 2, \"layout \\\"A,B;\\\"\\nfunction \\\"Sum\\\" (%0 double, %1 double) -> (double)\\n    exit @0 %0\\n\", \"\")] public partial struct S { public double B { get; set; } public double A { get; set; } [Differentiable] public double Sum() => A; }";
        Diagnostic refusal = Assert.Single(await Projects.Of(Library, "public static partial class Program { [Differentiable] public static double F(S s) => s.Sum(); }", isGenerated: false).Analyze());

        Assert.Equal("BPG030", refusal.Id);
    }

    /// <summary>Members go with the marked methods of their type, once, and only in libraries.</summary>
    [Theory]
    [InlineData("public", OutputKind.DynamicallyLinkedLibrary, 1)]
    [InlineData("internal", OutputKind.DynamicallyLinkedLibrary, 0)]
    [InlineData("public", OutputKind.ConsoleApplication, 0)]
    public void Members_GoWithTheirType(string accessibility, OutputKind kind, int count)
    {
        var compilation = Generation.Generation.Compile($"{Generation.Generation.Usings}{accessibility} partial struct A {{ public double X; public double Twice => 2 * X; [Differentiable] public double F() => X; [Differentiable] public double G() => X; static void Main() {{ }} }}");
        GeneratorRunResult result = Generation.Generation.Driver().RunGenerators(compilation.WithOptions(compilation.Options.WithOutputKind(kind))).GetRunResult().Results.Single();

        Assert.Equal(count, result.GeneratedSources.Count(source => source.HintName.Contains("Members", StringComparison.Ordinal)));
    }
}
