using System;
using Xunit;

namespace Backprop.Tests.Runtime;

/// <summary>Looks at the memory of the whole process, so nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(RetainedMemoryTests), DisableParallelization = true)]
[Collection(nameof(RetainedMemoryTests))]
public class RetainedMemoryTests
{
    [Fact]
    public void HugeTape_GivesMemoryBack()
    {
        const int count = 20_000_000;
        TapeBuffer<double> tape = TapeBuffer<double>.Rent();
        for (int i = 0; i < count; i++)
        {
            tape.Push(i);
        }

        Assert.Equal(count - 1.0, tape.Pop());
        long full = GC.GetTotalMemory(forceFullCollection: true);
        tape.Return();
        long returned = GC.GetTotalMemory(forceFullCollection: true);
        Assert.True(full - returned > 8L * count / 2, $"{full} bytes before, {returned} after");
    }
}
