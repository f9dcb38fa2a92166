using System;
using BenchmarkDotNet.Attributes;

namespace Backprop.Benchmarks;

/// <summary>A loop whose adjoint needs only the inputs.</summary>
[MemoryDiagnoser]
public class RosenbrockBenchmarks
{
    private readonly double[] _x = Data.Uniform(1000);
    private readonly double[] _gradient = new double[1000];

    [Benchmark(Baseline = true)]
    public double Primal() => Functions.Rosenbrock(_x);

    [Benchmark]
    public double Generated() => Functions.RosenbrockValueAndGradient(_x, _gradient);

    [Benchmark]
    public double ByHand()
    {
        ReadOnlySpan<double> x = _x;
        Span<double> gradient = _gradient;
        gradient.Clear();
        double sum = 0;
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double slope = 1 - x[i];
            double height = x[i + 1] - (x[i] * x[i]);
            sum += (slope * slope) + (100 * height * height);
            gradient[i] -= (2 * slope) + (400 * height * x[i]);
            gradient[i + 1] += 200 * height;
        }

        return sum;
    }
}
