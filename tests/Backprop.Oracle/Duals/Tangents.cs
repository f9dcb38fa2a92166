using System;

namespace Backprop.Oracle;

/// <summary>
/// The derivatives that ride along with a value: in direction a, in direction b, and the mixed second derivative; each with
/// its size, the same sum with every term taken absolutely, which is the scale that rounding errors are measured against.
/// </summary>
public readonly record struct Tangents(double A, double B, double AB, double SizeA, double SizeB, double SizeAB)
{
    /// <summary>Whether a partial derivative by anything that moves was infinite or NaN on this thread since the flag was last cleared.</summary>
    [ThreadStatic]
    public static bool Singular;

    /// <summary>Whether the value depends on anything that moves, be it by a factor of exactly 0.</summary>
    public bool Moves { get; private init; }

    public static Tangents Seed(double a, double b) => new(a, b, 0, Math.Abs(a), Math.Abs(b), 0) { Moves = a != 0 || b != 0 };

    /// <summary>The tangents of f(x), by f' and f'' at x.</summary>
    public Tangents Chain(Partials1 f)
    {
        Note(this, f.D);
        return new(
            Strong(A, f.D),
            Strong(B, f.D),
            Strong(AB, f.D) + Strong(A, Strong(B, f.DD)),
            Strong(SizeA, f.SizeD),
            Strong(SizeB, f.SizeD),
            Strong(SizeAB, f.SizeD) + Strong(SizeA, Strong(SizeB, f.SizeDD)))
        {
            Moves = Moves,
        };
    }

    /// <summary>The tangents of f(x, y), by its partial derivatives there.</summary>
    public static Tangents Chain(in Tangents x, in Tangents y, Partials2 f)
    {
        Note(x, f.X);
        Note(y, f.Y);
        return new(
            Strong(x.A, f.X) + Strong(y.A, f.Y),
            Strong(x.B, f.X) + Strong(y.B, f.Y),
            Strong(x.AB, f.X) + Strong(y.AB, f.Y) + Strong(x.A, Strong(x.B, f.XX)) + Strong(x.A, Strong(y.B, f.XY))
                + Strong(y.A, Strong(x.B, f.XY)) + Strong(y.A, Strong(y.B, f.YY)),
            Strong(x.SizeA, Math.Abs(f.X)) + Strong(y.SizeA, Math.Abs(f.Y)),
            Strong(x.SizeB, Math.Abs(f.X)) + Strong(y.SizeB, Math.Abs(f.Y)),
            Strong(x.SizeAB, Math.Abs(f.X)) + Strong(y.SizeAB, Math.Abs(f.Y))
                + Strong(x.SizeA, Strong(x.SizeB, Math.Abs(f.XX))) + Strong(x.SizeA, Strong(y.SizeB, Math.Abs(f.XY)))
                + Strong(y.SizeA, Strong(x.SizeB, Math.Abs(f.XY))) + Strong(y.SizeA, Strong(y.SizeB, Math.Abs(f.YY))))
        {
            Moves = x.Moves || y.Moves,
        };
    }

    /// <summary>The tangents of a weighted sum of three values.</summary>
    public static Tangents Mix(in Tangents x, double wx, in Tangents y, double wy, in Tangents z, double wz) =>
        Chain(Chain(x, y, new(wx, wy)), z, new(1, wz));

    /// <summary>The strong product: 0 where u is 0, else u · d.</summary>
    private static double Strong(double u, double d) => u == 0 ? 0 : u * d;

    private static void Note(in Tangents x, double partial)
    {
        if (!double.IsFinite(partial) && x.Moves)
        {
            Singular = true;
        }
    }
}

/// <summary>f' and f'', and their sizes where their terms cancel: the sums with every term taken absolutely.</summary>
public readonly record struct Partials1(double D, double DD = 0)
{
    public double SizeD { get; init; } = Math.Abs(D);

    public double SizeDD { get; init; } = Math.Abs(DD);
}

/// <summary>The partial derivatives of a function of two variables, to second order.</summary>
public readonly record struct Partials2(double X, double Y, double XX = 0, double XY = 0, double YY = 0);
