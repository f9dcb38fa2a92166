using System;

namespace Backprop.Tests.Contract;

/// <summary>Parameters that are <c>Memory</c>.</summary>
public static partial class Memories
{
    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Blend(Memory<double> a, ReadOnlyMemory<double> w)
    {
        double sum = 0;
        for (int i = 0; i < w.Length; i++)
        {
            a.Span[i] *= w.Span[i];
            sum += a.Span[i] * a.Span[i];
        }

        return sum;
    }
}
