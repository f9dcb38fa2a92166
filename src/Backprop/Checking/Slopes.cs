using System;

namespace Backprop;

/// <summary>The numeric derivative of one output by one input: central, and from either side.</summary>
internal sealed class Slopes
{
    /// <summary>The first step, for an input of size 1.</summary>
    private const double FirstStep = 0.1073;

    private readonly Precision _precision;
    private double _noise;

    private Slopes(Precision precision) => _precision = precision;

    public Limit Central { get; } = new(2);

    /// <summary>The greatest slope that any step saw.</summary>
    public double Greatest { get; private set; }

    public Limit Left { get; } = new(1);

    public Limit Right { get; } = new(1);

    /// <summary>Whether the two sides have slopes of their own.</summary>
    public bool IsKink => Math.Abs(Right.Value - Left.Value) > 8 * (Right.Error + Left.Error) + _precision.Kink * Steepest;

    private double Steepest => Math.Max(Math.Abs(Right.Value), Math.Abs(Left.Value));

    /// <summary>Whether smaller steps would say nothing new: everything is exact enough, or drowned in rounding.</summary>
    private bool IsSettled =>
        Central.Error <= Math.Max(0.05 * _precision.Tolerance * Math.Abs(Central.Value), 2 * _noise)
        && Right.Error + Left.Error <= Math.Max(0.1 * _precision.Kink * Steepest, 4 * _noise);

    /// <summary>The derivatives of all outputs, by steps that shrink until they settle.</summary>
    /// <param name="outputs">the outputs as functions of one input</param>
    /// <param name="at">the input</param>
    /// <param name="center">the outputs there</param>
    /// <param name="precision">of the type that the function is computed in</param>
    public static Slopes[] Of(Func<double, double[]> outputs, double at, double[] center, Precision precision)
    {
        Slopes[] slopes = new Slopes[center.Length];
        for (int k = 0; k < slopes.Length; k++)
        {
            slopes[k] = new Slopes(precision);
        }

        double step = FirstStep * Math.Max(1, Math.Abs(at));
        for (int i = 0; i < precision.Steps; i++, step /= Limit.Ratio)
        {
            double right = precision.Round(at + step);
            double left = precision.Round(at - step);
            if (right == at || left == at || (i > 0 && Array.TrueForAll(slopes, slope => slope.IsSettled)))
            {
                break;
            }

            double[] above = outputs(right);
            double[] below = outputs(left);
            for (int k = 0; k < slopes.Length; k++)
            {
                slopes[k].Add(at - left, right - at, below[k], center[k], above[k]);
            }
        }

        return slopes;
    }

    private void Add(double leftStep, double rightStep, double below, double center, double above)
    {
        double size = Math.Max(Math.Abs(center), Math.Max(Math.Abs(below), Math.Abs(above)));
        _noise = 2 * Math.Max(_precision.Epsilon * size, _precision.Smallest) / Math.Min(leftStep, rightStep);
        double slope = (above - below) / (leftStep + rightStep);
        Greatest = Math.Abs(slope) > Greatest ? Math.Abs(slope) : Greatest;
        Central.Add(slope, _noise);
        Left.Add((center - below) / leftStep, _noise);
        Right.Add((above - center) / rightStep, _noise);
    }
}
