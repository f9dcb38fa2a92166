using System;

namespace Digits;

/// <summary>What an epoch came to: mean loss of its batches, share of held-out images recognized, mean norm of the gradients before clipping, and how many were clipped.</summary>
internal readonly record struct EpochResult(double Loss, double Accuracy, double GradientNorm, int Clipped);

/// <summary>Minibatch gradient descent with momentum; the gradient is clipped by its global norm.</summary>
internal sealed class Trainer
{
    private readonly Options _options;
    private readonly Dataset _training;
    private readonly Dataset _heldOut;
    private readonly Random _random;
    private readonly Parameters _parameters;
    private readonly Parameters _gradient;
    private readonly Parameters _velocity;
    private readonly int[] _order;
    private readonly double[] _batchImages;
    private readonly int[] _batchDigits;
    private int _step;

    public Trainer(Options options, Dataset training, Dataset heldOut, Random random)
    {
        _options = options;
        _training = training;
        _heldOut = heldOut;
        _random = random;
        _parameters = new Parameters(Dataset.Pixels, options.Hidden, Dataset.Classes);
        _gradient = new Parameters(Dataset.Pixels, options.Hidden, Dataset.Classes);
        _velocity = new Parameters(Dataset.Pixels, options.Hidden, Dataset.Classes);
        _parameters.Randomize(random);

        _order = new int[training.Count];
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        int batch = Math.Min(options.Batch, training.Count);
        _batchImages = new double[batch * Dataset.Pixels];
        _batchDigits = new int[batch];
        StepsPerEpoch = training.Count / batch;
    }

    public int StepsPerEpoch { get; }

    public int ParameterCount => _parameters.All.Length;

    /// <summary>Goes once over the training images, in a new order; a rest smaller than a batch is left out.</summary>
    public EpochResult RunEpoch(Action<int, double, double> onStep)
    {
        _random.Shuffle(_order);
        double loss = 0;
        double norms = 0;
        int clipped = 0;
        for (int step = 0; step < StepsPerEpoch; step++)
        {
            _training.CopyTo(_order.AsSpan(step * _batchDigits.Length, _batchDigits.Length), _batchImages, _batchDigits);
            Blur(_batchImages);
            loss += LossAndGradient();
            double norm = Norm(_gradient.All);
            double scale = norm > _options.Clip ? _options.Clip / norm : 1;
            Move(scale);
            norms += norm;
            clipped += scale < 1 ? 1 : 0;
            onStep(step + 1, loss / (step + 1), norms / (step + 1));
        }

        return new EpochResult(loss / StepsPerEpoch, Accuracy(_heldOut), norms / StepsPerEpoch, clipped);
    }

    /// <summary>The share of images whose digit gets the greatest score.</summary>
    public double Accuracy(Dataset images)
    {
        Span<double> hidden = new double[_options.Hidden];
        Span<double> scores = stackalloc double[Dataset.Classes];
        int right = 0;
        for (int i = 0; i < images.Count; i++)
        {
            Network.Forward(
                _parameters.HiddenWeights, _parameters.HiddenBias, _parameters.OutputWeights, _parameters.OutputBias,
                images.Image(i), hidden, scores);
            right += IndexOfGreatest(scores) == images.Digit(i) ? 1 : 0;
        }

        return (double)right / images.Count;
    }

    /// <summary>The only call of a derivative: everything behind it was generated.</summary>
    private double LossAndGradient() => Network.LossValueAndGradient(
        _parameters.HiddenWeights, _parameters.HiddenBias, _parameters.OutputWeights, _parameters.OutputBias,
        _batchImages, _batchDigits,
        _gradient.HiddenWeights, _gradient.HiddenBias, _gradient.OutputWeights, _gradient.OutputBias);

    private void Move(double scale)
    {
        double progress = (double)_step++ / (_options.Epochs * StepsPerEpoch);
        double rate = _options.Rate * (1 - progress);
        Span<double> parameters = _parameters.All;
        Span<double> velocity = _velocity.All;
        Span<double> gradient = _gradient.All;
        for (int i = 0; i < parameters.Length; i++)
        {
            velocity[i] = (_options.Momentum * velocity[i]) - (rate * scale * gradient[i]);
            parameters[i] += velocity[i];
        }
    }

    private void Blur(Span<double> images)
    {
        foreach (ref double pixel in images)
        {
            pixel += _options.Noise * ((2 * _random.NextDouble()) - 1);
        }
    }

    private static double Norm(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value * value;
        }

        return Math.Sqrt(sum);
    }

    private static int IndexOfGreatest(ReadOnlySpan<double> scores)
    {
        int greatest = 0;
        for (int k = 1; k < scores.Length; k++)
        {
            greatest = scores[k] > scores[greatest] ? k : greatest;
        }

        return greatest;
    }
}
