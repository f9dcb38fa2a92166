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
            Assert.Single(ForPeople(result));
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
        Growth growth = default;
        for (int attempt = 0; attempt < 5 && !growth.IsLinear; attempt++)
        {
            growth = new(Measure(250, derivatives), Measure(500, derivatives), Measure(1000, derivatives), Measure(2000, derivatives));
            output.WriteLine($"{growth}");
        }

        // A busy machine spoils an attempt, a square spoils all of them.
        Assert.True(growth.IsLinear, $"{growth}");
    }

    private readonly record struct Cost(int Statements, int Length, long Bytes, double Milliseconds)
    {
        public override string ToString() => $"{Statements,5} statements: {Length,8} characters, {Bytes,12} bytes allocated, {Milliseconds,7:F0} ms\n";
    }

    private readonly record struct Growth(Cost C250, Cost C500, Cost C1000, Cost C2000)
    {
        /// <summary>Text and memory in proportion, and for eight times the statements less time than a square would take.</summary>
        public bool IsLinear =>
            IsInProportion(cost => cost.Length, 1.5) && IsInProportion(cost => cost.Bytes, 2) && C2000.Milliseconds < 48 * C250.Milliseconds;

        public override string ToString() => $"{C250}{C500}{C1000}{C2000}";

        private bool IsInProportion(Func<Cost, double> of, double factor)
        {
            double perStatement = of(C250) / C250.Statements;
            return new[] { C500, C1000, C2000 }.All(cost => of(cost) / cost.Statements is var one && one < factor * perStatement && one > perStatement / factor);
        }
    }

    private static Cost Measure(int statements, Derivatives derivatives)
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
        long bytes = 0;
        for (int repetition = 0; repetition < 2; repetition++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();
            GeneratorRunResult result = Driver().RunGenerators(compilation).GetRunResult().Results.Single();
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.Null(result.Exception);
            length = Assert.Single(ForPeople(result)).SourceText.Length;
            Assert.DoesNotContain("NotSupportedException", result.GeneratedSources[0].SourceText.ToString(), StringComparison.Ordinal);
        }

        return new Cost(statements, length, bytes, best);
    }
}
