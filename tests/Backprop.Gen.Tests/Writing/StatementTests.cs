using Xunit;

namespace Backprop.Gen.Tests.Writing;

/// <summary>Graphs become the statements that a person would have written.</summary>
public sealed class StatementTests
{
    [Fact]
    public void ALoop_AddsToTheUsersVariable() => Assert.Equal(
        """
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            s += x[i] * x[i];
        }
        return s;
        """,
        PrintedText.Of("""
            function "F" (%0:x readonlyspan<double>) -> (double)
                note "double s = 0;"
                %1 double = const 0
                %2 int = const 0
                %3 int = length %0
                note "for (int i = 0; i < x.Length; i++)"
                %4:s double = loop @1 @2 for %5:i int = %2 < %3 step 1 with %6:s double = %1
                    note "s += x[i] * x[i];"
                    %7 double = load %0[%5]
                    %8 double = load %0[%5]
                    %9 double = mul %7, %8
                    %10:s double = add %6, %9
                    exit @2 %10
                exit @0 %4
            """));

    [Fact]
    public void ASwap_TakesATemporary() => Assert.Equal(
        """
        double a = 1;
        double b = 2;
        for (int i = 0; i < n; i++)
        {
            double next = b;
            b = a;
            a = next;
        }
        return a - b;
        """,
        PrintedText.Of("""
            function "F" (%0:n int) -> (double)
                %1 double = const 1
                %2 double = const 2
                %3 int = const 0
                %4:a double, %5:b double = loop @1 @2 for %6:i int = %3 < %0 step 1 with %7:a double = %1, %8:b double = %2
                    exit @2 %8, %7
                %9 double = sub %4, %5
                exit @0 %9
            """));

    [Fact]
    public void ALoad_StaysBeforeAStore() => Assert.Equal(
        """
        double element = x[0];
        x[0] = y;
        return element + x[0];
        """,
        PrintedText.Of("""
            function "F" (%0:x span<double>, %1:y double) -> (double)
                %2 int = const 0
                %3 double = load %0[%2]
                store %0[%2] = %1
                %4 double = load %0[%2]
                %5 double = add %3, %4
                exit @0 %5
            """));

    [Fact]
    public void ABranchOfExpressions_IsAnExpression() => Assert.Equal(
        "return x < 0.0 || x > 1.0 && y ? -x : x - (x - 1.0);",
        PrintedText.Of("""
            function "F" (%0:x double, %1:y bool) -> (double)
                %2 double = const 0
                %3 double = const 1
                %4 bool = lt %0, %2
                %5 bool = if @1 %4
                    %6 bool = const true
                    exit @1 %6
                else
                    %7 bool = gt %0, %3
                    %8 bool = if @2 %7
                        exit @2 %1
                    else
                        %9 bool = const false
                        exit @2 %9
                    exit @1 %8
                %10 double = if @3 %5
                    %11 double = neg %0
                    exit @3 %11
                else
                    %12 double = sub %0, %3
                    %13 double = sub %0, %12
                    exit @3 %13
                exit @0 %10
            """));

    [Fact]
    public void LeavingTwoLoops_IsAGoto() => Assert.Equal(
        """
        int r = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                if (i * j > 9)
                {
                    r = j;
                    goto done;
                }
            }
        }
        done: ;
        return r;
        """,
        PrintedText.Of("""
            function "F" (%0:n int) -> (int)
                %1 int = const 0
                %2 int = const 9
                %3:r int = loop @1 @2 for %4:i int = %1 < %0 step 1 with %5:r int = %1
                    loop @3 @4 for %6:j int = %1 < %0 step 1
                        %7 int = mul %4, %6
                        %8 bool = gt %7, %2
                        if @5 %8
                            exit @1 %6
                        else
                            exit @5
                        exit @4
                    exit @2 %5
                exit @0 %3
            """));

    [Fact]
    public void ALoopThatTestsAtItsEnd_IsDoWhile() => Assert.Equal(
        """
        double g = x;
        do
        {
            g *= 0.5;
        }
        while (g > 1.0);
        return g;
        """,
        PrintedText.Of("""
            function "F" (%0:x double) -> (double)
                %1 double = const 0.5
                %2 double = const 1
                %3:g double = loop @1 @2 with %4:g double = %0
                    %5:g double = mul %4, %1
                    %6 bool = gt %5, %2
                    if @3 %6
                        exit @2 %5
                    else
                        exit @1 %5
                    exit @1 %5
                exit @0 %3
            """));

    [Fact]
    public void ACell_IsTheVariableItHolds() => Assert.Equal(
        """
        double t = 0;
        if (y)
        {
            t = global::System.Math.Sin(x);
        }
        return t;
        """,
        PrintedText.Of("""
            function "F" (%0:x double, %1:y bool) -> (double)
                %2:t cell<double> = declare
                if @1 %1
                    %3:t double = sin %0
                    set %2 = %3
                    exit @1
                else
                    exit @1
                %4 double = get %2
                exit @0 %4
            """));
}
