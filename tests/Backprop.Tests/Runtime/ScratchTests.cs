using System;
using Xunit;

namespace Backprop.Tests.Runtime;

public class ScratchTests
{
    [Fact]
    public void ArraysAreZeroed_ApartAndFoundAgain()
    {
        // Twice, so that the second use meets the dirt of the first.
        for (int use = 0; use < 2; use++)
        {
            Scratch<int> scratch = Scratch<int>.Rent();
            int[] handles = new int[200];
            int[] counts = new int[200];
            Random random = new(3);
            for (int i = 0; i < handles.Length; i++)
            {
                counts[i] = i % 50 == 49 ? 5000 : random.Next(20);
                handles[i] = scratch.Allocate(counts[i]);
                Span<int> array = scratch.Get(handles[i], counts[i]);
                Assert.Equal(counts[i], array.Length);
                Assert.True(array.IndexOfAnyExcept(0) < 0);
                array.Fill(i + 1);
            }

            for (int i = 0; i < handles.Length; i++)
            {
                Assert.True(scratch.Get(handles[i], counts[i]).IndexOfAnyExcept(i + 1) < 0);
            }

            scratch.Return();
        }
    }

    [Fact]
    public void NegativeCount_ThrowsAsNewDoes()
    {
        Scratch<double> scratch = Scratch<double>.Rent();
        Assert.Throws<OverflowException>(() => scratch.Allocate(-1));
        Assert.Equal(3, scratch.Get(scratch.Allocate(3), 3).Length);
        scratch.Return();
    }

    [Fact]
    public void SteadyState_AllocatesNothing()
    {
        Assert.Equal(0, SteadyState.BytesAllocated(() => Use(), calls: 1));

        static void Use()
        {
            Scratch<double> scratch = Scratch<double>.Rent();
            for (int i = 0; i < 1000; i++)
            {
                scratch.Get(scratch.Allocate(i), i).Fill(1);
            }

            scratch.Return();
        }
    }

    [Fact]
    public void References_AreForgottenOnReturn()
    {
        (WeakReference kept, Scratch<object?> scratch) = Use();
        GC.Collect();
        Assert.False(kept.IsAlive);
        GC.KeepAlive(scratch);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static (WeakReference, Scratch<object?>) Use()
        {
            Scratch<object?> scratch = Scratch<object?>.Rent();
            object value = new();
            scratch.Get(scratch.Allocate(4), 4)[2] = value;
            scratch.Return();
            return (new WeakReference(value), scratch);
        }
    }
}
