using System;
using System.Collections.Generic;
using System.Threading;
using Xunit;

namespace Backprop.Tests.Runtime;

public class TapeBufferTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(100_000)]
    public void PopsInReverse(int count)
    {
        TapeBuffer<int> tape = TapeBuffer<int>.Rent();
        for (int i = 0; i < count; i++)
        {
            tape.Push(i);
        }

        for (int i = count - 1; i >= 0; i--)
        {
            Assert.Equal(i, tape.Pop());
        }

        Assert.Throws<InvalidOperationException>(() => tape.Pop());
        tape.Return();
    }

    [Fact]
    public void PushesAndPopsMix_AcrossChunks()
    {
        TapeBuffer<double> tape = TapeBuffer<double>.Rent();
        Stack<double> expected = new();
        Random random = new(7);
        for (int i = 0; i < 100_000; i++)
        {
            // Long runs of either kind, so that the boundaries of chunks are crossed both ways.
            bool push = i / 700 % 3 != 1 ? random.Next(10) < 9 : random.Next(10) < 1;
            if (push || expected.Count == 0)
            {
                tape.Push(i);
                expected.Push(i);
            }
            else
            {
                Assert.Equal(expected.Pop(), tape.Pop());
            }
        }

        tape.Return();
    }

    [Fact]
    public void ReturnEmpties()
    {
        TapeBuffer<long> tape = TapeBuffer<long>.Rent();
        tape.Push(1);
        tape.Return();

        TapeBuffer<long> again = TapeBuffer<long>.Rent();
        Assert.Same(tape, again);
        Assert.Throws<InvalidOperationException>(() => again.Pop());
        again.Return();
    }

    [Fact]
    public void ReturnedTwice_IsRentedOnce()
    {
        TapeBuffer<short> tape = TapeBuffer<short>.Rent();
        tape.Return();
        tape.Return();

        TapeBuffer<short> first = TapeBuffer<short>.Rent();
        TapeBuffer<short> second = TapeBuffer<short>.Rent();
        Assert.NotSame(first, second);
        second.Return();
        first.Return();
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100_000)]
    public void SteadyState_AllocatesNothing(int count)
    {
        Assert.Equal(0, SteadyState.BytesAllocated(() => Use(count), calls: 1));

        static void Use(int count)
        {
            TapeBuffer<double> outer = TapeBuffer<double>.Rent();
            TapeBuffer<double> inner = TapeBuffer<double>.Rent();
            for (int i = 0; i < count; i++)
            {
                outer.Push(i);
                inner.Push(i);
            }

            inner.Return();
            outer.Return();
        }
    }

    [Fact]
    public void ThreadsDoNotShare()
    {
        TapeBuffer<byte> mine = TapeBuffer<byte>.Rent();
        mine.Return();

        TapeBuffer<byte>? theirs = null;
        Thread thread = new(() => theirs = TapeBuffer<byte>.Rent());
        thread.Start();
        thread.Join();
        Assert.NotSame(mine, theirs);
    }
}
