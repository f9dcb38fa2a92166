namespace Backprop.Gen.Definitions
{
    using System;
    using System.Numerics;
    using Backprop;

    /// <content>Functions of one complex number.</content>
    internal static partial class ComplexDefinitions
    {
        internal static double get_Magnitude(Complex z) => Complex.Abs(z);

        internal static double get_Phase(Complex z) => Math.Atan2(z.Imaginary, z.Real);

        internal static double Abs(Complex z) => Lengths.Of(z.Real * z.Real + z.Imaginary * z.Imaginary);

        internal static Complex FromPolarCoordinates(double magnitude, double phase) =>
            new Complex(magnitude * Math.Cos(phase), magnitude * Math.Sin(phase));

        internal static Complex Exp(Complex z) => FromPolarCoordinates(Math.Exp(z.Real), z.Imaginary);

        internal static Complex Log(Complex z)
        {
            double scale = Scale(z), re = z.Real / scale, im = z.Imaginary / scale;
            return new Complex(Math.Log(scale) + 0.5 * Math.Log(re * re + im * im), Math.Atan2(z.Imaginary, z.Real));
        }

        internal static Complex Log(Complex z, double newBase) => Complex.Log(z) / Math.Log(newBase);

        internal static Complex Log10(Complex z) => Complex.Log(z) * 0.43429448190325183;

        internal static Complex Sqrt(Complex z)
        {
            // Not Abs, whose slope at 0 is 0: the root of an imaginary number is smooth.
            double size = z.Real >= 0 ? z.Real : -z.Real;
            double root = Math.Sqrt(0.5 * (size + Modulus(z)));
            double other = z.Imaginary / (2 * root);
            return z.Real >= 0 ? new Complex(root, other) : z.Imaginary < 0 ? new Complex(-other, -root) : new Complex(other, root);
        }

        internal static Complex Pow(Complex z, double power)
        {
            if (z == Complex.Zero)
            {
                return power == 1 ? z : power == 2 ? z * z : power > 2 ? z * z * z : new Complex(Math.Pow(0, power), 0);
            }

            return FromPolarCoordinates(Math.Pow(Modulus(z), power), power * Math.Atan2(z.Imaginary, z.Real));
        }

        internal static Complex Pow(Complex z, Complex power) => z == Complex.Zero ? Complex.Zero : Complex.Exp(power * Complex.Log(z));

        internal static Complex Sin(Complex z) => new Complex(Math.Sin(z.Real) * Math.Cosh(z.Imaginary), Math.Cos(z.Real) * Math.Sinh(z.Imaginary));

        internal static Complex Cos(Complex z) => new Complex(Math.Cos(z.Real) * Math.Cosh(z.Imaginary), -(Math.Sin(z.Real) * Math.Sinh(z.Imaginary)));

        internal static Complex Sinh(Complex z) => new Complex(Math.Sinh(z.Real) * Math.Cos(z.Imaginary), Math.Cosh(z.Real) * Math.Sin(z.Imaginary));

        internal static Complex Cosh(Complex z) => new Complex(Math.Cosh(z.Real) * Math.Cos(z.Imaginary), Math.Sinh(z.Real) * Math.Sin(z.Imaginary));

        internal static Complex Tan(Complex z)
        {
            double t = Math.Tan(z.Real), h = Math.Tanh(z.Imaginary), q = 1 + t * t * h * h;
            return new Complex(t * (1 - h) * (1 + h) / q, h * (1 + t * t) / q);
        }

        internal static Complex Tanh(Complex z)
        {
            double t = Math.Tan(z.Imaginary), h = Math.Tanh(z.Real), q = 1 + t * t * h * h;
            return new Complex(h * (1 + t * t) / q, t * (1 - h) * (1 + h) / q);
        }

        /// <summary>In the lower half of the plane the terms of the sum do not cancel.</summary>
        internal static Complex Asin(Complex z)
        {
            double side = z.Imaginary > 0 ? -1 : 1;
            Complex lower = side * z, root = Complex.Sqrt((1 - lower) * (1 + lower));
            return -(side * (Complex.ImaginaryOne * Complex.Log(Complex.ImaginaryOne * lower + root)));
        }

        internal static Complex Acos(Complex z) => Math.PI / 2 - Complex.Asin(z);

        internal static Complex Atan(Complex z) =>
            Complex.ImaginaryOne * 0.5 * (Complex.Log(1 - Complex.ImaginaryOne * z) - Complex.Log(1 + Complex.ImaginaryOne * z));

        /// <summary>Where the square has to be computed: without overflow on the way.</summary>
        private static double Modulus(Complex z)
        {
            double scale = Scale(z), re = z.Real / scale, im = z.Imaginary / scale;
            return scale == 0 ? 0 : scale * Math.Sqrt(re * re + im * im);
        }

        /// <summary>What numbers are divided by before they are squared, held constant.</summary>
        private static double Scale(Complex z) => Derivative.Stop(Math.Max(Math.Abs(z.Real), Math.Abs(z.Imaginary)));
    }
}
