using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Backprop.Gen.Tests.Assemblies;

/// <summary>Rules in other assemblies, for methods of other assemblies, and for what is built in.</summary>
public sealed class RuleTests
{
    private const string Library = """
        public struct Pair { public double A; public double B; public Pair(double a, double b) { A = a; B = b; } }
        public static class Model
        {
            public static double Bend(double x, Pair p) { return x * x * p.A + p.B; }
            public static double Turn(double x, out double rest) { rest = x * 3; return x * x; }
            public static double Sum(double[] values) { double s = 0; foreach (double v in values) { s += v * v; } return s; }
            public static void Double(System.Span<double> values) { for (int i = 0; i < values.Length; i++) { values[i] *= 2; } }
        }
        """;

    private const string Rules = """
        public static class Rules
        {
            [DerivativeOf(typeof(Model), nameof(Model.Bend))]
            public static void BendBackward(double x, Pair p, double upstream, ref double xGradient, ref Pair pGradient)
            {
                xGradient += upstream * 2 * x * p.A;
                pGradient.A += upstream * x * x;
                pGradient.B += upstream;
            }
            [DerivativeOf(typeof(Model), nameof(Model.Turn))]
            public static void TurnBackward(double x, out double rest, double upstream, double restUpstream, ref double xGradient)
            {
                rest = 0;
                xGradient += upstream * 2 * x + restUpstream * 3;
            }
            [DerivativeOf(typeof(Model), nameof(Model.Sum))]
            public static void SumBackward(System.ReadOnlySpan<double> values, double upstream, System.Span<double> valuesGradient)
            {
                for (int i = 0; i < values.Length; i++) { valuesGradient[i] += upstream * 2 * values[i]; }
            }
            [DerivativeOf(typeof(Model), nameof(Model.Double))]
            public static void DoubleBackward(System.Span<double> values, System.Span<double> valuesGradient)
            {
                for (int i = 0; i < values.Length; i++) { valuesGradient[i] *= 2; }
            }
        }
        """;

    private const string Uses = """
        public static partial class Program
        {
            [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Jacobian)]
            public static double F(double x, Pair p)
            {
                double s = Model.Turn(Model.Bend(x, p), out double rest) + rest;
                double[] all = { s, x, p.A };
                Model.Double(all);
                return Model.Sum(all) + all[0];
            }
            public static double[] Run()
            {
                var v = FValueAndGradient(0.7, new Pair(1.5, -0.5));
                var t = FJvp(0.7, new Pair(1.5, -0.5), 1, new Pair(2, 3));
                var j = new double[3];
                FJacobian(0.7, new Pair(1.5, -0.5), j);
                return new[] { F(0.7, new Pair(1.5, -0.5)), v.Value, t.Value, v.x, v.p.A, v.p.B, t.Tangent, j[0], j[1], j[2] };
            }
        }
        """;

    /// <summary>b = 0.235, s = b² + 3b, F = 4 (s² + x² + A²) + 2 s.</summary>
    [Theory]
    [InlineData(Library, Rules + Uses, false)]
    [InlineData(Library + Rules, Uses, false)]
    [InlineData(Library + Rules, Uses, true)]
    public void Rules_AreFoundWhereverTheyAre(string library, string consumer, bool asSource)
    {
        double[] v = Projects.Of(library, consumer, asSource: asSource).Run();

        const double B = 0.235;
        double s = (B * B) + (3 * B);
        double ofB = ((8 * s) + 2) * ((2 * B) + 3);
        Assert.Equal((4 * ((s * s) + 0.49 + 2.25)) + (2 * s), v[0], 1e-12);
        Assert.Equal([v[0], v[0]], v[1..3]);
        double[] gradient = [(ofB * 2.1) + (8 * 0.7), (ofB * 0.49) + (8 * 1.5), ofB];
        Assert.All(gradient.Zip(v[3..6]), pair => Assert.Equal(pair.First, pair.Second, 1e-11));
        Assert.Equal(gradient[0] + (2 * gradient[1]) + (3 * gradient[2]), v[6], 1e-10);
        Assert.All(gradient.Zip(v[7..10]), pair => Assert.Equal(pair.First, pair.Second, 1e-11));
    }

    [Fact]
    public async Task SecondDerivatives_NeedTheSource()
    {
        string second = "public static partial class C { [Differentiable(Derivatives.Hvp)] public static double F(double x, Pair p) => Model.Bend(x, p) * x; }";
        Assert.DoesNotContain(await Projects.Of(Library, Rules + second).Analyze(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

        Diagnostic refusal = Assert.Single(await Projects.Of(Library + Rules, second).Analyze());
        Assert.Equal("BPG029", refusal.Id);
        Assert.Contains("BendBackward", refusal.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void OwnRule_ComesBeforeThatOfALibrary()
    {
        const string Own = """
            public static partial class Program
            {
                [DerivativeOf(typeof(Model), nameof(Model.Turn))]
                static void Mine(double x, out double rest, double upstream, double restUpstream, ref double xGradient) { rest = 0; xGradient += 42; }
                [Differentiable] public static double F(double x) => Model.Turn(x, out _);
                public static double[] Run() => new[] { FGradient(2) };
            }
            """;
        Assert.Equal([42], Projects.Of(Library + Rules, Own).Run());
    }

    /// <summary>A method without source may write an array, unless its rule only reads that: then its copy is copied back.</summary>
    [Fact]
    public void ArraysOfForeignMethods_AreWritten()
    {
        const string Foreign = "public static class Model { public static double Halve(double[] a, int n) { a[n] /= 2; return a[n] * a[0]; } public static double Area(this Shape shape, double x) => x * x * shape.Size; } public class Shape { public double Size = 3; }";
        const string Code = """
            public static partial class Program
            {
                [DerivativeOf(typeof(Model), nameof(Model.Halve))]
                static void HalveBackward(double[] a, int n, double upstream, Span<double> aGradient)
                {
                    aGradient[n] += upstream * a[0];
                    aGradient[0] += upstream * a[n] / 2;
                    aGradient[n] /= 2;
                }
                [DerivativeOf(typeof(Model), nameof(Model.Area))]
                static void AreaBackward(Shape shape, double x, double upstream, ref double xGradient) => xGradient += upstream * 2 * x * shape.Size;
                [Differentiable(Derivatives.Gradient | Derivatives.Hvp)]
                public static double F(double x, Shape shape) { double[] a = { x, x * x }; double s = Model.Halve(a, 1) * a[1]; return s + shape.Area(x); }
                public static double[] Run() { var v = FValueAndGradient(2, new Shape()); return new[] { F(2, new Shape()), v.Value, v.x, FHvp(2, new Shape(), 1) }; }
            }
            """;

        // x⁵ / 4 + 3 x²
        Assert.Equal([20, 20, 32, 46], Projects.Of(Foreign, Code).Run());
    }

    /// <summary>A marked method of a library carries the rules that it needs.</summary>
    [Fact]
    public void RulesOfALibrary_GoWithItsGraphs()
    {
        const string Marked = """
            public static partial class Marked
            {
                private static double Odd(double x) { try { return x * x * x; } finally { } }
                [DerivativeOf(typeof(Marked), nameof(Odd))]
                private static void OddBackward(double x, double upstream, ref double xGradient) => xGradient += upstream * 3 * x * x;
                [Differentiable] public static double F(double x) => Odd(x) * x;
            }
            """;
        const string Consumer = """
            public static partial class Program
            {
                [Differentiable(Derivatives.Gradient | Derivatives.Hvp)] public static double G(double x) => Marked.F(x * 2);
                public static double[] Run() => new[] { G(1), GGradient(1), GHvp(1, 1) };
            }
            """;
        Assert.Equal([16, 64, 192], Projects.Of(Marked, Consumer).Run());
    }

    /// <summary>The rule is used in place of what is known; in the rule itself the function is what it always was.</summary>
    [Fact]
    public void BuiltInDerivative_IsHidden()
    {
        const string Code = """
            public static partial class Program
            {
            #pragma warning disable BPG054
                [DerivativeOf(typeof(Math), nameof(Math.Sqrt))]
                static void SqrtBackward(double d, double upstream, ref double dGradient) => dGradient += upstream * 10 * Math.Sqrt(d);
            #pragma warning restore BPG054
                [Differentiable(Derivatives.Gradient | Derivatives.Hvp)] public static double F(double x) => Math.Sqrt(x);
                public static double[] Run() => new[] { F(4), FGradient(4), FHvp(4, 1) };
            }
            """;
        double[] v = (double[])Generation.Generation.Load(Generation.Generation.Usings + Code).GetType("Program")!.GetMethod("Run")!.Invoke(null, null)!;
        Assert.Equal([2, 20, 2.5], v);
    }
}
