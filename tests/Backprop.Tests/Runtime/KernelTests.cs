using System;
using System.Runtime.InteropServices;
using Xunit;

namespace Backprop.Tests.Runtime;

public class KernelTests
{
    [Fact]
    public void Strong_ZeroUpstreamStaysZero()
    {
        Assert.Equal(0, Kernel.Strong(0, double.PositiveInfinity));
        Assert.Equal(0, Kernel.Strong(-0.0, double.NaN));
        Assert.Equal(6, Kernel.Strong(2, 3));
        Assert.Equal(double.NaN, Kernel.Strong(double.NaN, 0));
        Assert.Equal(0, Kernel.Strong(0f, float.NaN));
        Assert.Equal(6, Kernel.Strong(2f, 3f));
        Assert.Equal(Half.Zero, Kernel.Strong(Half.Zero, Half.NaN));
        Assert.Equal((Half)6, Kernel.Strong((Half)2, (Half)3));
        Assert.Equal(Half.Zero, Kernel.StrongInBoth(Half.PositiveInfinity, Half.Zero));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 1, 1)]
    [InlineData(0, 2, 0)]
    [InlineData(0, 3, 0)]
    [InlineData(-2, 3, 12)]
    [InlineData(-2, 2, -4)]
    [InlineData(-2, -1, -0.25)]
    [InlineData(double.NaN, 0, 0)]
    [InlineData(0, 0.5, double.PositiveInfinity)]
    [InlineData(-1, 0.5, double.NaN)]
    public void PowByBase(double x, double y, double expected)
    {
        Assert.Equal(expected, Kernel.PowByBase(x, y));
        Assert.Equal((float)expected, Kernel.PowByBase((float)x, (float)y));
        Assert.Equal((Half)expected, Kernel.PowByBase((Half)x, (Half)y));
    }

    [Theory]
    [InlineData(0, 2, 0)]
    [InlineData(0, 0.5, 0)]
    [InlineData(-0.0, 3, 0)]
    [InlineData(0, 0, double.NegativeInfinity)]
    [InlineData(-1, 2, double.NaN)]
    [InlineData(1, 5, 0)]
    public void PowByExponent(double x, double y, double expected)
    {
        Assert.Equal(expected, Kernel.PowByExponent(x, y));
        Assert.Equal((float)expected, Kernel.PowByExponent((float)x, (float)y));
        Assert.Equal((Half)expected, Kernel.PowByExponent((Half)x, (Half)y));
    }

    [Fact]
    public void CheckSink_NamesTheSinkOfAnotherLength()
    {
        Kernel.CheckSink<double>(new double[3], new double[3], "xGradient");
        ArgumentException exception = Assert.Throws<ArgumentException>(
            () => Kernel.CheckSink<double>(new double[3], new double[2], "xGradient"));
        Assert.Equal("xGradient", exception.ParamName);
        Assert.Contains("2 elements", exception.Message);
    }

    [Fact]
    public void CheckApart_FindsEveryOverlap()
    {
        double[] memory = new double[10];
        for (int start = 0; start <= 10; start++)
        {
            for (int count = 0; count <= 10 - start; count++)
            {
                bool overlaps = count > 0 && start < 6 && start + count > 3;
                ArgumentException? exception = (ArgumentException?)Record.Exception(
                    () => Kernel.CheckApart<double, double>(memory.AsSpan(3, 3), memory.AsSpan(start, count), "b"));
                Assert.Equal(overlaps, exception is not null);
                exception = (ArgumentException?)Record.Exception(
                    () => Kernel.CheckApart<double, double>(memory.AsSpan(start, count), memory.AsSpan(3, 3), "b"));
                Assert.Equal(overlaps, exception is not null);
            }
        }
    }

    [Fact]
    public void CheckApart_LooksThroughElementTypes()
    {
        double[] memory = new double[4];
        Assert.Throws<ArgumentException>("b", () => Kernel.CheckApart<double, byte>(
            memory, MemoryMarshal.AsBytes(memory.AsSpan(3))[7..], "b"));
        Kernel.CheckApart<double, byte>(memory.AsSpan(0, 3), MemoryMarshal.AsBytes(memory.AsSpan(3)), "b");

        string[] texts = ["x", "y"];
        Kernel.CheckApart<string, double>(texts, memory, "b");
        Assert.Throws<ArgumentException>("b", () => Kernel.CheckApart<string, string>(texts, texts, "b"));
    }
}
