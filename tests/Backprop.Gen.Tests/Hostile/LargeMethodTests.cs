using System;
using System.Diagnostics;
using System.Linq;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Xunit;
using Xunit.Abstractions;
using static Backprop.Gen.Tests.Generation.Generation;

namespace Backprop.Gen.Tests.Hostile;

/// <summary>Long sums do not overflow the compiler's stack; long methods take time and text in proportion.</summary>
public sealed class LargeMethodTests(ITestOutputHelper output)
{
    private const int Terms = 30_000;

    [Fact]
    public void SumOfThirtyThousandTerms_IsDifferentiated()
    {
        string sum = string.Join(" + ", Enumerable.Repeat("x", Terms));
        Assembly assembly = Load($"{Usings}public static partial class A {{ [Differentiable] public static double F(double x) => {sum}; }}");

        Assert.Equal((double)Terms, assembly.GetType("A")!.GetMethod("FGradient")!.Invoke(null, [1.5]));
    }

    [Fact]
    public void DeepNesting_IsDifferentiatedOrRefused_ButThrowsNothing()
    {
        foreach (int depth in new[] { 10, 50, 400 })
        {
            string opening = string.Concat(Enumerable.Range(0, depth).Select(i => $"if (x > {i}) {{ y *= x; "));
            string[] files = [$"{Usings}public static partial class A {{ [Differentiable] public static double F(double x) {{ double y = x; {opening}{new string('}', depth)} return y; }} }}"];

            Assert.Empty(ProblemsInGeneratedFiles(files, out GeneratorRunResult result));
            Assert.Single(result.GeneratedSources);
        }
    }

    [Fact]
    public void ParenthesesNestedDeeply_ThrowNothing()
    {
        string expression = string.Concat(Enumerable.Repeat("Math.Sin(", 200)) + "x" + new string(')', 200);

        Assert.Empty(ProblemsInGeneratedFiles([$"{Usings}public static partial class A {{ [Differentiable] public static double F(double x) => {expression}; }}"], out _));
    }

    [Theory]
    [InlineData(Derivatives.Gradient)]
    [InlineData(Derivatives.Jvp)]
    public void TimeAndText_GrowInProportionToTheMethod(Derivatives derivatives)
    {
        Measure(100, derivatives);
        (int Statements, int Length, double Milliseconds)[] rows = [.. new[] { 250, 500, 1000, 2000 }.Select(count => Measure(count, derivatives))];
        foreach ((int statements, int length, double milliseconds) in rows)
        {
            output.WriteLine($"{statements,5} statements: {length,8} characters, {milliseconds,7:F0} ms");
        }

        double perStatement = (double)rows[0].Length / rows[0].Statements;
        Assert.All(rows, row => Assert.InRange((double)row.Length / row.Statements, 0.5 * perStatement, 1.5 * perStatement));

        // Eight times the statements: a square would take 64 times the time; the bound leaves room for the noise of a busy machine.
        Assert.True(rows[3].Milliseconds <= 48 * Math.Max(rows[0].Milliseconds, 20), $"{rows[0].Milliseconds} ms became {rows[3].Milliseconds} ms");
    }

    internal static (int Statements, int Length, double Milliseconds) Measure(int statements, Derivatives derivatives)
    {
        var body = new StringBuilder("double a = x, b = y, c = 1;\n");
        for (int i = 0; i < statements; i++)
        {
            body.Append((i % 5) switch
            {
                0 => $"a = a * b + {i % 7};\n",
                1 => "b = Math.Sin(a) - c;\n",
                2 => "if (c > a) { c = c * b; } else { c += a; }\n",
                3 => $"double t{i} = a * c; c = t{i} / (1 + b * b);\n",
                _ => "for (int k = 0; k < 2; k++) { a += b * 0.1; }\n",
            });
        }

        string source = $"{Usings}public static partial class A {{ [Differentiable(Derivatives.{derivatives})] public static double F(double x, double y) {{ {body} return a + b + c; }} }}";
        var compilation = Compile(source);
        compilation.GetDiagnostics();
        double best = double.MaxValue;
        int length = 0;
        for (int repetition = 0; repetition < 2; repetition++)
        {
            var watch = Stopwatch.StartNew();
            GeneratorRunResult result = Driver().RunGenerators(compilation).GetRunResult().Results.Single();
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
            Assert.Null(result.Exception);
            length = Assert.Single(result.GeneratedSources).SourceText.Length;
            Assert.DoesNotContain("NotSupportedException", result.GeneratedSources[0].SourceText.ToString(), StringComparison.Ordinal);
        }

        return (statements, length, best);
    }
}
