using System;
using System.Linq;
using System.Numerics.Tensors;

namespace Backprop.Tests.Contract;

internal static partial class TensorModel
{
    /// <summary>A layer of weights w (one row of inputs for each output), tanh, and the squared distance from y.</summary>
    [Differentiable]
    public static double Loss(ReadOnlySpan<double> w, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Span<double> h = stackalloc double[y.Length];
        for (int j = 0; j < h.Length; j++)
        {
            h[j] = TensorPrimitives.Dot(w.Slice(j * x.Length, x.Length), x);
        }

        TensorPrimitives.Tanh(h, h);
        TensorPrimitives.Subtract(h, y, h);
        return TensorPrimitives.SumOfSquares<double>(h);
    }

    [Differentiable]
    public static double Product(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> z)
    {
        TensorPrimitives.Multiply(x, y, z);
        return TensorPrimitives.Sum<double>(z);
    }

    [Differentiable]
    public static double Weighted(Span<double> x, [NoGradient] double[] held)
    {
        Scale(x, held);
        return TensorPrimitives.SumOfSquares<double>(x);
    }

    private static void Scale(Span<double> x, [NoGradient] ReadOnlySpan<double> factors) => TensorPrimitives.Multiply(x, factors, x);
}

/// <summary>Functions over whole spans: what the matrix does not say.</summary>
public sealed class TensorTests
{
    [Fact]
    public void Derivatives_AllocateNothing()
    {
        double[] w = [.. Enumerable.Range(0, 12).Select(i => 0.1 * i)];
        double[] x = [0.5, -0.25, 1], y = [0.1, 0.2, 0.3, 0.4];
        double[] wGradient = new double[12], xGradient = new double[3], yGradient = new double[4];

        Assert.Equal(0, SteadyState.BytesAllocated(() => TensorModel.LossGradient(w, x, y, wGradient, xGradient, yGradient)));
    }

    [Fact]
    public void Operands_OfDifferentLengths_AreRefusedAsTheLibraryDoes()
    {
        double[] z = new double[2], zGradient = new double[2];
        var expected = Assert.Throws<ArgumentException>(() => TensorModel.Product([1, 2], [3], z));
        var actual = Assert.Throws<ArgumentException>(() => TensorModel.ProductGradient([1, 2], [3], z, new double[2], new double[1], zGradient));

        Assert.Equal(expected.Message, actual.Message);
    }

    [Fact]
    public void Destination_ThatIsTooShort_IsRefusedAsTheLibraryDoes()
    {
        double[] z = new double[1], zGradient = new double[1];
        var expected = Assert.Throws<ArgumentException>(() => TensorModel.Product([1, 2], [3, 4], z));
        var actual = Assert.Throws<ArgumentException>(() => TensorModel.ProductGradient([1, 2], [3, 4], z, new double[2], new double[2], zGradient));

        Assert.Equal(expected.Message, actual.Message);
    }

    [Fact]
    public void Destination_ThatIsLonger_KeepsItsEnd()
    {
        double[] z = [7, 8, 9], upstream = [0, 0, 0.5], xGradient = new double[2], yGradient = new double[2];
        TensorModel.ProductBackward([1, 2], [3, 4], z, 1, xGradient, yGradient, upstream);

        Assert.Equal([3, 8, 9], z);
        Assert.Equal([3, 4], xGradient);
        Assert.Equal([1, 2], yGradient);

        // Its last element was there before, and is one of those that are summed.
        Assert.Equal([0, 0, 1.5], upstream);
    }

    [Fact]
    public void Operands_HeldConstant_GetNoGradient()
    {
        double[] x = [1, 2], xGradient = new double[2];
        TensorModel.WeightedGradient(x, [3, 4], xGradient);

        // d(3x)²/dx = 18x, d(4x)²/dx = 32x.
        Assert.Equal([18, 64], xGradient);
    }
}
