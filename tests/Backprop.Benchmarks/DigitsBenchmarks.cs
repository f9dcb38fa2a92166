using System;
using BenchmarkDotNet.Attributes;
using Digits;

namespace Backprop.Benchmarks;

/// <summary>A batch of 32 through the network of the sample, 64-32-10.</summary>
[MemoryDiagnoser]
public class DigitsBenchmarks
{
    private const int Pixels = 64;
    private const int Hidden = 32;
    private const int Classes = 10;
    private const int Batch = 32;
    private readonly Parameters _parameters = new(Pixels, Hidden, Classes);
    private readonly Parameters _gradient = new(Pixels, Hidden, Classes);
    private readonly double[] _images = Data.Uniform(Batch * Pixels);
    private readonly int[] _digits = new int[Batch];
    private readonly double[] _hidden = new double[Hidden];
    private readonly double[] _hiddenAdjoint = new double[Hidden];
    private readonly double[] _scores = new double[Classes];

    public DigitsBenchmarks()
    {
        Random random = new(1);
        _parameters.Randomize(random);
        for (int i = 0; i < _digits.Length; i++)
        {
            _digits[i] = random.Next(Classes);
        }
    }

    [Benchmark(Baseline = true)]
    public double Primal() => Network.Loss(
        _parameters.HiddenWeights, _parameters.HiddenBias, _parameters.OutputWeights, _parameters.OutputBias, _images, _digits);

    [Benchmark]
    public double Generated() => Network.LossValueAndGradient(
        _parameters.HiddenWeights, _parameters.HiddenBias, _parameters.OutputWeights, _parameters.OutputBias, _images, _digits,
        _gradient.HiddenWeights, _gradient.HiddenBias, _gradient.OutputWeights, _gradient.OutputBias);

    [Benchmark]
    public double ByHand()
    {
        ReadOnlySpan<double> outputWeights = _parameters.OutputWeights;
        Span<double> hiddenWeightsGradient = _gradient.HiddenWeights;
        Span<double> hiddenBiasGradient = _gradient.HiddenBias;
        Span<double> outputWeightsGradient = _gradient.OutputWeights;
        Span<double> outputBiasGradient = _gradient.OutputBias;
        _gradient.All.Clear();
        double loss = 0;
        for (int n = 0; n < Batch; n++)
        {
            ReadOnlySpan<double> image = _images.AsSpan(n * Pixels, Pixels);
            Network.Forward(
                _parameters.HiddenWeights, _parameters.HiddenBias, outputWeights, _parameters.OutputBias, image, _hidden, _scores);
            loss += SoftmaxInPlace(_scores, _digits[n]);
            _hiddenAdjoint.AsSpan().Clear();
            for (int k = 0; k < Classes; k++)
            {
                double adjoint = (_scores[k] - (k == _digits[n] ? 1 : 0)) / Batch;
                outputBiasGradient[k] += adjoint;
                for (int j = 0; j < Hidden; j++)
                {
                    outputWeightsGradient[(k * Hidden) + j] += adjoint * _hidden[j];
                    _hiddenAdjoint[j] += adjoint * outputWeights[(k * Hidden) + j];
                }
            }

            for (int j = 0; j < Hidden; j++)
            {
                double adjoint = _hidden[j] > 0 ? _hiddenAdjoint[j] : 0;
                hiddenBiasGradient[j] += adjoint;
                for (int i = 0; i < Pixels; i++)
                {
                    hiddenWeightsGradient[(j * Pixels) + i] += adjoint * image[i];
                }
            }
        }

        return loss / Batch;
    }

    /// <summary>Turns scores into probabilities, and returns −log of one of them.</summary>
    private static double SoftmaxInPlace(Span<double> scores, int digit)
    {
        double max = scores[0];
        foreach (double score in scores)
        {
            max = Math.Max(max, score);
        }

        double right = scores[digit];
        double sum = 0;
        foreach (ref double score in scores)
        {
            score = Math.Exp(score - max);
            sum += score;
        }

        foreach (ref double score in scores)
        {
            score /= sum;
        }

        return Math.Log(sum) + max - right;
    }
}
