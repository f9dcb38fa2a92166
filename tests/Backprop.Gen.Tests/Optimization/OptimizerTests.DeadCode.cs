using System.Linq;
using Backprop.Gen.Graph;
using Backprop.Gen.Optimization;
using Xunit;

namespace Backprop.Gen.Tests.Optimization;

/// <content>What nobody needs vanishes, and nothing else.</content>
public sealed partial class OptimizerTests
{
    [Fact]
    public void DeadCode_ResultsAndCarriedValues_ThatNobodyNeeds_Vanish() => Check(
        OptimizationPasses.DeadCode,
        """
        function "F" (%0:x readonlyspan<double>, %1:n int) -> (double)
            note "double s = 0;"
            %2:s double = const 0
            note "double p = 1;"
            %3:p double = const 1
            note "for (;;)"
            %9:s double, %10:p double = loop @1 @2 for %4:i int = %1:n < %1:n step 1 with %5:s double = %2:s, %6:p double = %3:p
                note "s += x[i];"
                %7 double = load %0:x[%4:i]
                %8:s double = add %5:s, %7
                note "p *= x[i];"
                %11:p double = mul %6:p, %7
                exit @2 %8:s, %11:p
            note "return s;"
            exit @0 %9:s
        """,
        """
        function "F" (%0:x readonlyspan<double>, %1:n int) -> (double)
            note "double s = 0;"
            %2:s double = const 0
            note "for (;;)"
            %7:s double = loop @1 @2 for %3:i int = %1:n < %1:n step 1 with %4:s double = %2:s
                note "s += x[i];"
                %5 double = load %0:x[%3:i]
                %6:s double = add %4:s, %5
                exit @2 %6:s
            note "return s;"
            exit @0 %7:s
        """);

    [Fact]
    public void DeadCode_OfATapeThatNobodyReads_PushesAndPopsVanish() => Check(
        OptimizationPasses.DeadCode,
        """
        function "F" (%0:x double, %1 tape<double>, %2 tape<int>, %3:n int) -> (double)
            push %1 %0:x
            push %2 %3:n
            push %2 %3:n
            %4 double = pop %1
            %5 int = pop %2
            %6 int = pop %2
            %7 double = convert %6
            exit @0 %7
        """,
        """
        function "F" (%0:x double, %1 tape<double>, %2 tape<int>, %3:n int) -> (double)
            push %2 %3:n
            push %2 %3:n
            %4 int = pop %2
            %5 int = pop %2
            %6 double = convert %5
            exit @0 %6
        """);

    [Fact]
    public void DeadCode_LocalMemoryAndCellsThatNobodyReads_Vanish() => Check(
        OptimizationPasses.DeadCode,
        """
        function "F" (%0:x double, %1:n int, %2:b span<double>) -> (double)
            %3 cell<double> = declare
            %4:t span<double>, %5 int = allocate %1:n
            store %4:t[%1:n] = %0:x
            copy %2:b to %4:t
            set %3 = %0:x
            store %2:b[%1:n] = %0:x
            exit @0 %0:x
        """,
        """
        function "F" (%0:x double, %1:n int, %2:b span<double>) -> (double)
            store %2:b[%1:n] = %0:x
            exit @0 %0:x
        """);

    [Fact]
    public void DeadCode_Effects_AreKept_AndWithThemWhatDecidesThem()
    {
        const string text = """
            function "F" (%0:x double) -> ()
                %1 double = const 1
                %2 bool = lt %0:x, %1
                if @1 %2
                    external throws "throw new global::System.Exception()"
                    exit @1
                else
                    exit @1
                exit @0
            """;

        Check(OptimizationPasses.DeadCode, text, text);
    }

    [Fact]
    public void DeadCode_FunctionsThatNobodyCalls_Vanish()
    {
        Module module = Optimizer.Run(
            GraphParser.Parse(string.Concat(new[] { "F", "G" }.Select(name => $"function \"{name}\" (%0 double) -> (double)\n    exit @0 %0\n"))),
            OptimizationPasses.DeadCode);

        Assert.Equal("F", Assert.Single(module.Functions).Name);
    }
}
