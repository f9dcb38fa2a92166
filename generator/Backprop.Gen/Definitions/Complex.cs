namespace Backprop.Gen.Definitions
{
    using System;
    using System.Numerics;

    /// <summary>Complex numbers: pairs of a real and an imaginary part.</summary>
    internal static partial class ComplexDefinitions
    {
        [Exact] internal static Complex Zero() => default;

        [Exact] internal static Complex One() => new Complex(1, 0);

        [Exact] internal static Complex ImaginaryOne() => new Complex(0, 1);

        [Exact] internal static Complex op_UnaryPlus(Complex z) => z;

        [Exact] internal static Complex op_UnaryNegation(Complex z) => new Complex(-z.Real, -z.Imaginary);

        [Exact] internal static Complex op_Increment(Complex z) => z + 1;

        [Exact] internal static Complex op_Decrement(Complex z) => z - 1;

        [Exact] internal static Complex op_Addition(Complex a, Complex b) => new Complex(a.Real + b.Real, a.Imaginary + b.Imaginary);

        [Exact] internal static Complex op_Addition(Complex a, double b) => new Complex(a.Real + b, a.Imaginary);

        [Exact] internal static Complex op_Addition(double a, Complex b) => new Complex(a + b.Real, b.Imaginary);

        [Exact] internal static Complex op_Subtraction(Complex a, Complex b) => new Complex(a.Real - b.Real, a.Imaginary - b.Imaginary);

        [Exact] internal static Complex op_Subtraction(Complex a, double b) => new Complex(a.Real - b, a.Imaginary);

        [Exact] internal static Complex op_Subtraction(double a, Complex b) => new Complex(a - b.Real, -b.Imaginary);

        [Exact]
        internal static Complex op_Multiply(Complex a, Complex b) =>
            new Complex(a.Real * b.Real - a.Imaginary * b.Imaginary, a.Imaginary * b.Real + a.Real * b.Imaginary);

        internal static Complex op_Multiply(Complex a, double b) => new Complex(a.Real * b, a.Imaginary * b);

        internal static Complex op_Multiply(double a, Complex b) => new Complex(a * b.Real, a * b.Imaginary);

        internal static Complex op_Division(Complex a, Complex b)
        {
            double scale = Scale(b), re = b.Real / scale, im = b.Imaginary / scale, square = (re * re + im * im) * scale;
            return new Complex((a.Real * re + a.Imaginary * im) / square, (a.Imaginary * re - a.Real * im) / square);
        }

        internal static Complex op_Division(Complex a, double b) => new Complex(a.Real / b, a.Imaginary / b);

        internal static Complex op_Division(double a, Complex b) => new Complex(a, 0) / b;

        [Exact] internal static bool op_Equality(Complex a, Complex b) => a.Real == b.Real && a.Imaginary == b.Imaginary;

        [Exact] internal static bool op_Inequality(Complex a, Complex b) => !(a == b);

        [Exact] internal static Complex Negate(Complex z) => -z;

        [Exact] internal static Complex Add(Complex a, Complex b) => a + b;

        [Exact] internal static Complex Add(Complex a, double b) => a + b;

        [Exact] internal static Complex Add(double a, Complex b) => a + b;

        [Exact] internal static Complex Subtract(Complex a, Complex b) => a - b;

        [Exact] internal static Complex Subtract(Complex a, double b) => a - b;

        [Exact] internal static Complex Subtract(double a, Complex b) => a - b;

        [Exact] internal static Complex Multiply(Complex a, Complex b) => a * b;

        internal static Complex Multiply(Complex a, double b) => a * b;

        internal static Complex Multiply(double a, Complex b) => a * b;

        internal static Complex Divide(Complex a, Complex b) => a / b;

        internal static Complex Divide(Complex a, double b) => a / b;

        internal static Complex Divide(double a, Complex b) => a / b;

        [Exact] internal static Complex Conjugate(Complex z) => new Complex(z.Real, -z.Imaginary);

        internal static Complex Reciprocal(Complex z) => z == Complex.Zero ? Complex.Zero : 1 / z;
    }
}
