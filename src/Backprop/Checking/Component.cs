using System;

namespace Backprop;

/// <summary>One derivative as it was given, beside what differences say.</summary>
internal sealed class Component
{
    public Component(int output, int input, double analytic, Slopes slopes, double value, double at, Precision precision)
    {
        Output = output;
        Input = input;
        Analytic = analytic;
        Left = slopes.Left.Value;
        Right = slopes.Right.Value;
        bool isKink = slopes.IsKink;
        Numeric = isKink ? Nearest(analytic, Left, Right) : slopes.Central.Value;
        ErrorEstimate = isKink ? slopes.Left.Error + slopes.Right.Error : slopes.Central.Error;

        double size = Math.Max(Math.Abs(analytic), isKink ? Math.Max(Math.Abs(Left), Math.Abs(Right)) : Math.Abs(Numeric));
        double tolerance = (isKink ? precision.Kink : precision.Tolerance) * size;
        double bound = tolerance + 4 * ErrorEstimate;
        Difference = Math.Abs(analytic - Numeric);
        Badness = Difference == 0 ? 0 : Difference / bound;

        // Noise of this size would hide anything: what lies within it has not been checked. Against the slopes nearby it may be nothing all the same, as where a cube is flat.
        double scale = Math.Max(Math.Max(size, Math.Abs(value) / Math.Max(1, Math.Abs(at))), 1e-6 * slopes.Greatest);
        bool isNumeric = !double.IsNaN(Numeric) && !double.IsInfinity(ErrorEstimate);
        Verdict = !isNumeric ? Verdict.Undecided
            : !(Difference <= bound) ? Verdict.Wrong
            : isKink ? Verdict.Kink
            : Difference > tolerance && 4 * ErrorEstimate > precision.Trust * scale ? Verdict.Undecided
            : Verdict.Right;
    }

    public int Output { get; }

    public int Input { get; }

    public double Analytic { get; }

    /// <summary>The slope; at a kink, that between the slopes of both sides which is nearest to the given one.</summary>
    public double Numeric { get; }

    public double ErrorEstimate { get; }

    public double Left { get; }

    public double Right { get; }

    public double Difference { get; }

    /// <summary>The difference as a multiple of what is allowed.</summary>
    public double Badness { get; }

    public Verdict Verdict { get; }

    public bool IsWorseThan(Component other) =>
        Verdict != other.Verdict ? Verdict > other.Verdict : Badness > other.Badness || (double.IsNaN(Badness) && !double.IsNaN(other.Badness));

    private static double Nearest(double x, double a, double b) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), x));
}

/// <summary>What is said of a derivative, from good to bad.</summary>
internal enum Verdict
{
    /// <summary>The function has two slopes here, and the derivative is between them.</summary>
    Kink,

    /// <summary>It is what differences say.</summary>
    Right,

    /// <summary>Differences say nothing: the function is not finite or not smooth around here.</summary>
    Undecided,

    /// <summary>It is not what differences say.</summary>
    Wrong,
}
