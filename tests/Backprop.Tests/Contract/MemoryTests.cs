using System;

namespace Backprop.Tests.Contract;

/// <summary><c>Memory</c> comes in as it is; its sinks and tangents are spans.</summary>
public sealed class MemoryTests
{
    [Theory]
    [InlineData("BlendGradient", "public static void BlendGradient(Memory<double> a, ReadOnlyMemory<double> w, Span<double> aGradient, Span<double> wGradient)")]
    [InlineData("BlendValueAndGradient", "public static double BlendValueAndGradient(Memory<double> a, ReadOnlyMemory<double> w, Span<double> aGradient, Span<double> wGradient)")]
    [InlineData("BlendBackward", "public static void BlendBackward(Memory<double> a, ReadOnlyMemory<double> w, double upstream, Span<double> aGradient, Span<double> wGradient)")]
    [InlineData("BlendJvp", "public static (double Value, double Tangent) BlendJvp(Memory<double> a, ReadOnlyMemory<double> w, Span<double> aTangent, ReadOnlySpan<double> wTangent)")]
    [InlineData("BlendHvp", "public static void BlendHvp(Memory<double> a, ReadOnlyMemory<double> w, Span<double> aDirection, ReadOnlySpan<double> wDirection, Span<double> aGradient, Span<double> wGradient)")]
    public void Signature(string member, string expected) => SignatureTests.Check(typeof(Memories), member, expected);

    [Fact]
    public void WrittenMemory_HoldsTheFinalContents()
    {
        double[] a = [2, 3], w = [4, 5], aSink = [9, 9], wSink = [9, 9];
        Assert.Equal(64 + 225, Memories.BlendValueAndGradient(a, w, aSink, wSink));
        Assert.Equal([8, 15], a);
        Assert.Equal([2 * 8 * 4, 2 * 15 * 5], aSink);
        Assert.Equal([2 * 8 * 2, 2 * 15 * 3], wSink);
    }

    [Fact]
    public void LengthsAndOverlaps_AreChecked()
    {
        double[] a = [2, 3, 4], w = [4, 5, 6];
        Assert.Equal("wGradient", Assert.Throws<ArgumentException>(() => Memories.BlendGradient(a, w, new double[3], new double[2])).ParamName);
        Assert.Equal("aGradient", Assert.Throws<ArgumentException>(() => Memories.BlendGradient(a, w, w, new double[3])).ParamName);
        Assert.Equal("a", Assert.Throws<ArgumentException>(() => Memories.BlendGradient(a.AsMemory(0, 2), a.AsMemory(1, 2), new double[2], new double[2])).ParamName);
    }

    [Fact]
    public void Derivatives_AllocateNothing()
    {
        double[] a = [0.2, 0.3], w = [0.4, 0.5], d = [1, 0], e = [0, 1], s = [0, 0], t = [0, 0];
        Assert.Equal(0, SteadyState.BytesAllocated(() => Memories.BlendGradient(a, w, s, t)));
        Assert.Equal(0, SteadyState.BytesAllocated(() => Memories.BlendBackward(a, w, 1, s, t)));
        Assert.Equal(0, SteadyState.BytesAllocated(() => Memories.BlendJvp(a, w, d, e)));
        Assert.Equal(0, SteadyState.BytesAllocated(() => Memories.BlendHvp(a, w, d, e, s, t)));
    }
}
