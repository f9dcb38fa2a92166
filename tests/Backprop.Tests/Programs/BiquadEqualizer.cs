// a cascade of biquad filters in direct form II, designed after the audio cookbook; the energy behind it against a target
// input: 0.5, -0.3, 0.8, 0.1, 0.9, -0.6, 0.4, 0.2, -0.7, 0.3 | 1000, 0.7, 6, 4000, 1.2, -4 | 0, 2 | 1.5
// input: 1, 0, 0, 0, 0, 0 | 2500, 0.9, 3 | 1 | 0.4
public enum FilterKind
{
    Peak,
    LowPass,
    HighShelf,
}

public readonly record struct Band(double Frequency, double Q, double Decibels);

public struct Biquad
{
    internal double _b0, _b1, _b2, _a1, _a2;
    internal double _z1, _z2;

    public static Biquad Design(FilterKind kind, in Band band, double sampleRate)
    {
        double w = 2 * Math.PI * band.Frequency / sampleRate;
        double cos = Math.Cos(w), alpha = Math.Sin(w) / (2 * band.Q);
        double a = Math.Pow(10, band.Decibels / 40);
        var (b0, b1, b2, a0, a1, a2) = kind switch
        {
            FilterKind.Peak => (1 + alpha * a, -2 * cos, 1 - alpha * a, 1 + alpha / a, -2 * cos, 1 - alpha / a),
            FilterKind.LowPass => ((1 - cos) / 2, 1 - cos, (1 - cos) / 2, 1 + alpha, -2 * cos, 1 - alpha),
            FilterKind.HighShelf => (
                a * (a + 1 + (a - 1) * cos + 2 * Math.Sqrt(a) * alpha),
                -2 * a * (a - 1 + (a + 1) * cos),
                a * (a + 1 + (a - 1) * cos - 2 * Math.Sqrt(a) * alpha),
                a + 1 - (a - 1) * cos + 2 * Math.Sqrt(a) * alpha,
                2 * (a - 1 - (a + 1) * cos),
                a + 1 - (a - 1) * cos - 2 * Math.Sqrt(a) * alpha),
            _ => throw new NotSupportedException(),
        };
        return new Biquad { _b0 = b0 / a0, _b1 = b1 / a0, _b2 = b2 / a0, _a1 = a1 / a0, _a2 = a2 / a0 };
    }

    public double Process(double x)
    {
        double y = _b0 * x + _z1;
        _z1 = _b1 * x - _a1 * y + _z2;
        _z2 = _b2 * x - _a2 * y;
        return y;
    }
}

public static partial class BiquadEqualizer
{
    private const double SampleRate = 44_100;

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double EnergyError(Span<double> signal, ReadOnlySpan<Band> bands, ReadOnlySpan<FilterKind> kinds, double target)
    {
        Span<Biquad> filters = new Biquad[bands.Length];
        for (int i = 0; i < bands.Length; i++)
        {
            filters[i] = Biquad.Design(kinds[i], bands[i], SampleRate);
        }

        double energy = 0;
        foreach (ref double sample in signal)
        {
            foreach (ref Biquad filter in filters)
            {
                sample = filter.Process(sample);
            }

            energy += sample * sample;
        }

        double error = energy - target;
        return error * error;
    }
}
