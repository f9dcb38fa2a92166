using System;
using System.Numerics;

namespace Backprop.Oracle;

/// <summary><see cref="Complex"/> over duals: the library computes the value, the derivatives are complex ones, by the chain rule.</summary>
public readonly partial struct DualComplex(Dual real, Dual imaginary)
{
    public Dual Real { get; } = real;

    public Dual Imaginary { get; } = imaginary;

    public static DualComplex Zero => new(0, 0);

    public static DualComplex One => new(1, 0);

    public static DualComplex ImaginaryOne => new(0, 1);

    public Dual Magnitude => Abs(this);

    public Dual Phase => DualMath.Atan2(Imaginary, Real);

    internal Complex Value => new(Real.Value, Imaginary.Value);

    private Complex A => new(Real.Tangents.A, Imaginary.Tangents.A);

    private Complex B => new(Real.Tangents.B, Imaginary.Tangents.B);

    private Complex AB => new(Real.Tangents.AB, Imaginary.Tangents.AB);

    private double SizeA => Real.Tangents.SizeA + Imaginary.Tangents.SizeA;

    private double SizeB => Real.Tangents.SizeB + Imaginary.Tangents.SizeB;

    private double SizeAB => Real.Tangents.SizeAB + Imaginary.Tangents.SizeAB;

    public static implicit operator DualComplex(Dual x) => new(x, 0);

    public static implicit operator DualComplex(DualF x) => new(x, 0);

    public static implicit operator DualComplex(int x) => new(x, 0);

    public static DualComplex operator +(DualComplex z) => z;

    public static DualComplex operator -(DualComplex z) => new(-z.Real, -z.Imaginary);

    public static DualComplex operator ++(DualComplex z) => z + 1;

    public static DualComplex operator --(DualComplex z) => z - 1;

    public static DualComplex operator +(DualComplex a, DualComplex b) => Chain(a.Value + b.Value, a, b, 1, 1);

    public static DualComplex operator +(DualComplex a, Dual b) => Chain(a.Value + b.Value, a, b, 1, 1);

    public static DualComplex operator +(Dual a, DualComplex b) => Chain(a.Value + b.Value, a, b, 1, 1);

    public static DualComplex operator -(DualComplex a, DualComplex b) => Chain(a.Value - b.Value, a, b, 1, -1);

    public static DualComplex operator -(DualComplex a, Dual b) => Chain(a.Value - b.Value, a, b, 1, -1);

    public static DualComplex operator -(Dual a, DualComplex b) => Chain(a.Value - b.Value, a, b, 1, -1);

    public static DualComplex operator *(DualComplex a, DualComplex b) => Chain(a.Value * b.Value, a, b, b.Value, a.Value, xy: 1);

    public static DualComplex operator *(DualComplex a, Dual b) => Chain(a.Value * b.Value, a, b, b.Value, a.Value, xy: 1);

    public static DualComplex operator *(Dual a, DualComplex b) => Chain(a.Value * b.Value, a, b, b.Value, a.Value, xy: 1);

    public static DualComplex operator /(DualComplex a, DualComplex b) => Quotient(a.Value / b.Value, a, b);

    public static DualComplex operator /(DualComplex a, Dual b) => Quotient(a.Value / b.Value, a, b);

    public static DualComplex operator /(Dual a, DualComplex b) => Quotient(a.Value / b.Value, a, b);

    public static bool operator ==(DualComplex a, DualComplex b) => a.Value == b.Value;

    public static bool operator !=(DualComplex a, DualComplex b) => a.Value != b.Value;

    public override bool Equals(object? other) => other is DualComplex complex && Value == complex.Value;

    public override int GetHashCode() => Value.GetHashCode();

    private static DualComplex Quotient(Complex value, DualComplex a, DualComplex b)
    {
        Complex x = a.Value, y = b.Value;
        return Chain(value, a, b, 1 / y, -x / (y * y), xy: -1 / (y * y), yy: 2 * x / (y * y * y));
    }

    private static DualComplex Chain(Complex value, DualComplex z, Complex d, Complex dd) => Chain(value, z, default, d, default, xx: dd);

    /// <summary>The value of f(x, y) with the tangents that its complex partial derivatives give.</summary>
    private static DualComplex Chain(Complex value, DualComplex x, DualComplex y, Complex dx, Complex dy, Complex xx = default, Complex xy = default, Complex yy = default)
    {
        Tangents.Singular |= !Complex.IsFinite(dx) || !Complex.IsFinite(dy);
        Complex a = Strong(x.A, dx) + Strong(y.A, dy), b = Strong(x.B, dx) + Strong(y.B, dy);
        Complex ab = Strong(x.AB, dx) + Strong(y.AB, dy) + Strong(x.A * x.B, xx) + Strong(x.A * y.B + y.A * x.B, xy) + Strong(y.A * y.B, yy);
        double Size(double first, double second) => (first == 0 ? 0 : first * Complex.Abs(dx)) + (second == 0 ? 0 : second * Complex.Abs(dy));
        double sizeA = Size(x.SizeA, y.SizeA), sizeB = Size(x.SizeB, y.SizeB);
        double sizeAB = Size(x.SizeAB, y.SizeAB) + x.SizeA * x.SizeB * Complex.Abs(xx) + (x.SizeA * y.SizeB + y.SizeA * x.SizeB) * Complex.Abs(xy) + y.SizeA * y.SizeB * Complex.Abs(yy);
        return new(
            new(value.Real, new(a.Real, b.Real, ab.Real, sizeA, sizeB, sizeAB)),
            new(value.Imaginary, new(a.Imaginary, b.Imaginary, ab.Imaginary, sizeA, sizeB, sizeAB)));
    }

    private static Complex Strong(Complex u, Complex d) => u == Complex.Zero ? Complex.Zero : u * d;
}
