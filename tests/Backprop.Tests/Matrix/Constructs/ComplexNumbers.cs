namespace Backprop.Tests.Matrix;

/// <summary><c>Complex</c>.</summary>
internal static class ComplexNumbers
{
    private const string Helpers = "private static double Mix(double s) => 0.7 * s; private static double Mix(Complex z) => z.Real * 0.6 - z.Imaginary * 0.4; private static Complex Square(Complex z) => z * z;";

    public static readonly Construct[] All =
    [
        Of("Sum", "z + u - z * u", "z + x - (y + u)", "x - z + (u - v)", "-z + +u", "Complex.Negate(u)"),
        Of("Product", "z * u * z", "z * x", "y * u"),
        Of("Quotient", "z / u", "z / x", "y / (z + u)", "(z + 2.0) / (u * u)"),
        Of("Methods", "Complex.Add(z, u) * Complex.Subtract(u, z)", "Complex.Multiply(z, Complex.Divide(u, z + 2.0))", "Complex.Conjugate(z) * u", "Complex.Reciprocal(u)"),
        Of("Conversions", "(Complex)x * z + 2 * u", "From(v, k)"),
        Of("Constants", "Complex.One * z - Complex.ImaginaryOne * u + Complex.Zero"),
        Of("Parts", "z.Real * z.Imaginary", "z.Magnitude * u", "u.Phase * z", "Complex.Abs(u - 2 * z)"),
        Of("Polar", "Complex.FromPolarCoordinates(v, x) * z", "Complex.FromPolarCoordinates(z.Magnitude, 0.5 * z.Phase)"),
        Of("ExpLog", "Complex.Exp(z * 0.5)", "Complex.Log(u)", "Complex.Log10(z + 2.0)", "Complex.Log(u, 3.0) * Complex.Log(z, 1.5 + y * y)"),
        Of("Sqrt", "Complex.Sqrt(z)", "Complex.Sqrt(-u)", "Complex.Sqrt(-u * u)"),
        Of("Pow", "Complex.Pow(z, 3.0)", "Complex.Pow(u, v)", "Complex.Pow(z + 2.0, u * 0.5)"),
        Of("PowAtZero", "Complex.Pow(z - z, 2.0) + Complex.Pow(u - u, 1.0)", "Complex.Pow(new Complex(v - x, y - y), 3.0)"),
        Of("SinCos", "Complex.Sin(z)", "Complex.Cos(u)", "Complex.Tan(0.5 * z)"),
        Of("SinhCosh", "Complex.Sinh(z)", "Complex.Cosh(u)", "Complex.Tanh(0.5 * z)"),
        Of("AsinAcos", "Complex.Asin(z)", "Complex.Asin(-z)", "Complex.Acos(u)", "Complex.Acos(Complex.Conjugate(z))"),
        Of("Atan", "Complex.Atan(z)", "Complex.Atan(u + 2.0)"),
        Of("Equality", "z == u ? z : u * z", "z != u ? u : z"),
        Of("Stopped", "Derivative.Stop(z) * u + z"),
        Of("Function", "Applied(Complex.Sin, z) + Applied(w2 => w2 * w2 + u, z)", "Applied(Square, u)"),
        new("ComplexCompound", "var z = new Complex(v, x); z += y; z *= new Complex(0.5, v); z -= Complex.ImaginaryOne; z /= 2 + x * x; z++; v = Mix(z);", Helpers, DoubleOnly: true),
        new("ComplexCarried", "var z = new Complex(v, 0.3); var u = new Complex(x, y); for (int m = 0; m < 4; m++) { z = z * z * 0.4 + u * 0.5; if (z.Magnitude > 2) { break; } } v = Mix(z);", Helpers, DoubleOnly: true),
        new("ComplexChoice", "var z = v > 0.5 ? new Complex(v, x) : Complex.ImaginaryOne * y; var (re, im) = (z.Real, z.Imaginary); v = re * im + re;", Helpers, DoubleOnly: true),
        new("ComplexBuffer", "var zs = new Complex[3]; zs[0] = new Complex(v, x); zs[1] = zs[0] * zs[0]; zs[2] = new Complex(y, zs[1].Imaginary); zs[0] += zs[2] * v; zs[1] *= zs[0]; v = 0.3 * Mix(zs[1]) + zs[2].Real * zs[0].Real;", Helpers, DoubleOnly: true),
        new("ComplexButterfly", "Span<Complex> zs = stackalloc Complex[4]; for (int m = 0; m < 4; m++) { zs[m] = new Complex(v * m, x - m); } for (int m = 0; m < 2; m++) { Complex even = zs[m], odd = zs[m + 2] * Complex.FromPolarCoordinates(1.0, y * m); (zs[m], zs[m + 2]) = (even + odd, even - odd); } v = 0.2 * Mix(zs[k % 4] * zs[1]);", Helpers, DoubleOnly: true),
        new("ComplexConjugatedInPlace", "var zs = new Complex[2]; zs[k % 2] = new Complex(v, x); zs[1] = new Complex(zs[1].Imaginary, zs[1].Real); zs[0] = Complex.Conjugate(zs[0]) * zs[1] + y; v = Mix(zs[0]) * 0.6;", Helpers, DoubleOnly: true),
    ];

    private static Construct Of(string name, params string[] expressions) => new(
        "Complex" + name,
        $"Complex z = new Complex(v, x), u = new Complex(y, 0.5 * v); v = 0.2 * ({string.Join(" + ", System.Linq.Enumerable.Select(expressions, expression => $"Mix({expression})"))});",
        Helpers + " private static Complex From(double s, int i) { Complex z = s; Complex u = (float)s; Complex o = i; return z * u + o * z; } private static Complex Applied(Func<Complex, Complex> f, Complex z) => f(z);",
        DoubleOnly: true);
}
