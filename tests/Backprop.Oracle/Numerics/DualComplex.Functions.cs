using System;
using System.Numerics;

namespace Backprop.Oracle;

/// <content>The functions, by their first and second complex derivatives.</content>
public readonly partial struct DualComplex
{
    public static DualComplex Negate(DualComplex z) => -z;

    public static DualComplex Add(DualComplex a, DualComplex b) => a + b;

    public static DualComplex Subtract(DualComplex a, DualComplex b) => a - b;

    public static DualComplex Multiply(DualComplex a, DualComplex b) => a * b;

    public static DualComplex Divide(DualComplex a, DualComplex b) => a / b;

    public static DualComplex Conjugate(DualComplex z) => new(z.Real, -z.Imaginary);

    public static DualComplex Reciprocal(DualComplex z) => z == Zero ? Zero : Quotient(Complex.Reciprocal(z.Value), One, z);

    /// <summary>Its slopes are the cosine and the sine of the angle, none at 0.</summary>
    public static Dual Abs(DualComplex z)
    {
        double length = Complex.Abs(z.Value), c = z.Real.Value / length, s = z.Imaginary.Value / length;
        Partials2 slopes = length == 0 ? default : new(c, s, s * s / length, -c * s / length, c * c / length);
        return new(length, Tangents.Chain(z.Real.Tangents, z.Imaginary.Tangents, slopes));
    }

    public static DualComplex FromPolarCoordinates(Dual magnitude, Dual phase)
    {
        Complex value = Complex.FromPolarCoordinates(magnitude.Value, phase.Value);
        return new(
            new(value.Real, (magnitude * DualMath.Cos(phase)).Tangents), new(value.Imaginary, (magnitude * DualMath.Sin(phase)).Tangents));
    }

    public static DualComplex Exp(DualComplex z) => Chain(Complex.Exp(z.Value), z, Complex.Exp(z.Value), Complex.Exp(z.Value));

    public static DualComplex Log(DualComplex z) => Chain(Complex.Log(z.Value), z, 1 / z.Value, -1 / (z.Value * z.Value));

    public static DualComplex Log(DualComplex z, Dual newBase)
    {
        DualComplex quotient = Log(z) / (DualComplex)DualMath.Log(newBase);
        Complex value = Complex.Log(z.Value, newBase.Value);
        return new(new(value.Real, quotient.Real.Tangents), new(value.Imaginary, quotient.Imaginary.Tangents));
    }

    public static DualComplex Log10(DualComplex z) => Chain(Complex.Log10(z.Value), z, 1 / (z.Value * Math.Log(10)), -1 / (z.Value * z.Value * Math.Log(10)));

    public static DualComplex Sqrt(DualComplex z)
    {
        Complex root = Complex.Sqrt(z.Value);
        return Chain(root, z, 0.5 / root, -0.25 / (z.Value * root));
    }

    public static DualComplex Pow(DualComplex z, Dual power) => Power(Complex.Pow(z.Value, power.Value), z, power);

    public static DualComplex Pow(DualComplex z, DualComplex power) => Power(Complex.Pow(z.Value, power.Value), z, power);

    public static DualComplex Sin(DualComplex z) => Chain(Complex.Sin(z.Value), z, Complex.Cos(z.Value), -Complex.Sin(z.Value));

    public static DualComplex Cos(DualComplex z) => Chain(Complex.Cos(z.Value), z, -Complex.Sin(z.Value), -Complex.Cos(z.Value));

    public static DualComplex Tan(DualComplex z)
    {
        Complex t = Complex.Tan(z.Value);
        return Chain(t, z, 1 + t * t, 2 * t * (1 + t * t));
    }

    public static DualComplex Sinh(DualComplex z) => Chain(Complex.Sinh(z.Value), z, Complex.Cosh(z.Value), Complex.Sinh(z.Value));

    public static DualComplex Cosh(DualComplex z) => Chain(Complex.Cosh(z.Value), z, Complex.Sinh(z.Value), Complex.Cosh(z.Value));

    public static DualComplex Tanh(DualComplex z)
    {
        Complex t = Complex.Tanh(z.Value);
        return Chain(t, z, 1 - t * t, -2 * t * (1 - t * t));
    }

    public static DualComplex Asin(DualComplex z)
    {
        Complex root = Complex.Sqrt((1 - z.Value) * (1 + z.Value));
        return Chain(Complex.Asin(z.Value), z, 1 / root, z.Value / (root * root * root));
    }

    public static DualComplex Acos(DualComplex z)
    {
        Complex root = Complex.Sqrt((1 - z.Value) * (1 + z.Value));
        return Chain(Complex.Acos(z.Value), z, -1 / root, -z.Value / (root * root * root));
    }

    public static DualComplex Atan(DualComplex z)
    {
        Complex square = 1 + z.Value * z.Value;
        return Chain(Complex.Atan(z.Value), z, 1 / square, -2 * z.Value / (square * square));
    }

    private static DualComplex Power(Complex value, DualComplex z, DualComplex power)
    {
        Complex x = z.Value, y = power.Value;
        if (x == Complex.Zero)
        {
            // Of a real power that is not 0: the derivatives of x^y along x, and none along y.
            Complex Real(double factor, double exponent) => factor == 0 ? 0 : factor * Math.Pow(0, exponent);
            return Chain(value, z, power, Real(y.Real, y.Real - 1), 0, xx: Real(y.Real * (y.Real - 1), y.Real - 2));
        }

        Complex log = Complex.Log(x);
        return Chain(
            value, z, power, y * value / x, value * log,
            xx: y * (y - 1) * value / (x * x), xy: value / x * (1 + y * log), yy: value * log * log);
    }
}
