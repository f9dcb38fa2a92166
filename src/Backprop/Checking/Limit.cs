using System;

namespace Backprop;

/// <summary>
/// What slopes over steps that are halved each time tend to: Richardson's extrapolation, taken where it changes least (Ridders 1982). Coarse steps are
/// forgotten, so that a kink which only they see does no harm.
/// </summary>
internal sealed class Limit
{
    private const int Depth = 4;

    private readonly double _ratio;
    private double[] _row = Array.Empty<double>();

    /// <param name="order">the power of the step in the error of a slope, by which further powers rise: 1 for a one-sided slope, 2 for a central one</param>
    public Limit(int order) => _ratio = Math.Pow(2, order);

    public double Value { get; private set; } = double.NaN;

    /// <summary>How far the value may be off.</summary>
    public double Error { get; private set; } = double.PositiveInfinity;

    /// <param name="slope">the slope over the next step</param>
    /// <param name="noise">how far rounding may have moved it</param>
    public void Add(double slope, double noise)
    {
        double[] row = new double[Math.Min(_row.Length + 1, Depth)];
        row[0] = slope;
        double factor = 1;
        for (int j = 1; j < row.Length; j++)
        {
            factor *= _ratio;
            row[j] = row[j - 1] + (row[j - 1] - _row[j - 1]) / (factor - 1);
            double error = noise + Math.Max(Math.Abs(row[j] - row[j - 1]), Math.Abs(row[j] - _row[j - 1]));
            if (error < Error)
            {
                Value = row[j];
                Error = error;
            }
        }

        _row = row;
    }
}
