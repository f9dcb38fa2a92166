using System;
using System.Linq;

namespace Backprop.Tests.Contract;

/// <summary>Arrays of arrays: sinks and tangents have the same rows, which share nothing.</summary>
public sealed class JaggedTests
{
    [Theory]
    [InlineData("SumGradient", "public static double SumGradient(double[][] p, double x, double[][] pGradient)")]
    [InlineData("SumValueAndGradient", "public static (double Value, double x) SumValueAndGradient(double[][] p, double x, double[][] pGradient)")]
    [InlineData("SumBackward", "public static void SumBackward(double[][] p, double x, double upstream, double[][] pGradient, ref double xGradient)")]
    [InlineData("SumJvp", "public static (double Value, double Tangent) SumJvp(double[][] p, double x, double[][] pTangent, double xTangent)")]
    [InlineData("SumHvp", "public static double SumHvp(double[][] p, double x, double[][] pDirection, double xDirection, double[][] pGradient)")]
    [InlineData("InPlaceGradient", "public static void InPlaceGradient(double[][] p, double[] w, int last, double[][] pGradient, Span<double> wGradient)")]
    [InlineData("InPlaceHvp", "public static void InPlaceHvp(double[][] p, double[] w, int last, double[][] pDirection, ReadOnlySpan<double> wDirection, double[][] pGradient, Span<double> wGradient)")]
    [InlineData("ScaleBackward", "public static void ScaleBackward(float[][] p, int[][] at, float factor, float[][] pGradient, ref float factorGradient)")]
    [InlineData("ScaleJvp", "public static void ScaleJvp(float[][] p, int[][] at, float factor, float[][] pTangent, float factorTangent)")]
    [InlineData("TriangleGradient", null)]
    [InlineData("TriangleBackward", "public static void TriangleBackward(double[] x, double[][] upstream, Span<double> xGradient)")]
    [InlineData("TriangleJvp", "public static (double[][] Value, double[][] Tangent) TriangleJvp(double[] x, ReadOnlySpan<double> xTangent)")]
    public void Signature(string member, string? expected) => SignatureTests.Check(typeof(Jagged), member, expected);

    [Fact]
    public void Gradient_Overwrites()
    {
        double[][] sink = [[9], [], [9, double.NaN]];
        Assert.Equal(14, Jagged.SumGradient([[1], [], [2, 3]], 0.5, sink));
        Assert.Equal<double[]>([[1], [], [2, 3]], sink);
    }

    [Fact]
    public void Backward_Accumulates()
    {
        double[][] sink = [[10], [], [20, 30]];
        double x = 1;
        Jagged.SumBackward([[1], [], [2, 3]], 0.5, 2, sink, ref x);
        Assert.Equal<double[]>([[12], [], [24, 36]], sink);
        Assert.Equal(29, x);
    }

    [Fact]
    public void Hvp_Overwrites()
    {
        double[][] sink = [[9], [9, 9]];
        Assert.Equal(2, Jagged.SumHvp([[1], [2, 3]], 0.5, [[1], [0, 0]], 0, sink));
        Assert.Equal<double[]>([[1], [0, 0]], sink);
    }

    [Fact]
    public void RowsThatAreReturned_HaveAnUpstreamOfTheSameRows()
    {
        (double[][] value, double[][] tangent) = Jagged.TriangleJvp([2, 3], [1, 0]);
        Assert.Equal<double[]>([[4], [6, 9]], value);
        Assert.Equal<double[]>([[4], [3, 0]], tangent);
        double[] sink = [100, 0];
        Jagged.TriangleBackward([2, 3], [[1], [10, 1]], sink);
        Assert.Equal([100 + 4 + 30, 20 + 6], sink);
        Refuses("upstream", () => Jagged.TriangleBackward([2, 3], [[1, 10], [1]], sink));
        Refuses("upstream", () => Jagged.TriangleBackward([2, 3], [[1], [10, 1], []], sink));
        Refuses("upstream", () => Jagged.TriangleBackward([2, 3], [[1], [10]], sink));
        Refuses("upstream", () => Jagged.TriangleBackward([2, 3], [[1], null!], sink));
        Refuses("xGradient", () => Jagged.TriangleBackward([2, 3], [[1], sink], sink));
    }

    [Fact]
    public void WrittenRows_SinkIsInOut()
    {
        float[][] p = [[2], [3, 5]], sink = [[1], [7, 10]];
        float factor = 0;
        Jagged.ScaleBackward(p, [[0, 1], [], [1]], 0.5f, sink, ref factor);
        Assert.Equal<float[]>([[1], [3, 1.25f]], p);
        Assert.Equal<float[]>([[0.5f], [7, 2.5f]], sink);
        Assert.Equal(2 + 10 * 5, factor);
        float[][] q = [[2], [3, 5]], tangent = [[1], [0, 1]];
        Jagged.ScaleJvp(q, [[0, 1], [], [1]], 0.5f, tangent, 1);
        Assert.Equal<float[]>([[1], [3, 1.25f]], q);
        Assert.Equal<float[]>([[2.5f], [0, 5.25f]], tangent);
    }

    [Fact]
    public void WrittenRows_HoldTheFinalContents_AfterAnExceptionToo()
    {
        double[] w = [4, 5], d = [0, 0], t = [0, 0];
        double[][] Fresh() => [[2, 3], [1]];
        double[][] expected = Fresh(), s = [[0, 0], [0]], e = [[0, 0], [0]];
        double value = Jagged.InPlace(expected, w, 1);
        double[][] p = Fresh();
        Assert.Equal(value, Jagged.InPlaceValueAndGradient(p, w, 1, s, t));
        Assert.Equal<double[]>(expected, p);
        p = Fresh();
        Jagged.InPlaceHvp(p, w, 1, e, d, s, t);
        Assert.Equal<double[]>(expected, p);
        p = Fresh();
        Assert.Throws<IndexOutOfRangeException>(() => Jagged.InPlaceGradient(p, w, 2, s, t));
        Assert.Equal<double[]>(expected, p);
    }

    [Fact]
    public void Shapes_AreChecked_RowByRow()
    {
        double[][] p = [[1], [], [2, 3]];
        Refuses("pGradient", () => Jagged.SumGradient(p, 1, [[1], [], [2]]));
        Refuses("pGradient", () => Jagged.SumGradient(p, 1, [[1], []]));
        Refuses("pGradient", () => Jagged.SumGradient(p, 1, [[1], null!, [2, 3]]));
        Refuses("pGradient", () => Jagged.SumGradient(p, 1, null!));
        Refuses("p", () => Jagged.SumGradient([[1], null!], 1, [[1], []]));
        Refuses("p", () => Jagged.SumGradient(null!, 1, []));
        Refuses("pTangent", () => Jagged.SumJvp(p, 1, [[1], [1], [2, 3]], 0));
        Refuses("pDirection", () => Jagged.SumHvp(p, 1, [[1], [1], [2, 3]], 0, [[1], [], [2, 3]]));
        Refuses("at", () => Jagged.ScaleJvp([[1]], [null!], 1, [[1]], 0));
    }

    [Fact]
    public void RowsThatAreShared_AreRefused_BeforeAnythingIsWritten()
    {
        double[] row = [2, 3], w = [4, 5];
        double[][] p = [row, [1, 1]], sink = [[8, 8], [9, 9]];
        Refuses("pGradient", () => Jagged.SumGradient(p, 1, [[8, 8], row]));
        Refuses("pGradient", () => Jagged.SumGradient(p, 1, [sink[0], sink[0]]));
        Refuses("pGradient", () => Jagged.SumHvp(p, 1, sink, 0, [sink[1], [0, 0]]));
        Refuses("p", () => Jagged.InPlaceGradient([row, row], w, 0, sink, new double[2]));
        Refuses("p", () => Jagged.InPlaceGradient(p, row, 0, sink, new double[2]));
        Refuses("wGradient", () => Jagged.InPlaceGradient(p, w, 0, sink, sink[1]));
        Refuses("wGradient", () => Jagged.InPlaceGradient(p, w, 0, sink, row));
        Assert.Equal<double[]>([[8, 8], [9, 9]], sink);
        Assert.Equal([2, 3], row);
    }

    [Fact]
    public void RowsThatAreOnlyRead_AndEmptyOnes_MayBeShared()
    {
        double[] row = [2, 3];
        double[][] sink = [[0, 0], [0, 0], [], []];
        Assert.Equal(26, Jagged.SumGradient([row, row, [], []], 0.5, sink));
        Assert.Equal<double[]>([[2, 3], [2, 3], [], []], sink);
    }

    [Fact]
    public void Tables_AreConstant_AndApartFromWhatIsWritten()
    {
        double[] row = [2], sink = [0], x = [3];
        Tables tables = new([row]), other = new([[0.5]]);
        Assert.Equal(30 * 30 * 0.5, tables.ScaledValueAndGradient(x, other, sink));
        Assert.Equal([30], x);
        Assert.Equal([10 * 30], sink);
        x = [3];
        using Tape tape = new();
        tables.ScaledForward(x, other, tape);
        row[0] = double.NaN;
        sink[0] = 1;
        tables.ScaledBackward(tape, 1, sink);
        Assert.Equal([10 + 10 * 30], sink);
        row[0] = 2;
        Refuses("x", () => tables.ScaledGradient(row, other, sink));
        Refuses("xGradient", () => tables.ScaledGradient(x, other, row));
        Refuses("_own", () => new Tables([null!]).ScaledGradient(x, other, sink));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1000)]
    public void ManyRows_AreCompared(int count)
    {
        double[][] Rows() => [.. Enumerable.Range(0, count).Select(i => new double[i % 3])];
        double[][] p = Rows(), sink = Rows();
        Jagged.SumGradient(p, 1, sink);
        sink[count - 2] = sink[count - 2].Length == 0 ? sink[count - 2] : p[count - 2];
        sink[count - 1] = sink[count - 1].Length == 0 ? sink[count - 1] : p[count - 1];
        Refuses("pGradient", () => Jagged.SumGradient(p, 1, sink));
        sink = Rows();
        sink[2] = sink[5];
        Refuses("pGradient", () => Jagged.SumGradient(p, 1, sink));
    }

    [Fact]
    public void Derivatives_AllocateNothing()
    {
        double[][] p = [[0.2, 0.3], [], [0.1]], d = [[1, 0], [], [1]], s = [[0, 0], [], [0]];
        double[] w = [0.4, 0.5], e = [1, 0], t = [0, 0];
        double x = 0;
        AllocatesNothing(() => Jagged.SumGradient(p, 2, s));
        AllocatesNothing(() => Jagged.SumValueAndGradient(p, 2, s));
        AllocatesNothing(() => Jagged.SumBackward(p, 2, 1, s, ref x));
        AllocatesNothing(() => Jagged.SumJvp(p, 2, d, 1));
        AllocatesNothing(() => Jagged.SumHvp(p, 2, d, 1, s));
        AllocatesNothing(() => Jagged.InPlaceGradient(p, w, 1, s, t));
        AllocatesNothing(() => Jagged.InPlaceHvp(p, w, 1, d, e, s, t));
        double[][] upstream = [[1], [10, 1]];
        AllocatesNothing(() => Jagged.TriangleBackward(w, upstream, t));
        Assert.Equal(2 * SteadyState.BytesAllocated(() => Jagged.Triangle(w)), SteadyState.BytesAllocated(() => Jagged.TriangleJvp(w, e)));
    }

    private static void AllocatesNothing(Action call) => Assert.Equal(0, SteadyState.BytesAllocated(call));

    private static void Refuses(string parameter, Action call) => Assert.Equal(parameter, Assert.ThrowsAny<ArgumentException>(call).ParamName);
}
