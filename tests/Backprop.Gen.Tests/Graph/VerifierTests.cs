using System.Collections.Generic;
using Backprop.Gen.Graph;
using Xunit;

namespace Backprop.Gen.Tests.Graph;

public sealed class VerifierTests
{
    [Theory]
    [InlineData(Graphs.SumUntilNegative)]
    [InlineData(Graphs.Everything)]
    public void GoodGraph_HasNoErrors(string text) => Assert.Empty(Verifier.Verify(GraphParser.Parse(text)));

    [Theory]
    [InlineData("%1 double = add %0, %2", "%2 is used where it is not visible")]
    [InlineData("%0 double = const 1", "%0 is defined twice")]
    [InlineData("%1 double = add %0", "add has 2 operands")]
    [InlineData("%1 float = add %0, %0", "add of these types")]
    [InlineData("%1 bool = not %0", "not of these types")]
    [InlineData("%1 double = sin %5:n", "sin of these types")]
    [InlineData("exit @0 %0", "an exit before the end of its region")]
    [InlineData("%1 float = load %4:b[%5:n]", "%1 is float instead of double")]
    [InlineData("%1 double = load %4:b[%0]", "%0 is double instead of int")]
    [InlineData("%1 double = load %4:b[%5:n].X", "double has no field X")]
    [InlineData("store %4:b[%5:n] = %0", "a read-only buffer is written")]
    [InlineData("elementwise %4:b = sin %4:b", "whole buffers of floating-point numbers are written")]
    [InlineData("elementwise %4:b = add %4:b", "add takes 2 operands")]
    [InlineData("elementwise %4:b = sin %0", "an operation on whole buffers without any")]
    [InlineData("%1 double = reduce dot %4:b", "dot takes 2 buffers")]
    [InlineData("%1 float = reduce sum %4:b", "%1 is float instead of double")]
    [InlineData("push %0 %0", "%0 is no tape")]
    [InlineData("set %0 = %0", "%0 is no cell")]
    [InlineData("%1 double = invoke \"G\" %0", "a call of a function that is not there")]
    [InlineData("%1 double = invoke \"F\" %0", "a call of 3 parameters and 1 results")]
    public void BadNode_IsReported(string node, string error)
    {
        string text = $"""
            function "F" (%0 double, %4:b readonlyspan<double>, %5:n int) -> (double)
                {node}
                exit @0 %0
            """;

        Assert.Contains(Verify(text), message => message.StartsWith($"F: {error}", System.StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("exit @0", "an exit with 0 values where 1 are awaited")]
    [InlineData("exit @0 %1", "%1 is bool instead of double")]
    [InlineData("exit @7 %0", "an exit of a label that does not enclose it")]
    [InlineData("%2 double = add %0, %0", "a region ends without an exit")]
    public void BadEnd_IsReported(string end, string error)
    {
        string text = $"""
            function "F" (%0 double, %1 bool) -> (double)
                {end}
            """;

        Assert.Contains(Verify(text), message => message.StartsWith($"F: {error}", System.StringComparison.Ordinal));
    }

    [Fact]
    public void ValueOfAnArm_IsNotVisibleAfterTheBranch()
    {
        IReadOnlyList<string> errors = Verify("""
            function "F" (%0 double, %1 bool) -> (double)
                if @1 %1
                    %2 double = add %0, %0
                    exit @1
                else
                    exit @1
                exit @0 %2
            """);

        Assert.Equal(["F: %2 is used where it is not visible, in: exit @0 %2"], errors);
    }

    [Fact]
    public void LabelTwice_And_ExitFromOutside_AreReported()
    {
        IReadOnlyList<string> errors = Verify("""
            function "F" (%0 double, %1 bool) -> (double)
                block @1
                    exit @1
                block @1
                    exit @1
                exit @1
            """);

        Assert.Equal(["F: label @1 stands twice, in: block @1", "F: an exit of a label that does not enclose it, in: exit @1"], errors);
    }

    [Fact]
    public void LoopWhoseValuesDoNotCorrespond_IsReported()
    {
        IReadOnlyList<string> errors = Verify("""
            function "F" (%0 double, %1 int) -> (double)
                %2 double = loop @1 @2 with %3 int = %1
                    exit @2 %3
                exit @0 %2
            """);

        Assert.Contains("F: %1 is int instead of double, in: %2 double = loop @1 @2 with %3 int = %1", errors);
    }

    [Fact]
    public void EffectInACondition_IsReported()
    {
        IReadOnlyList<string> errors = Verify("""
            function "F" (%0:b span<double>, %1 int, %2 bool, %3 double) -> ()
                loop @1 @2
                    while @3 ()
                        store %0:b[%1] = %3
                        exit @3 %2
                    do
                        exit @2
                exit @0
            """);

        Assert.Equal(["F: an effect in the condition of a loop, in: store %0:b[%1] = %3"], errors);
    }

    [Fact]
    public void BufferAsAResult_IsReported()
    {
        IReadOnlyList<string> errors = Verify("""
            function "F" (%0:b span<double>) -> ()
                %1 span<double> = block @1
                    exit @1 %0:b
                exit @0
            """);

        Assert.Contains(errors, error => error.Contains("cannot be the result of a construct", System.StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Verify(string text) => Verifier.Verify(GraphParser.Parse(text));
}
