using System;
using System.Collections.Generic;

namespace Backprop;

/// <summary>
/// What slopes over shrinking steps tend to: Richardson's extrapolation, taken where it changes least (Ridders 1982). That the later, smaller steps change little, too, is asked
/// for, lest chance agree; rounding moves them by more, in proportion. Coarse steps are forgotten, so that a kink which only they see does no harm.
/// </summary>
internal sealed class Limit
{
    /// <summary>By what a step is divided to get the next: no power of two, in which a function may repeat.</summary>
    public const double Ratio = 1.75;

    private const int Depth = 4;
    private const int Witnesses = 4;

    private readonly double _factor;
    private readonly List<(double Value, double Error)> _candidates = new();
    private double[] _row = Array.Empty<double>();

    /// <param name="order">the power of the step in the error of a slope, by which further powers rise: 1 for a one-sided slope, 2 for a central one</param>
    public Limit(int order) => _factor = Math.Pow(Ratio, order);

    public double Value { get; private set; } = double.NaN;

    /// <summary>How far the value may be off.</summary>
    public double Error { get; private set; } = double.PositiveInfinity;

    /// <param name="slope">the slope over the next step</param>
    /// <param name="noise">how far rounding may have moved it</param>
    public void Add(double slope, double noise)
    {
        (double Value, double Error) next = Extrapolate(slope, noise);
        Error = double.PositiveInfinity;
        double scale = 1;
        for (int i = _candidates.Count - 1; i >= 0; i--)
        {
            scale /= Ratio;
            (double value, double error) = _candidates[i];
            error = Math.Max(error, next.Error * scale);
            _candidates[i] = (value, error);
            if (_candidates.Count - i >= Witnesses && error < Error)
            {
                (Value, Error) = (value, error);
            }
        }

        _candidates.Add(next);
    }

    private (double Value, double Error) Extrapolate(double slope, double noise)
    {
        (double Value, double Error) best = (slope, double.PositiveInfinity);
        double[] row = new double[Math.Min(_row.Length + 1, Depth)];
        row[0] = slope;
        double power = 1;
        for (int j = 1; j < row.Length; j++)
        {
            power *= _factor;
            row[j] = row[j - 1] + (row[j - 1] - _row[j - 1]) / (power - 1);
            double error = noise + Math.Max(Math.Abs(row[j] - row[j - 1]), Math.Abs(row[j] - _row[j - 1]));
            best = error < best.Error ? (row[j], error) : best;
        }

        _row = row;
        return best;
    }
}
