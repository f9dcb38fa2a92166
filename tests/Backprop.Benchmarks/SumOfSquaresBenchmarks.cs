using System;
using BenchmarkDotNet.Attributes;

namespace Backprop.Benchmarks;

/// <summary>The least there is to do: a sum.</summary>
[MemoryDiagnoser]
public class SumOfSquaresBenchmarks
{
    private readonly double[] _x = Data.Uniform(1000);
    private readonly double[] _gradient = new double[1000];

    [Benchmark(Baseline = true)]
    public double Primal() => Functions.SumOfSquares(_x);

    [Benchmark]
    public double Generated() => Functions.SumOfSquaresValueAndGradient(_x, _gradient);

    [Benchmark]
    public double ByHand()
    {
        ReadOnlySpan<double> x = _x;
        Span<double> gradient = _gradient;
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * x[i];
            gradient[i] = 2 * x[i];
        }

        return sum;
    }
}
