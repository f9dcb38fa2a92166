using System.Linq;
using Backprop.Gen.Graph;
using Backprop.Gen.Optimization;
using Xunit;

namespace Backprop.Gen.Tests.Optimization;

/// <summary>What each pass makes of a graph, as text.</summary>
public sealed partial class OptimizerTests
{
    [Fact]
    public void SinkExits_HelperWithEarlyReturn_BecomesABranch() => Check(
        OptimizationPasses.SinkExits,
        """
        function "F" (%0:x double) -> (double)
            %1 double = const 0
            %2 bool = lt %0:x, %1
            %3 double = block @1
                if @2 %2
                    %4 double = neg %0:x
                    exit @1 %4
                else
                    exit @2
                %5 double = sin %0:x
                exit @1 %5
            exit @0 %3
        """,
        """
        function "F" (%0:x double) -> (double)
            %1 double = const 0
            %2 bool = lt %0:x, %1
            %6 double = if @2 %2
                %4 double = neg %0:x
                exit @2 %4
            else
                %5 double = sin %0:x
                exit @2 %5
            exit @0 %6
        unused %3 double
        """);

    [Fact]
    public void SinkExits_BlockLeftFromALoop_Stays()
    {
        const string text = """
            function "F" (%0:x double, %1:c bool) -> (double)
                %2 double = block @1
                    loop @2 @3
                        if @4 %1:c
                            exit @1 %0:x
                        else
                            exit @4
                        exit @3
                    exit @1 %0:x
                exit @0 %2
            """;

        Check(OptimizationPasses.SinkExits, text, text);
    }

    [Fact]
    public void SinkExits_ReturnOfTheFunction_Stays()
    {
        const string text = """
            function "F" (%0:x double, %1:c bool) -> (double)
                if @1 %1:c
                    exit @0 %0:x
                else
                    exit @1
                %2 double = neg %0:x
                exit @0 %2
            """;

        Check(OptimizationPasses.SinkExits, text, text);
    }

    [Theory]
    [InlineData("mul %0:x, %2", "%0:x")]
    [InlineData("mul %2, %0:x", "%0:x")]
    [InlineData("div %0:x, %2", "%0:x")]
    [InlineData("strong %2, %0:x", "%0:x")]
    [InlineData("strong %0:x, %2", "%0:x")]
    [InlineData("sub %0:x, %3", "%0:x")]
    [InlineData("add %0:x, %4", "%0:x")]
    [InlineData("where %7, %0:x, %1", "%0:x")]
    [InlineData("convert %0:x", "%0:x")]
    public void Algebra_NeutralElements_Vanish(string operation, string value) =>
        Assert.EndsWith($"exit @0 {value}\n", Algebra(operation).Replace("unused %8 double\n", ""), System.StringComparison.Ordinal);

    [Theory]
    [InlineData("add %0:x, %3", "add %0:x, %3")]
    [InlineData("add %3, %0:x", "add %3, %0:x")]
    [InlineData("sub %0:x, %4", "sub %0:x, %4")]
    [InlineData("mul %0:x, %3", "mul %0:x, %3")]
    [InlineData("sub %0:x, %0:x", "sub %0:x, %0:x")]
    [InlineData("div %0:x, %0:x", "div %0:x, %0:x")]
    [InlineData("strong %0:x, %1", "strong %0:x, %1")]
    [InlineData("strong %0:x, %6", "strong %0:x, %6")]
    [InlineData("mul %0:x, %9", "neg %0:x")]
    [InlineData("strong %0:x, %9", "neg %0:x")]
    [InlineData("strong %0:x, %5", "mul %0:x, %5")]
    [InlineData("strong %0:x, %10", "mul %0:x, %10")]
    [InlineData("sin %2", "sin %2")]
    [InlineData("div %3, %3", "div %3, %3")]
    [InlineData("div %2, %3", "const Infinity")]
    [InlineData("mul %5, %5", "const 6.25")]
    [InlineData("neg %3", "const -0")]
    public void Algebra_KeepsEveryBit(string operation, string expected) =>
        Assert.Contains($"%8 double = {expected}\n", Algebra(operation), System.StringComparison.Ordinal);

    [Theory]
    [InlineData("add %2, %3", "const -2147483648")]
    [InlineData("mul %2, %3", "const 2147483647")]
    [InlineData("div %2, %4", "div %2, %4")]
    [InlineData("shl %3, %5", "const 2")]
    [InlineData("and %2, %3", "const 1")]
    [InlineData("mul %0:n, %4", "const 0")]
    public void Algebra_FoldsIntegersUnchecked(string operation, string expected)
    {
        string text = Print(OptimizationPasses.Algebra, $"""
            function "F" (%0:n int) -> (int)
                %2 int = const 2147483647
                %3 int = const 1
                %4 int = const 0
                %5 int = const 33
                %6 int = {operation}
                exit @0 %6
            """);

        Assert.Contains($"%6 int = {expected}\n", text, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Algebra_BranchOnAConstant_IsReplacedByItsArm() => Check(
        OptimizationPasses.Algebra,
        """
        function "F" (%0:x double) -> (double)
            %1 bool = const true
            %3 double = if @1 %1
                %2 double = neg %0:x
                exit @1 %2
            else
                exit @0 %0:x
            exit @0 %3
        """,
        """
        function "F" (%0:x double) -> (double)
            %1 bool = const true
            %2 double = neg %0:x
            exit @0 %2
        unused %3 double
        """);

    [Fact]
    public void Algebra_ArmThatLeaves_TakesTheRestWithIt() => Check(
        OptimizationPasses.Algebra,
        """
        function "F" (%0:x double) -> (double)
            %1 bool = const false
            if @1 %1
                exit @1
            else
                exit @0 %0:x
            %2 double = neg %0:x
            exit @0 %2
        """,
        """
        function "F" (%0:x double) -> (double)
            %1 bool = const false
            exit @0 %0:x
        unused %2 double
        """);

    [Fact]
    public void Algebra_ReferenceWithOneOrigin_IsThatOrigin() => Check(
        OptimizationPasses.Algebra,
        """
        function "F" (%0:a span<double>, %1:b span<double>, %2:n int) -> (double)
            %3 int = const 1
            %4 span<double> = resolve (%0:a, %1:b) by %3
            %5 span<double> = resolve (%0:a, %1:b) by %3 from %2:n count %2:n
            %6 double = load %4[%2:n]
            store %5[%2:n] = %6
            exit @0 %6
        """,
        """
        function "F" (%0:a span<double>, %1:b span<double>, %2:n int) -> (double)
            %3 int = const 1
            %5 span<double> = slice %1:b from %2:n count %2:n
            %6 double = load %1:b[%2:n]
            store %5[%2:n] = %6
            exit @0 %6
        unused %4 span<double>
        """);

    [Fact]
    public void CommonSubexpressions_InAnEnclosingRegion_AreSharedAndNamed() => Check(
        OptimizationPasses.CommonSubexpressions,
        """
        function "F" (%0:x double, %1:c bool) -> (double)
            %2 double = sin %0:x
            %6 double = if @1 %1:c
                %3:s double = sin %0:x
                %4 double = cos %0:x
                exit @1 %3:s
            else
                %5 double = cos %0:x
                exit @1 %5
            exit @0 %6
        """,
        """
        function "F" (%0:x double, %1:c bool) -> (double)
            %2:s double = sin %0:x
            %6 double = if @1 %1:c
                %4 double = cos %0:x
                exit @1 %2:s
            else
                %5 double = cos %0:x
                exit @1 %5
            exit @0 %6
        unused %3:s double
        """);

    [Theory]
    [InlineData("store %1:b[%2:i] = %4", false)]
    [InlineData("accumulate %6:c[%2:i] += %4", true)]
    [InlineData("external \"global::F({0})\" %4", false)]
    [InlineData("note \"nothing\"", true)]
    public void CommonSubexpressions_OfLoads_EndAtAWriteOfTheSameMemory(string node, bool isShared)
    {
        string text = Print(OptimizationPasses.CommonSubexpressions, $"""
            function "F" (%1:b span<double>, %2:i int, %6:c span<double>) -> (double, double)
                %4 double = load %1:b[%2:i]
                {node}
                %5 double = load %1:b[%2:i]
                exit @0 %4, %5
            """);

        Assert.Equal(isShared, text.Contains("exit @0 %4, %4", System.StringComparison.Ordinal));
    }

    [Fact]
    public void CommonSubexpressions_OfLoadsInALoopThatWrites_AreNotShared()
    {
        const string text = """
            function "F" (%0:b span<double>, %1:i int) -> (double)
                %2 double = load %0:b[%1:i]
                loop @1 @2 for %3:k int = %1:i < %1:i step 1
                    %4 double = load %0:b[%1:i]
                    store %0:b[%1:i] = %2
                    %5 double = add %4, %4
                    store %0:b[%1:i] = %5
                    exit @2
                exit @0 %2
            """;

        Check(OptimizationPasses.CommonSubexpressions, text, text);
    }

    [Fact]
    public void None_ChangesNothing()
    {
        Module module = GraphParser.Parse(Graph.Graphs.SumUntilNegative);

        Assert.Equal(module, Optimizer.Run(module, OptimizationPasses.None));
    }

    [Fact]
    public void LongSum_IsOptimizedWithoutRecursion()
    {
        Module module = Graph.GraphPrinterTests.LongSum(30_000);

        Assert.Equal(module.Entry.Results, Optimizer.Run(module).Entry.Results);
    }

    private static string Algebra(string operation) => Print(OptimizationPasses.Algebra, $"""
        function "F" (%0:x double, %1 double, %11 int) -> (double)
            %2 double = const 1
            %3 double = const 0
            %4 double = const -0
            %5 double = const 2.5
            %6 double = const Infinity
            %7 bool = const true
            %9 double = const -1
            %10 double = convert %11
            %8 double = {operation}
            exit @0 %8
        """);

    private static void Check(OptimizationPasses passes, string before, string after) =>
        Assert.Equal(after + "\n", Print(passes, before));

    private static string Print(OptimizationPasses passes, string text)
    {
        Module module = GraphParser.Parse(text);
        Assert.Empty(Verifier.Verify(module));
        Module optimized = Optimizer.Run(module, passes);
        Assert.Empty(Verifier.Verify(optimized));
        return GraphPrinter.Print(optimized);
    }
}
