using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Backprop.Gen.Reading;
using Xunit;

namespace Backprop.Gen.Tests.Reading;

/// <summary>C# in, graph out.</summary>
public sealed class GraphReadingTests
{
    [Fact]
    public void CountedLoop_CarriesWhatItAssigns() => Assert.Equal(
        """
        function "F" (%0:x double, %1:n int) -> (double)
            %2:i int = const 0
            %6:y double = loop @1 @2 for %3:i int = %2:i < %1:n step 1 with %4:y double = %0:x
                %5:y double = mul %4:y, %0:x
                exit @2 %5:y
            exit @0 %6:y
        """,
        Sample.Graph("[Differentiable] public static double F(double x, int n) { double y = x; for (int i = 0; i < n; i++) { y *= x; } return y; }"));

    [Fact]
    public void ChainedAssignment_FollowsTheOrderOfCSharp() => Assert.Equal(
        """
        function "F" (%0:y double, %1:a span<double>) -> (double)
            %2:i int = const 0
            %3 int = const 1
            %4:i int = add %2:i, %3
            %5 double = convert %4:i
            %6:x double = mul %0:y, %5
            store %1:a[%2:i] = %6:x
            exit @0 %6:x
        """,
        Sample.Graph("[Differentiable] public static double F(double y, double[] a) { int i = 0; double x; a[i++] = x = y * i; return x; }"));

    [Fact]
    public void EarlyReturnOfAHelper_BecomesABranch() => Assert.Equal(
        """
        function "F" (%0:x double) -> (double)
            %1 double = const 0
            %2 bool = lt %0:x, %1
            %4:x double = if @2 %2
                %3 double = const 0
                exit @2 %3
            else
                exit @2 %0:x
            exit @0 %4:x
        """,
        Sample.Graph("static double Relu(double v) { if (v < 0) { return 0; } return v; } [Differentiable] public static double F(double x) => Relu(x);"));

    [Fact]
    public void SwappedBuffers_AreAChoiceAmongTheirOrigins() => Assert.Equal(
        """
        function "F" (%0:a span<double>, %1:n int) -> (double)
            %2:a_choice int = const 0
            %3 int = length %0:a
            %4 span<double>, %5 int = allocate %3
            %6:b_choice int = const 1
            %7:i int = const 0
            %11:a_choice int, %12:b_choice int = loop @1 @2 for %8:i int = %7:i < %1:n step 1 with %9:a_choice int = %2:a_choice, %10:b_choice int = %6:b_choice
                exit @2 %10:b_choice, %9:a_choice
            %13 int = const 0
            %14 span<double> = resolve (%0:a, %4) by %11:a_choice
            %15 double = load %14[%13]
            exit @0 %15
        """,
        Sample.Graph("[Differentiable] public static double F(double[] a, int n) { double[] b = new double[a.Length]; for (int i = 0; i < n; i++) { double[] t = a; a = b; b = t; } return a[0]; }"));

    [Fact]
    public void FieldsOfElements_AreLoadedByPath() => Assert.Equal(
        """
        store %0:b[%2].P.X = %4
        """,
        Sample.Graph("public struct V { public double X; } public struct B { public V P; } [Differentiable] public static double F(B[] b, double v) { b[0].P.X += v; return b[0].P.X; }")
            .Split('\n').Select(line => line.Trim()).First(line => line.StartsWith("store", System.StringComparison.Ordinal)));

    [Theory]
    [InlineData("for (int i = 0; i < a.Length; i++) { x += a[i]; }", true)]
    [InlineData("for (int i = a.Length - 1; i >= 0; i--) { x += a[i]; }", true)]
    [InlineData("for (int i = 0; i < a.Length; i += 3) { x += a[i]; }", true)]
    [InlineData("for (int i = 0; n > i; ++i) { x += i; }", true)]
    [InlineData("for (long i = 0; i <= 5; i++) { x += i; }", true)]
    [InlineData("for (int i = 0; i < n * 2 + 1; i = i + 1) { x += i; }", true)]
    [InlineData("for (int i = 0, k = 1; i < n; k *= 2, i++) { x += k; }", true)]
    [InlineData("foreach (double v in a) { x += v; }", true)]
    [InlineData("for (int i = 0; i < n; i += 2) { x += i; }", false)]
    [InlineData("for (int i = 0; i < n; i++) { i++; x += i; }", false)]
    [InlineData("for (int i = 0; i < n; i++) { n--; x += i; }", false)]
    [InlineData("for (int i = 0; i != n; i++) { x += i; }", false)]
    [InlineData("for (byte i = 0; i < 5; i++) { x += i; }", false)]
    [InlineData("for (int i = 0; i < n && x < 9; i++) { x += i; }", false)]
    [InlineData("int i; for (i = 0; i < n; i++) { x += i; } x += i;", false)]
    public void OnlyCounts_AreCounted(string loop, bool isCounted)
    {
        ReadResult result = Sample.Read($"[Differentiable] public static double F(double x, double[] a, int n) {{ {loop} return x; }}");

        LoopHead head = Assert.Single(Loops(result.Model.Module!.Entry.Body)).Head;
        Assert.Equal(isCounted, head is Counted);
    }

    [Theory]
    [InlineData("static double H(double x, int n) => n == 0 ? 1 : x * H(x, n - 1);", 2)]
    [InlineData("static double H(double x, int n) => n == 0 ? x : G(x, n - 1); static double G(double x, int n) => n == 0 ? -x : H(x * 2, n - 1);", 3)]
    [InlineData("static double H(double x, int n) => G(x) + G(x * n); static double G(double x) => x * x;", 1)]
    public void RecursiveHelpers_AreFunctions(string helpers, int functions) =>
        Assert.Equal(functions, Sample.Read(helpers + "[Differentiable] public static double F(double x, int n) => H(x, n);").Model.Module!.Functions.Count);

    [Fact]
    public void HelpersThatCallEachOtherTwice_DoNotExplode()
    {
        string helpers = "static double H0(double x) => Math.Sin(x) * x;";
        for (int i = 1; i < 40; i++)
        {
            helpers += $" static double H{i}(double x) => H{i - 1}(x) + H{i - 1}(x * 2);";
        }

        Module module = Sample.Read(helpers + "[Differentiable] public static double F(double x) => H39(x);").Model.Module!;

        Assert.True(module.Functions.Sum(function => function.Values.Count) < 20_000);
        Assert.Empty(Verifier.Verify(module));
    }

    [Fact]
    public void TheModel_HasNeitherPlaceNorComments()
    {
        const string Plain = "[Differentiable] public static double F(double x) { double y = x * x; return y + 1; }";
        const string Commented = "// one\n[Differentiable]\npublic static double F(double x) { /* two */ double y = x * x; // three\n return y + 1; }";

        Assert.Equal(Sample.Read(Plain).Model, Sample.Read(Commented).Model);
        Assert.NotEqual(Sample.Read(Plain).Model, Sample.Read(Plain.Replace("+ 1", "+ 2")).Model);
    }

    private static IEnumerable<Loop> Loops(Region region) => region.Nodes.OfType<Loop>();
}
