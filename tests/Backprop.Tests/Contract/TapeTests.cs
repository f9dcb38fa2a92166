using System;
using System.Threading.Tasks;

namespace Backprop.Tests.Contract;

/// <summary>Forward now, backward later.</summary>
public sealed class TapeTests
{
    [Theory]
    [InlineData("HornerForward", "public static double HornerForward(ReadOnlySpan<double> w, double x, Tape tape)")]
    [InlineData("HornerBackward", "public static void HornerBackward(Tape tape, double upstream, Span<double> wGradient, ref double xGradient)")]
    [InlineData("SquareForward", "public static void SquareForward(Span<double> a, Tape tape)")]
    [InlineData("SquareBackward", "public static void SquareBackward(Tape tape, Span<double> aGradient)")]
    public void Signature(string member, string expected) => SignatureTests.Check(typeof(OnTape), member, expected);

    [Fact]
    public void Inputs_MayChangeInBetween()
    {
        using Tape tape = new();
        double[] w = [1, 2, 3];
        Assert.Equal(11, OnTape.HornerForward(w, 2, tape));
        Assert.True(tape.IsRecorded);
        Assert.True(tape.Bytes > 0);
        w[0] = double.NaN;
        double[] sink = [100, 0, 0];
        double x = 1;
        OnTape.HornerBackward(tape, 10, sink, ref x);
        Assert.Equal([140, 20, 10], sink);
        Assert.Equal(61, x);
        Assert.False(tape.IsRecorded);
        Assert.Equal(0, tape.Bytes);
    }

    [Fact]
    public void WrittenBuffer_HasAnUpstreamInItsSink()
    {
        using Tape tape = new();
        double[] a = [3, 4];
        OnTape.SquareForward(a, tape);
        Assert.Equal([9, 16], a);
        a[0] = 0;
        double[] sink = [1, 10];
        OnTape.SquareBackward(tape, sink);
        Assert.Equal([6, 80], sink);
        Assert.Equal([0, 16], a);
    }

    [Fact]
    public void ManyTapes_AtOnce_InAnyOrder_OnOtherThreads()
    {
        Tape[] tapes = new Tape[20];
        for (int i = 0; i < tapes.Length; i++)
        {
            tapes[i] = new Tape();
            OnTape.HornerForward([1, i], i, tapes[i]);
        }

        Parallel.For(0, tapes.Length, i =>
        {
            double[] sink = new double[2];
            double x = 0;
            OnTape.HornerBackward(tapes[i], 1, sink, ref x);
            Assert.Equal([i, 1], sink);
            Assert.Equal(1, x);
            tapes[i].Dispose();
        });
    }

    [Fact]
    public void WrongUse_IsClear()
    {
        using Tape tape = new();
        (double x, double y) = (0, 0);
        Assert.Contains("run forward first", Assert.Throws<InvalidOperationException>(() => OnTape.ProductBackward(tape, 1, ref x, ref y)).Message, StringComparison.Ordinal);
        OnTape.HornerForward([1], 2, tape);
        Assert.Contains("recorded by 'OnTape.Horner'", Assert.Throws<InvalidOperationException>(() => OnTape.ProductBackward(tape, 1, ref x, ref y)).Message, StringComparison.Ordinal);
        OnTape.ProductForward(2, 3, tape);
        OnTape.ProductBackward(tape, 1, ref x, ref y);
        Assert.Equal((3, 2), (x, y));
        Assert.Contains("already", Assert.Throws<InvalidOperationException>(() => OnTape.ProductBackward(tape, 1, ref x, ref y)).Message, StringComparison.Ordinal);
        OnTape.ProductForward(2, 3, tape);
        tape.Clear();
        Assert.Throws<InvalidOperationException>(() => OnTape.ProductBackward(tape, 1, ref x, ref y));
        Assert.Equal("tape", Assert.Throws<ArgumentNullException>(() => OnTape.ProductForward(2, 3, null!)).ParamName);
        OnTape.TwiceForward(2f, tape);
        double z = 0;
        Assert.Throws<InvalidOperationException>(() => OnTape.TwiceBackward(tape, 1.0, ref z));
    }

    [Fact]
    public void WrongShapes_LeaveTheTapeAsItIs()
    {
        using Tape tape = new();
        double x = 0;
        OnTape.HornerForward([1, 2], 2, tape);
        Assert.Equal("wGradient", Assert.Throws<ArgumentException>(() => OnTape.HornerBackward(tape, 1, new double[3], ref x)).ParamName);
        double[] sink = new double[2];
        OnTape.HornerBackward(tape, 1, sink, ref x);
        Assert.Equal([2, 1], sink);
        OnTape.TraceForward(new double[,] { { 1, 0 }, { 0, 2 } }, tape);
        Assert.Equal("mGradient", Assert.Throws<ArgumentException>(() => OnTape.TraceBackward(tape, 1, new double[2, 3])).ParamName);
    }

    [Fact]
    public void AfterAnException_NothingIsRecorded()
    {
        using Tape tape = new();
        OnTape.RootForward(4, tape);
        Assert.Throws<ArgumentOutOfRangeException>(() => OnTape.RootForward(-1, tape));
        double x = 0;
        Assert.Throws<InvalidOperationException>(() => OnTape.RootBackward(tape, 1, ref x));
    }

    [Fact]
    public void SteadyState_AllocatesNothing()
    {
        using Tape tape = new();
        double[] w = new double[100];
        double[] sink = new double[100];
        double x = 0;
        Assert.Equal(0, SteadyState.BytesAllocated(() =>
        {
            OnTape.HornerForward(w, 2, tape);
            OnTape.HornerBackward(tape, 1, sink, ref x);
        }));
    }
}
