using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Backprop.Gen.Tests.Diagnostics;

/// <summary>What is said of <c>[DerivativeOf]</c>, where it stands and where a method with a rule is called.</summary>
public sealed class RuleDiagnosticsTests
{
    private const string Head = "using System;\nusing System.Collections.Generic;\nusing System.Numerics;\nusing Backprop;\n";

    /// <summary>A method, a rule that is not one for it, and the signature that it must have.</summary>
    public static TheoryData<string, string, string> Signatures => new()
    {
        { "double M(double x) => x;", "double B(double x, double upstream) => 1;", "static void B(double x, double upstream, ref double xGradient)" },
        { "double M(double x) => x;", "void B(double x, double upstream, double xGradient) { }", "static void B(double x, double upstream, ref double xGradient)" },
        { "float M(int n, float x) => x;", "void B(float x, float u, ref float g) { }", "static void B(int n, float x, float upstream, ref float xGradient)" },
        { "void M(double[] a, [NoGradient] double c) { }", "void B() { }", "static void B(double[] a, double c, Span<double> aGradient)" },
        { "void M(double[,] a, ref double c, out double d) { d = 1; }", "void B() { }", "static void B(double[,] a, ref double c, out double d, double cUpstream, double dUpstream, double[,] aGradient, ref double cGradient)" },
        { "Vector3 M(in Vector3 v, ReadOnlySpan<Vector3> w) => v;", "void B() { }", "static void B(in Vector3 v, ReadOnlySpan<Vector3> w, Vector3 upstream, ref Vector3 vGradient, Span<Vector3> wGradient)" },
        { "(double A, int N) M((double A, int N) @in, string s) => @in;", "void B() { }", "static void B((double A, int N) @in, string s, (double A, int N) upstream, ref (double A, int N) inGradient)" },
        { "T M<T>(T x) where T : IFloatingPointIeee754<T> => x;", "void B<T>(T x, T upstream, T g) where T : IFloatingPointIeee754<T> { }", "static void B<T>(T x, T upstream, ref T xGradient)" },
        { "double M(double x) => x; public static double M(double x, double y) => x;", "void B(double x, double y, double u) { }", "static void B(double x, double y, double upstream, ref double xGradient, ref double yGradient)" },
        { "double M(double x) => x; public static float M(float x) => x;", "void B() { }", "static void B(double x, double upstream, ref double xGradient)' or 'static void B(float x, float upstream, ref float xGradient)" },
    };

    [Theory]
    [MemberData(nameof(Signatures))]
    public async Task WrongSignature_PrintsTheRightOne(string method, string rule, string expected)
    {
        ImmutableArray<Diagnostic> said = await Analysis.Of($"{Head}public static class C {{ public static {method} [DerivativeOf(typeof(C), nameof(M))] public static {rule} }}");

        Assert.Equal($"BPG024 'B' is no derivative of 'C.M': it must be '{expected}'", Text(said));
    }

    [Theory]
    [MemberData(nameof(Signatures))]
    public async Task TheSignatureThatIsPrinted_IsRight(string method, string rule, string expected)
    {
        foreach (string signature in expected.Split("' or '"))
        {
            int constraint = rule.IndexOf("where", StringComparison.Ordinal);
            string right = signature + (constraint < 0 ? "" : " " + rule[constraint..rule.IndexOf('{', constraint)]) + (signature.Contains("out double d", StringComparison.Ordinal) ? "{ d = 1; }" : "{ }");
            Assert.Equal("", Text(await Analysis.Of($"{Head}public static class C {{ public static {method} [DerivativeOf(typeof(C), nameof(M))] public {right} }}")));
        }
    }

    [Theory]
    [InlineData("struct S { public double X; public double M(double k) { X *= k; return X; } } [DerivativeOf(typeof(S), \"M\")] static void B() { }", "static void B(ref S self, double k, double upstream, S selfUpstream, ref S selfGradient, ref double kGradient)")]
    [InlineData("struct S { public double X; public double M(double k) => X * k; } [DerivativeOf(typeof(S), \"M\")] static void B() { }", "static void B(S self, double k, double upstream, ref S selfGradient, ref double kGradient)")]
    [InlineData("class S { public double X; public double M(double k) => X * k; } [DerivativeOf(typeof(S), \"M\")] static void B() { }", "static void B(S self, double k, double upstream, ref double kGradient)")]
    public async Task Receivers_ComeFirst(string code, string expected) =>
        Assert.Contains(expected, Text(await Analysis.Of($"{Head}public static class C {{ {code} }}")), StringComparison.Ordinal);

    [Theory]
    [InlineData("[{|BPG025:DerivativeOf(typeof(Math), \"Squirt\")|}] static void B(double x, double u, ref double g) { }")]
    [InlineData("static double P => 1; [{|BPG025:DerivativeOf(typeof(C), nameof(P))|}] static void B(double u) { }")]
    [InlineData("static double M<T>(double x) => x; [{|BPG025:DerivativeOf(typeof(C), nameof(M))|}] static void B(double x, double u, ref double g) { }")]
    [InlineData("[{|BPG025:DerivativeOf(typeof(C), null!)|}] static void B(double x, double u, ref double g) { }")]
    [InlineData("static double M(double x) => x; class D { [{|BPG026:DerivativeOf(typeof(C), nameof(M))|}] void B(double x, double u, ref double g) { } }")]
    [InlineData("static double M(double x) => x; static class D<T> { [{|BPG026:DerivativeOf(typeof(C), nameof(M))|}] static void B(double x, double u, ref double g) { } }")]
    [InlineData("static double M(double x) => x; [{|BPG026:DerivativeOf(typeof(C), nameof(M))|}, Differentiable] public static void B(double x, double u, ref double g) { g += u; }")]
    [InlineData("static double M(IEnumerable<double> x) => 1; [{|BPG027:DerivativeOf(typeof(C), nameof(M))|}] static void B(double x, double u, ref double g) { }")]
    [InlineData("static double M(ref double[] x) => 1; [{|BPG027:DerivativeOf(typeof(C), nameof(M))|}] static void B(double x, double u, ref double g) { }")]
    [InlineData("static double[] M(double x) => null!; [{|BPG027:DerivativeOf(typeof(C), nameof(M))|}] static void B(double x, double u, ref double g) { }")]
    [InlineData("static double M(double[][] x) => 1; [{|BPG027:DerivativeOf(typeof(C), nameof(M))|}] static void B(double x, double u, ref double g) { }")]
    [InlineData("static double M(int x) => 1; [{|BPG027:DerivativeOf(typeof(C), nameof(M))|}] static void B(int x, double u) { }")]
    [InlineData("static int M(double x) => 1; [{|BPG027:DerivativeOf(typeof(C), nameof(M))|}] static void B(double x, ref double g) { }")]
    [InlineData("static double M(double x) => x; [{|BPG028:DerivativeOf(typeof(C), nameof(M))|}] static void A(double x, double u, ref double g) { } [{|BPG028:DerivativeOf(typeof(C), nameof(M))|}] static void B(double x, double u, ref double g) { }")]
    [InlineData("[{|BPG054:DerivativeOf(typeof(Math), nameof(Math.Sqrt))|}] static void B(double x, double u, ref double g) { }")]
    [InlineData("[{|BPG054:DerivativeOf(typeof(Vector2), nameof(Vector2.Dot))|}] static void B(Vector2 x, Vector2 y, float u, ref Vector2 g, ref Vector2 h) { }")]
    [InlineData("[{|BPG027:DerivativeOf(typeof(int[]), \"Clone\")|}] static void B(int[] x) { }")]
    [InlineData("[{|BPG027:DerivativeOf(typeof(List<>), \"Add\")|}] static void B<T>(T x) { }")]
    [InlineData("[{|BPG025:DerivativeOf(typeof(Dictionary<,>.KeyCollection), \"CopyTo\")|}] static void B<T>(T x) { }")]
    [InlineData("[{|BPG025:DerivativeOf(typeof(void), \"\")|}] static void B() { }")]
    [InlineData("static double M(double x) => x; [{|BPG024:DerivativeOf(typeof(C), nameof(B))|}] static void B(double x, double u, ref double g) { }")]
    [InlineData("[DerivativeOf(typeof(Missing), \"M\")] static void B(double x, double u, ref double g) { }")]
    [InlineData("static double M(double x) => x; [DerivativeOf(typeof(C), nameof(M))] static void B(Missing x, double u, ref double g) { }")]
    [InlineData("static double M(double x) => x; [DerivativeOf] static void B(double x, double u, ref double g) { }")]
    public async Task Rules_AreChecked(string code)
    {
        Markup markup = Markup.Parse($"{Head}public static partial class C {{ {code} }}");

        Assert.Equal(markup.Describe(markup.Expected), markup.Describe(await Analysis.Of(markup.Source)));
    }

    [Theory]

    // First derivatives call what cannot be read; second ones cannot.
    [InlineData("M", "Gradient | Derivatives.Jvp | Derivatives.Jacobian", "try { g += u; } finally { }")]
    [InlineData("{|BPG029:M(x)|}", "Hessian", "try { g += u; } finally { }")]
    [InlineData("M", "Hessian", "g += u * {|BPG015:Convert.ToDouble(x)|};")]
    [InlineData("M", "Hessian", "g += u * Convert.ToDouble(3.5);")]
    [InlineData("M", "Gradient", "g += u * Convert.ToDouble(x);")]
    public async Task SecondDerivatives_NeedTheSourceOfTheRule(string call, string asked, string body)
    {
        call = call == "M" ? "M(x)" : call;
        Markup markup = Markup.Parse($$"""
            {{Head}}public static partial class C
            {
                static double M(double x) { try { return x; } finally { } }
                [DerivativeOf(typeof(C), nameof(M))] static void B(double x, double u, ref double g) { {{body}} }
                [Differentiable(Derivatives.{{asked}})] public static double F(double x) => {{call}} * x;
            }
            """);

        Assert.Equal(markup.Describe(markup.Expected), markup.Describe(await Analysis.Of(markup.Source)));
    }

    [Theory]
    [InlineData("double F(double[] a) { {|BPG011:M(a, a)|}; return a[0]; }")]
    [InlineData("double F(double[] a) { {|BPG011:M(a.AsSpan(0, 2), a.AsSpan(2, 2))|}; return a[0]; }")]
    [InlineData("double F(double[] a, double[] b) { M(a, b); return a[0]; }")]
    public async Task Arguments_AreApart(string method)
    {
        Markup markup = Markup.Parse($$"""
            {{Head}}public static partial class C
            {
                static void M(Span<double> a, ReadOnlySpan<double> b) { a[0] = b[0]; }
                [DerivativeOf(typeof(C), nameof(M))] static void B(Span<double> a, ReadOnlySpan<double> b, Span<double> aGradient, Span<double> bGradient) { bGradient[0] += aGradient[0]; aGradient[0] = 0; }
                [Differentiable] public static {{method}}
            }
            """);

        Assert.Equal(markup.Describe(markup.Expected), markup.Describe(await Analysis.Of(markup.Source)));
    }

    private static string Text(ImmutableArray<Diagnostic> diagnostics) =>
        string.Join('\n', diagnostics.Select(diagnostic => $"{diagnostic.Id} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}"));
}
