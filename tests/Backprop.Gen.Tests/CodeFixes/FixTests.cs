using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Backprop.Gen.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace Backprop.Gen.Tests.CodeFixes;

/// <summary>A fix changes what it should and nothing else; afterwards the project compiles with its derivatives, and nothing is left to say.</summary>
public sealed class FixTests
{
    private const string Head = "using System;\nusing System.Collections.Generic;\nusing Backprop;\n";

    public static TheoryData<string, string> Partials => new()
    {
        {
            "/// <summary>Of energy.</summary>\npublic static class C { [Differentiable] public static double F(double x) => x; }",
            "/// <summary>Of energy.</summary>\npublic static partial class C { [Differentiable] public static double F(double x) => x; }"
        },
        {
            "class Outer\n{\n    // Inside.\n    class C { [Differentiable] public static double F(double x) => x; } }",
            "partial class Outer\n{\n    // Inside.\n    partial class C { [Differentiable] public static double F(double x) => x; } }"
        },
        {
            "public class Outer { public partial struct S { public double X; [Differentiable] public double F() => X; } }",
            "public partial class Outer { public partial struct S { public double X; [Differentiable] public double F() => X; } }"
        },
        {
            "[Obsolete] public sealed record C(int N) { [Differentiable] public double F(double x) => x * N; }",
            "[Obsolete] public sealed partial record C(int N) { [Differentiable] public double F(double x) => x * N; }"
        },
        {
            "public class C { [Differentiable] double[] _w = new double[2]; [Differentiable] public double F(double x) => x * _w[0]; }",
            "public partial class C { [Differentiable] double[] _w = new double[2]; [Differentiable] public double F(double x) => x * _w[0]; }"
        },
    };

    [Theory]
    [MemberData(nameof(Partials))]
    public Task TypesBecomePartial(string before, string after) => Check(new MakePartialFix(), before, after);

    public static TheoryData<string, string> Constants => new()
    {
        {
            "public static partial class C { [Differentiable] public static double F(double x, List<double> l) => x * l[0]; }",
            "public static partial class C { [Differentiable] public static double F(double x, [NoGradient] List<double> l) => x * l[0]; }"
        },
        {
            "public static partial class C { [Differentiable] public static double F(decimal d, System.Half h, double[] x) => x[0] * 2; }",
            "public static partial class C { [Differentiable] public static double F([NoGradient] decimal d, [NoGradient] System.Half h, double[] x) => x[0] * 2; }"
        },
        {
            "public partial struct S { public double X; [Differentiable] public double F([System.Diagnostics.CodeAnalysis.NotNull] in Func<double, double> f) => X * f(3); }",
            "public partial struct S { public double X; [Differentiable] public double F([System.Diagnostics.CodeAnalysis.NotNull] [NoGradient] in Func<double, double> f) => X * f(3); }"
        },
        {
            "public readonly struct V { public readonly double X; } public static partial class C { [Differentiable] public static double F(V v, double x) => v.X * x; }",
            "public readonly struct V { public readonly double X; } public static partial class C { [Differentiable] public static double F([NoGradient] V v, double x) => v.X * x; }"
        },
    };

    [Theory]
    [MemberData(nameof(Constants))]
    public Task ParametersAreHeldConstant(string before, string after) => Check(new HoldConstantFix(), before, after);

    [Theory]
    [InlineData("public static partial class C { [Differentiable] public static double F(List<double> l) => l[0]; }")]
    [InlineData("public static partial class C { [Differentiable] public static double F(List<double> l, [NoGradient] double x, int n) => l[0]; }")]
    [InlineData("public readonly struct V { public readonly double X; } public static partial class C { [Differentiable] public static void F(double x, out V v) { v = default; } }")]
    public Task WhereThatDoesNotHelp_NoParameterIsHeldConstant(string source) => CheckNothingIsOffered(new HoldConstantFix(), source);

    public static TheoryData<string, string> Stops => new()
    {
        { "double F(double x) { int cell = (int)(x * 10); return x * cell; }", "double F(double x) { int cell = (int)Derivative.Stop(x * 10); return x * cell; }" },
        { "double F(double x, double[] a) => x * a[(int)a[0]];", "double F(double x, double[] a) => x * a[(int)Derivative.Stop(a[0])];" },
        { "double F(double x) => x * double.ConvertToInteger<int>(x);", "double F(double x) => x * double.ConvertToInteger<int>(Derivative.Stop(x));" },
        { "double F(double x) => x * Convert.ToDouble(x + 1);", "double F(double x) => x * Convert.ToDouble(Derivative.Stop(x + 1));" },
        { "float F(float x) => x * Convert.ToSingle((x + 1)) * x.GetHashCode();", "float F(float x) => x * Convert.ToSingle(Derivative.Stop(x + 1)) * Derivative.Stop(x).GetHashCode();" },
        { "double F(double x) { Console.WriteLine($\"{x} of {2 * x:F3}\"); return x; }", "double F(double x) { Console.WriteLine($\"{Derivative.Stop(x)} of {Derivative.Stop(2 * x):F3}\"); return x; }" },
        { "double F(double x, int n) { Console.WriteLine(\"{0} {1} {2}\", x, n, 3.0); return x; }", "double F(double x, int n) { Console.WriteLine(\"{0} {1} {2}\", Derivative.Stop(x), n, 3.0); return x; }" },
        { "double F(double x, Base b) => x * b.Get(x);", "double F(double x, Base b) => x * b.Get(Derivative.Stop(x));" },
        { "double F(double x, [NoGradient] List<double> l) { l.Add(x); return x; }", "double F(double x, [NoGradient] List<double> l) { l.Add(Derivative.Stop(x)); return x; }" },
    };

    [Theory]
    [MemberData(nameof(Stops))]
    public Task GradientsAreStopped(string before, string after) => Check(new StopGradientFix(), InClass(before), InClass(after));

    [Theory]
    [InlineData("double F(double x) { double? p = x; Console.WriteLine(p); return x; }")]
    [InlineData("double F(System.Numerics.Vector3 v) { Console.WriteLine(v); return v.X; }")]
    [InlineData("double F(double x) { try { return x; } finally { } }")]
    public Task WhereThereIsNothingToStop_NothingIsOffered(string method) => CheckNothingIsOffered(new StopGradientFix(), InClass(method));

    [Fact]
    public Task AnotherTypeOfThatName_IsNotTakenForOurs() => Check(
        new StopGradientFix(),
        "class Derivative { } public static partial class C { [Differentiable] public static double F(double x) => x * (int)x; }",
        "class Derivative { } public static partial class C { [Differentiable] public static double F(double x) => x * (int)global::Backprop.Derivative.Stop(x); }");

    [Fact]
    public async Task WithoutAUsing_NamesAreWrittenInFull()
    {
        Editor editor = new("public static partial class C { [Backprop.Differentiable] public static double F(double x, decimal d) => x * (int)x; }");

        await editor.ApplyAsync(new HoldConstantFix());
        await editor.ApplyAsync(new StopGradientFix());

        Assert.Equal(
            "public static partial class C { [Backprop.Differentiable] public static double F(double x, [global::Backprop.NoGradient] decimal d) => x * (int)global::Backprop.Derivative.Stop(x); }",
            Assert.Single(editor.Texts));
        await CheckNothingIsLeft(editor);
    }

    public static TheoryData<string, string> Workspaces => new()
    {
        {
            "public partial class C { private double _last; [Differentiable] public double F(double x) { _last = x; return _last * x; } }",
            "public partial class C { [Differentiable(Scratch = true)] private double _last; [Differentiable] public double F(double x) { _last = x; return _last * x; } }"
        },
        {
            "public partial class C { [NonSerialized] readonly double[] _all = new double[3]; [Differentiable] public double F(double x) { this._all[0] = x; return _all[0] * x; } }",
            "public partial class C { [NonSerialized] [Differentiable(Scratch = true)] readonly double[] _all = new double[3]; [Differentiable] public double F(double x) { this._all[0] = x; return _all[0] * x; } }"
        },
        {
            "public partial class C { double[] _all = new double[3]; [Differentiable] public double F(double x) { Set(x); return _all[0]; } void Set(double v) => _all[0] = v; }",
            "public partial class C { [Differentiable(Scratch = true)] double[] _all = new double[3]; [Differentiable] public double F(double x) { Set(x); return _all[0]; } void Set(double v) => _all[0] = v; }"
        },
    };

    [Theory]
    [MemberData(nameof(Workspaces))]
    public Task FieldsBecomeWorkspace(string before, string after) => Check(new MarkScratchFix(), before, after);

    [Fact]
    public async Task AFieldInAnotherFile_BecomesWorkspaceThere()
    {
        Editor editor = new(
            Head + "public partial class C { [Differentiable] public double F(double x) { _all[0] = x; return _all[0] * x; } }",
            Head + "public partial class C { double[] _all = new double[3]; }");

        await editor.ApplyAsync(new MarkScratchFix());

        Assert.Equal(Head + "public partial class C { [Differentiable(Scratch = true)] double[] _all = new double[3]; }", editor.Texts[1]);
        await CheckNothingIsLeft(editor);
    }

    [Theory]
    [InlineData("public static partial class C { static double s_last; [Differentiable] public static double F(double x) { s_last = x; return x; } }")]
    [InlineData("public partial class C { double _a, _b = 3; [Differentiable] public double F(double x) { _a = x; return x * _a * _b; } }")]
    [InlineData("public class B { public double Last; } public partial class C : B { [Differentiable] public double F(double x) { Last = x; return x; } }")]
    public Task WhatCannotBeWorkspace_IsNotMarked(string source) => CheckNothingIsOffered(new MarkScratchFix(), source);

    public static TheoryData<string, string> Lists => new()
    {
        {
            "public static partial class C { [Differentiable] public static double F(List<double> l) { double s = 0; for (int i = 0; i < l.Count; i++) { s += l[i]; } return s; } }",
            "public static partial class C { [Differentiable] public static double F(ReadOnlySpan<double> l) { double s = 0; for (int i = 0; i < l.Length; i++) { s += l[i]; } return s; } }"
        },
        {
            "public static partial class C { [Differentiable] public static float F(float x, List<float> l) { foreach (float v in l) { x *= v; } return x; }\n" +
            "    static float Call(List<float> l) => F(1, l) + F(l: l, x: 2) + C.F(3, new List<float> { 1, 2 }); }",
            "public static partial class C { [Differentiable] public static float F(float x, ReadOnlySpan<float> l) { foreach (float v in l) { x *= v; } return x; }\n" +
            "    static float Call(List<float> l) => F(1, global::System.Runtime.InteropServices.CollectionsMarshal.AsSpan(l)) + F(l: global::System.Runtime.InteropServices.CollectionsMarshal.AsSpan(l), x: 2) + C.F(3, global::System.Runtime.InteropServices.CollectionsMarshal.AsSpan(new List<float> { 1, 2 })); }"
        },
        {
            "public static partial class C { /// <summary>See <see cref=\"F\"/>.</summary>\n[Differentiable] public static double F(List<System.Numerics.Vector2> l, double x) => l[0].X * x * nameof(F).Length; }",
            "public static partial class C { /// <summary>See <see cref=\"F\"/>.</summary>\n[Differentiable] public static double F(ReadOnlySpan<System.Numerics.Vector2> l, double x) => l[0].X * x * nameof(F).Length; }"
        },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public Task ListsThatAreRead_BecomeSpans(string before, string after) => Check(new ListToSpanFix(), before, after);

    [Theory]
    [InlineData("double F(List<double> l) { l.Add(3); return l[0]; }")]
    [InlineData("double F(List<double> l) { l[0] = 3; return l[0]; }")]
    [InlineData("double F(List<double> l) { l[0]++; return l[0]; }")]
    [InlineData("double F(List<double> l) { var m = l; return m[0]; }")]
    [InlineData("double F(List<double> l) { Func<double> f = () => l[0]; return f(); }")]
    [InlineData("double F(List<int?> l, double? x) => 3;")]
    [InlineData("double F(List<double> l) => l[0]; static Func<List<double>, double> Get() => F;")]
    [InlineData("double F(List<double> l = null!) => l[0];")]
    public Task WhatASpanCannotDo_IsLeftAList(string method) => CheckNothingIsOffered(new ListToSpanFix(), InClass(method));

    public static TheoryData<string, string> Rules => new()
    {
        {
            "public static partial class C\n{\n    [Differentiable]\n    public static double F(double x) => Convert.ToDouble(x) * 2;\n}",
            "public static partial class C\n{\n    [Differentiable]\n    public static double F(double x) => Convert.ToDouble(x) * 2;\n\n    [DerivativeOf(typeof(Convert), nameof(Convert.ToDouble))]\n    internal static void ToDoubleBackward(double value, double upstream, ref double valueGradient) => throw new NotImplementedException();\n}"
        },
        {
            "public class B { public virtual double Get(double x, int n) => x; }\npublic static partial class C\n{\n    [Differentiable] public static double F(double x, B b) => b.Get(x, 2);\n}",
            "public class B { public virtual double Get(double x, int n) => x; }\npublic static partial class C\n{\n    [Differentiable] public static double F(double x, B b) => b.Get(x, 2);\n\n    [DerivativeOf(typeof(global::B), nameof(global::B.Get))]\n    internal static void GetBackward(global::B self, double x, int n, double upstream, ref double xGradient) => throw new NotImplementedException();\n}"
        },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public Task RulesAreBegun(string before, string after) => Check(new WriteRuleFix(), before, after);

    [Fact]
    public Task WhatCanHaveNoRule_GetsNone() => CheckNothingIsOffered(
        new WriteRuleFix(), "public static partial class C { static object Box(object o) => o; [Differentiable] public static double F(double x) => (double)string.Concat(x).Length; }");

    [Fact]
    public void EveryFix_IsExported()
    {
        Type[] fixes = [.. typeof(Fix).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Fix)))];

        Assert.NotEmpty(fixes);
        string[] known = [.. new DifferentiableAnalyzer().SupportedDiagnostics.Select(descriptor => descriptor.Id)];
        foreach (Type type in fixes)
        {
            var export = (ExportCodeFixProviderAttribute)Assert.Single(type.GetCustomAttributes(typeof(ExportCodeFixProviderAttribute), false));
            Assert.Equal(type.Name, export.Name);
            Assert.Empty(((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds.Except(known));
        }
    }

    private static async Task Check(CodeFixProvider fix, string before, string after)
    {
        Editor editor = new(Head + before);
        await editor.ApplyAsync(fix);
        Assert.Equal(Head + after, Assert.Single(editor.Texts));
        await CheckNothingIsLeft(editor);
    }

    private static async Task CheckNothingIsLeft(Editor editor)
    {
        Assert.Empty(await Diagnostics.Analysis.Of(editor.Texts));
        IEnumerable<Diagnostic> problems = Tests.Generation.Generation.Generated(editor.Texts, out _).GetDiagnostics().Where(problem => problem.Severity == DiagnosticSeverity.Error);
        Assert.Equal("", Tests.Generation.Generation.Describe(problems));
    }

    private static async Task CheckNothingIsOffered(CodeFixProvider fix, string source)
    {
        CodeAction? action = await new Editor(Head + source).OfferAsync(fix);
        Assert.Null(action);
    }

    private static string InClass(string method) =>
        $"public class Base {{ public virtual double Get(double x) => x; }}\npublic static partial class C\n{{\n    [Differentiable] public static {method}\n}}";
}
