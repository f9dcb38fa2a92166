using System;
using BenchmarkDotNet.Attributes;

namespace Backprop.Benchmarks;

/// <summary>A buffer that is overwritten, so that its earlier contents are kept for the way back.</summary>
[MemoryDiagnoser]
public class PolynomialBenchmarks
{
    private const int Degree = 8;
    private const int Points = 256;
    private readonly double[] _coefficients = Data.Uniform(Degree);
    private readonly double[] _points = Data.Uniform(Points);
    private readonly double[] _coefficientsGradient = new double[Degree];
    private readonly double[] _pointsGradient = new double[Points];
    private readonly double[] _history = new double[(Degree + 1) * Points];
    private readonly double[] _adjoint = new double[Points];

    [Benchmark(Baseline = true)]
    public double Primal() => Functions.Polynomial(_coefficients, _points);

    [Benchmark]
    public double Generated() =>
        Functions.PolynomialValueAndGradient(_coefficients, _points, _coefficientsGradient, _pointsGradient);

    [Benchmark]
    public double ByHand()
    {
        _coefficientsGradient.AsSpan().Clear();
        _pointsGradient.AsSpan().Clear();
        for (int k = 0; k < Degree; k++)
        {
            ReadOnlySpan<double> before = _history.AsSpan(k * Points, Points);
            Span<double> after = _history.AsSpan((k + 1) * Points, Points);
            for (int i = 0; i < after.Length; i++)
            {
                after[i] = (before[i] * _points[i]) + _coefficients[k];
            }
        }

        double sum = 0;
        ReadOnlySpan<double> last = _history.AsSpan(Degree * Points, Points);
        for (int i = 0; i < last.Length; i++)
        {
            sum += last[i] * last[i];
            _adjoint[i] = 2 * last[i];
        }

        for (int k = Degree - 1; k >= 0; k--)
        {
            ReadOnlySpan<double> before = _history.AsSpan(k * Points, Points);
            double coefficient = 0;
            for (int i = 0; i < before.Length; i++)
            {
                coefficient += _adjoint[i];
                _pointsGradient[i] += _adjoint[i] * before[i];
                _adjoint[i] *= _points[i];
            }

            _coefficientsGradient[k] = coefficient;
        }

        return sum;
    }
}
