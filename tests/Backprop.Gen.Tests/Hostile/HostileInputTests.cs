using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Xunit;
using static Backprop.Gen.Tests.Generation.Generation;

namespace Backprop.Gen.Tests.Hostile;

/// <summary>Whatever is typed, the generator throws on none of it, and what it emits compiles without a warning.</summary>
public sealed class HostileInputTests
{
    private const string Good = "[Differentiable] public static double Good(double x) => x * x;";

    public static TheoryData<string> HalfTyped =>
    [
        "[Differentiable] public static double F(double x) => ;",
        "[Differentiable] public static double F(double x) =>",
        "[Differentiable] public static double F(double x) { return x * ; }",
        "[Differentiable] public static double F(double x) { return Math.Sin(x; }",
        "[Differentiable] public static double F(double x) { for (int i = 0; i < ",
        "[Differentiable] public static double F(double x) { if (x < 0) { return x;",
        "[Differentiable] public static double F(double x) { }",
        "[Differentiable] public static double F(double x) { double y; return y; }",
        "[Differentiable] public static double F(double x) { return z; }",
        "[Differentiable] public static double F(double x) { return Missing(x); }",
        "[Differentiable] public static double F(double x) { return x.Length; }",
        "[Differentiable] public static double F(Missing x) { return 0; }",
        "[Differentiable] public static Missing F(double x) { return x; }",
        "[Differentiable] public static double F(double) { return 0; }",
        "[Differentiable] public static double F(double x, double x) { return x; }",
        "[Differentiable] public static double F( { return 0; }",
        "[Differentiable] public static double (double x) => x;",
        "[Differentiable] public static double F(double x)",
        "[Differentiable] public static F(double x) => x;",
        "[Differentiable(] public static double F(double x) => x;",
        "[Differentiable((Derivatives)3)] public static double F(double x) => x;",
        "[Differentiable(Derivatives.Missing)] public static double F(double x) => x;",
        "[Differentiable(FastMath = 3)] public static double F(double x) => x;",
        "[Differentiable] [Differentiable] public static double F(double x) => x;",
        "[Differentiable] public static double F(double x) => \"text\";",
        "[Differentiable] public static double F(double x) { int i = x; return i; }",
        "[Differentiable] public static double F(double x) { break; return x; }",
        "[Differentiable] public static double F(double x) { goto L; }",
        "[Differentiable] public static double F(double x) { while (true) { } }",
        "[Differentiable] public static double F(double x) { while (true) x += 1; }",
        "[Differentiable] public static double F(double x) { return 1; return x; }",
        "[Differentiable] public static double F(double x) { throw new Exception(); }",
        "[Differentiable] public static double F(double x) => throw new Exception();",
        "[Differentiable] public static double F(double x) => F(x);",
        "[Differentiable] public static void F() { }",
        "[Differentiable] public static double F() => 1;",
        "[Differentiable] public static double F(int i) => i;",
        "[Differentiable] public static ref double F(ref double x) => ref x;",
        "[Differentiable] public static double F(double* x) => *x;",
        "[Differentiable] public static double F(dynamic x) => x;",
        "[Differentiable] public static double F(__arglist) => 0;",
        "[Differentiable] public static double F<T>(T x) where T : struct => 0;",
        "[Differentiable] public static extern double F(double x);",
        "[Differentiable] public static async System.Threading.Tasks.Task<double> F(double x) { await System.Threading.Tasks.Task.Yield(); return x; }",
        "[Differentiable] public static System.Collections.Generic.IEnumerable<double> F(double x) { yield return x; }",
        "[Differentiable] public static double operator +(double x) => x;",
        "[Differentiable] public static partial double F(double x);",
        "[Differentiable] public double F(double x) => x;",
        "public static double F(double x) { [Differentiable] double Local(double y) => y; return Local(x); }",
        "public static double P { [Differentiable] get => 1; }",
        "[Differentiable] public static double F(double x) { try { return x; } finally { } }",
        "[Differentiable] public static double F(double x) { Func<double, double> f = y => y; return f(x); }",
        "[Differentiable] public static double F(double x) => x switch { < 0 => -x, _ => x };",
        "[Differentiable] public static double F(double x) { var (a, b) = (x, x); return a * b; }",
        "[Differentiable] public static double F(params double[] x) => x[^1];",
        "[Differentiable] public static double F(double x = 1) => x;",
        "[Differentiable] public static double F(in double x) => x * x;",
        "[Differentiable] public static double F(string x) => x.Length;",
        "[Differentiable] public static double F(double[] x) { x = null!; return x[0]; }",
    ];

    [Theory]
    [MemberData(nameof(HalfTyped))]
    public void HalfTypedOrWrong_ThrowsNothing_AndDisturbsNoOther(string member)
    {
        string[] files = [$"{Usings}public static partial class A {{ {Good} }}", $"{Usings}public static partial class B {{ {member} }}"];

        IReadOnlyList<Diagnostic> problems = ProblemsInGeneratedFiles(files, out GeneratorRunResult result);

        Assert.Contains(result.GeneratedSources, source => source.SourceText.ToString().Contains("GoodGradient", StringComparison.Ordinal));
        Assert.True(Compile(files).GetDiagnostics().Any(problem => problem.Severity == DiagnosticSeverity.Error) || problems.Count == 0, string.Join("\n", problems)
            + string.Join("\n", result.GeneratedSources.Select(source => source.SourceText)));
    }

    /// <summary>Every prefix of a method, as it is typed.</summary>
    [Fact]
    public void EveryPrefixOfAMethod_ThrowsNothing()
    {
        const string member = "[Differentiable] public static double F(ReadOnlySpan<double> x, double w) { double s = 0; for (int i = 0; i < x.Length; i++) { if (x[i] > w) { s += Math.Max(x[i], w) * (w - 1); } } return s; }";
        GeneratorDriver driver = Driver();
        for (int length = 0; length <= member.Length; length += 3)
        {
            driver = driver.RunGenerators(Compile($"{Usings}public static partial class A {{ {Good} }}", $"{Usings}public static partial class B {{ {member[..length]}"));
            GeneratorRunResult result = driver.GetRunResult().Results.Single();

            Assert.Null(result.Exception);
            Assert.Contains(result.GeneratedSources, source => source.SourceText.ToString().Contains("GoodGradient", StringComparison.Ordinal));
        }
    }

    public static TheoryData<string> Colliding =>
    [
        "[Differentiable] public static double F(double upstream) => upstream * upstream;",
        "[Differentiable] public static double F(double x, double xGradient) => x * xGradient;",
        "[Differentiable] public static double F(double @class, double @double) => @class * @double;",
        "[Differentiable] public static double F(double value, double Value) => value * Value;",
        "[Differentiable] public static double F(double tape, double tapes, double scratch) => tape * tapes + scratch;",
        "[Differentiable] public static double F(ReadOnlySpan<double> x, double i) { double s = i; for (int j = 0; j < x.Length; j++) { s *= x[j]; } return s; }",
        "[Differentiable] public static double F(double Math) => System.Math.Sin(Math) * Math;",
        "[Differentiable] public static double F(double Item1, double Rest) => Item1 * Rest;",
        "[Differentiable] public static double F(double self, double result) => self * result;",
        "[Differentiable] public static double F(double exit, double trips, double trip) { double s = exit; while (s < trips) { s *= trip; } return s; }",
        "[Differentiable] public static double F(double x) { double upstream = x * x; double xGradient = upstream * x; return xGradient * upstream; }",
        "[Differentiable] public static double F(double global, double System, double Backprop) => global * System * Backprop;",
        "[Differentiable] public static double F(double α, double βeta_1, double __x) => α * βeta_1 * __x;",
        "[Differentiable] public static double F(double @var, double @dynamic, double @record, double @await) => @var * @dynamic * @record * @await;",
        "public static double FBackwardCore(double x) => x; [Differentiable] public static double F(double x) => x * x;",
        "public static int tape; public static double Kernel; [Differentiable] public static double F(double x) { double s = 1; for (int i = 0; i < 3; i++) { s *= x; } return s; }",
        "public static double Sin(double x) => x; public class Math { public static double Sin(double x) => x; } [Differentiable] public static double F(double x) => global::System.Math.Sin(x);",
        "[Differentiable] public static double F(double x) => x; [Differentiable] public static double F(double x, double y) => x * y; [Differentiable] public static double F(ReadOnlySpan<double> x) => x[0]; [Differentiable] public static float F(float x) => x;",
        "public static double F(int i) => i; [Differentiable] public static double F(double x) => F(2) * x;",
        "[Differentiable] public static double @if(double @else) => @else * @else;",
        "[Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)] public static double F(double x, double xTangent, double xDirection) => x * xTangent * xDirection;",
        "[Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)] public static double F(Span<double> x, Span<double> xGradient) { x[0] *= xGradient[0]; return x[0]; }",
        "[Backprop.Differentiable] public static double F(double x) => x * x;",
        "[global::Backprop.DifferentiableAttribute(global::Backprop.Derivatives.Gradient)] public static double F(double x) => x * x;",
        "[Obsolete, Differentiable()] public static double F(double x) => x * x;",
        "public partial class Nested<T> where T : class, new() { public partial struct Deep { public double X; [Differentiable] public double F(double x) => X * x; } }",
        "[Differentiable] public static double F<T>(double x, T held) where T : class => x * x;",
        "private partial class Hidden { [Differentiable] internal static double F(double x) => x * x; }",
        "public partial record Rec(int K) { [Differentiable] public double F(double x) => x * K; }",
        "public partial record struct Rec(double K) { [Differentiable] public readonly double F(double x) => x * K; }",
        "public partial interface IShape { [Differentiable] public static double F(double x) => x * x; }",
        "[Differentiable] public static double F(double x) { // line comment */ with \\u0041 \"quotes\"\n return x * x; /* block */ }",
        "[Differentiable] public static double F(double x) {\n#if true\n return x * x;\n#else\n return 0;\n#endif\n }",
        "[Differentiable] public static double F(double x) => x * 1e308 * 10 + double.NaN * 0 + double.NegativeInfinity + -0.0 + 1e-320 + double.Epsilon;",
        "[Differentiable] public static float F(float x) => x * 1e38f * 10 + float.NaN + float.NegativeInfinity + -0f + 1e-45f;",
    ];

    [Theory]
    [MemberData(nameof(Colliding))]
    public void CollidingNamesAndOddPlaces_CompileWithoutWarnings(string members)
    {
        string[] files = [$"{Usings}namespace N.M {{ public static partial class A {{ {members} }} }}", $"{Usings}public static partial class Global {{ {Good} }}"];
        Assert.Empty(Compile(files).GetDiagnostics().Where(problem => problem.Severity == DiagnosticSeverity.Error));

        IReadOnlyList<Diagnostic> problems = ProblemsInGeneratedFiles(files, out GeneratorRunResult result);

        Assert.True(result.GeneratedSources.Length >= 2, "nothing was generated");
        Assert.True(problems.Count == 0, string.Join("\n", problems) + string.Join("\n", result.GeneratedSources.Select(source => source.SourceText)));
        Assert.DoesNotContain(result.GeneratedSources, source => source.SourceText.ToString().Contains("NotSupportedException", StringComparison.Ordinal));
    }

    [Fact]
    public void CultureWithAnotherMinus_GeneratesTheSame()
    {
        const string source = Usings + "public static partial class A { [Differentiable] public static double F(double x) { double s = -1.5e-7 * x; for (int i = 10; i >= -3; i += -1) { s = s * x - 0.25; } return s; } }";
        string expected = Text(source);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NegativeSign = "\u2212";
            culture.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = culture;

            Assert.Equal(expected, Text(source));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void TextIsTheSame_EveryTime_AndHasNoCarriageReturns()
    {
        const string source = Usings + "public static partial class A {\r\n [Differentiable]\r\n public static double F(double x)\r\n {\r\n double y = x\r\n * x;\r\n return y;\r\n }\r\n}\r\n";

        Assert.Equal(Text(source), Text(source));
        Assert.DoesNotContain('\r', Text(source));
    }

    [Fact]
    public void GeneratedText_NamesNoPathAndNoLine()
    {
        const string source = Usings + "public static partial class A { [Differentiable] public static double F(double x) => x * x; }";

        Assert.DoesNotContain("File0", Text(source), StringComparison.Ordinal);
        Assert.Equal(Text(source), Text("\n\n\n" + source));
    }
}
