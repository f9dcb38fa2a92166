using System;

namespace Digits;

/// <summary>
/// The numbers that are learned, or their gradient, or their velocity: one flat array, so that the optimizer and the
/// norm are one loop each, with a view for each layer.
/// </summary>
internal sealed class Parameters(int inputs, int hidden, int outputs)
{
    private readonly double[] _all = new double[(hidden * (inputs + 1)) + (outputs * (hidden + 1))];

    public Span<double> All => _all;

    public Span<double> HiddenWeights => _all.AsSpan(0, hidden * inputs);

    public Span<double> HiddenBias => _all.AsSpan(hidden * inputs, hidden);

    public Span<double> OutputWeights => _all.AsSpan(hidden * (inputs + 1), outputs * hidden);

    public Span<double> OutputBias => _all.AsSpan((hidden * (inputs + 1)) + (outputs * hidden), outputs);

    /// <summary>Random weights of a size that keeps signals alike from layer to layer (He et al., 2015), and no bias.</summary>
    public void Randomize(Random random)
    {
        FillNormal(HiddenWeights, Math.Sqrt(2.0 / inputs), random);
        FillNormal(OutputWeights, Math.Sqrt(2.0 / hidden), random);
        HiddenBias.Clear();
        OutputBias.Clear();
    }

    private static void FillNormal(Span<double> values, double deviation, Random random)
    {
        foreach (ref double value in values)
        {
            // Box and Muller: two uniform numbers make a normal one.
            double radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            value = deviation * radius * Math.Cos(2 * Math.PI * random.NextDouble());
        }
    }
}
