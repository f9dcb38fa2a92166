using System;
using Backprop;

namespace Digits;

/// <summary>
/// A network of two layers and its loss. This is all the mathematics of the sample: plain methods over spans, whose
/// derivatives the generator writes into the same class.
/// </summary>
internal static partial class Network
{
    /// <summary>The mean cross-entropy of a batch of images.</summary>
    [Differentiable]
    public static double Loss(
        ReadOnlySpan<double> hiddenWeights,
        ReadOnlySpan<double> hiddenBias,
        ReadOnlySpan<double> outputWeights,
        ReadOnlySpan<double> outputBias,
        [NoGradient] ReadOnlySpan<double> images,
        ReadOnlySpan<int> digits)
    {
        Span<double> hidden = stackalloc double[hiddenBias.Length];
        Span<double> scores = stackalloc double[outputBias.Length];
        int pixels = images.Length / digits.Length;

        double sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            ReadOnlySpan<double> image = images.Slice(i * pixels, pixels);
            Forward(hiddenWeights, hiddenBias, outputWeights, outputBias, image, hidden, scores);
            sum += CrossEntropy(scores, digits[i]);
        }

        return sum / digits.Length;
    }

    /// <summary>From the pixels of one image to a score for each digit.</summary>
    [Differentiable]
    public static void Forward(
        ReadOnlySpan<double> hiddenWeights,
        ReadOnlySpan<double> hiddenBias,
        ReadOnlySpan<double> outputWeights,
        ReadOnlySpan<double> outputBias,
        [NoGradient] ReadOnlySpan<double> image,
        Span<double> hidden,
        Span<double> scores)
    {
        Dense(hiddenWeights, hiddenBias, image, hidden);
        for (int j = 0; j < hidden.Length; j++)
        {
            hidden[j] = Math.Max(0, hidden[j]);
        }

        Dense(outputWeights, outputBias, hidden, scores);
    }

    /// <summary>How surprised the softmax of these scores is by the right digit: −log softmax(scores)[digit].</summary>
    [Differentiable]
    public static double CrossEntropy(ReadOnlySpan<double> scores, int digit)
    {
        // Softmax does not change when all scores are shifted; shifted by the greatest, Exp cannot overflow.
        double shift = Derivative.Stop(Greatest(scores));
        double sum = 0;
        for (int k = 0; k < scores.Length; k++)
        {
            sum += Math.Exp(scores[k] - shift);
        }

        return Math.Log(sum) + shift - scores[digit];
    }

    private static double Greatest(ReadOnlySpan<double> values)
    {
        double greatest = values[0];
        for (int k = 1; k < values.Length; k++)
        {
            greatest = Math.Max(greatest, values[k]);
        }

        return greatest;
    }

    /// <summary>output = weights · input + bias; the weights row by row. Not marked: it is differentiated with its callers.</summary>
    private static void Dense(
        ReadOnlySpan<double> weights, ReadOnlySpan<double> bias, ReadOnlySpan<double> input, Span<double> output)
    {
        for (int j = 0; j < output.Length; j++)
        {
            double sum = bias[j];
            for (int i = 0; i < input.Length; i++)
            {
                sum += weights[(j * input.Length) + i] * input[i];
            }

            output[j] = sum;
        }
    }
}
