using System;

namespace Backprop.Oracle;

/// <content>The functions that only the number types have: angles in half turns, other bases, roots.</content>
public static partial class Partials
{
    private static readonly double Ln2 = Math.Log(2);
    private static readonly double Ln10 = Math.Log(10);

    public static Partials1 SinPi(double x) =>
        new(Math.PI * double.CosPi(x), -Math.PI * Math.PI * double.SinPi(x));

    public static Partials1 CosPi(double x) =>
        new(-Math.PI * double.SinPi(x), -Math.PI * Math.PI * double.CosPi(x));

    public static Partials1 TanPi(double x)
    {
        double t = double.TanPi(x);
        double slope = Math.PI * (1 + t * t);
        return new(slope, 2 * Math.PI * t * slope);
    }

    public static Partials1 AsinPi(double x) => Scaled(Asin(x), 1 / Math.PI);

    public static Partials1 AcosPi(double x) => Scaled(Acos(x), 1 / Math.PI);

    public static Partials1 AtanPi(double x) => Scaled(Atan(x), 1 / Math.PI);

    public static Partials2 Atan2Pi(double y, double x)
    {
        Partials2 f = Atan2(y, x);
        return new(f.X / Math.PI, f.Y / Math.PI, f.XX / Math.PI, f.XY / Math.PI, f.YY / Math.PI);
    }

    public static Partials1 Exp2(double x) => new(Ln2 * Math.Pow(2, x), Ln2 * Ln2 * Math.Pow(2, x));

    public static Partials1 Exp10(double x) => new(Ln10 * Math.Pow(10, x), Ln10 * Ln10 * Math.Pow(10, x));

    // A constant more or less changes no derivative.
    public static Partials1 ExpM1(double x) => Exp(x);

    public static Partials1 Exp2M1(double x) => Exp2(x);

    public static Partials1 Exp10M1(double x) => Exp10(x);

    public static Partials1 Log2(double x) => Scaled(Log(x), 1 / Ln2);

    public static Partials1 LogP1(double x) => Log(1 + x);

    public static Partials1 Log2P1(double x) => Log2(1 + x);

    public static Partials1 Log10P1(double x) => Log10(1 + x);

    /// <summary>x to the power of p = 1/n, odd for odd n: p |x|^(p − 1), and p (p − 1) |x|^(p − 2) with the sign of x.</summary>
    public static Partials1 RootN(double x, int n)
    {
        if (n == 0 || n % 2 == 0 && x < 0)
        {
            return new(double.NaN, double.NaN);
        }

        double p = 1.0 / n;
        return new(p * Math.Pow(Math.Abs(x), p - 1), n == 1 ? 0 : p * (p - 1) * Math.Pow(Math.Abs(x), p - 2) * (x < 0 ? -1 : 1));
    }

    /// <summary>With the estimate r of 1/x for it: −r², 2r³.</summary>
    public static Partials1 ReciprocalEstimate(double r) => new(-r * r, 2 * r * r * r);

    /// <summary>With the estimate r of 1/√x for it: −r³/2, 3r⁵/4.</summary>
    public static Partials1 ReciprocalSqrtEstimate(double r) => new(-r * r * r / 2, 3 * r * r * r * r * r / 4);

    public static Partials1 DegreesToRadians(double x) => new(Math.PI / 180);

    public static Partials1 RadiansToDegrees(double x) => new(180 / Math.PI);

    private static Partials1 Scaled(Partials1 f, double factor) => new(factor * f.D, factor * f.DD);
}
