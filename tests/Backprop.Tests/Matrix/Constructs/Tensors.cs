using System.Collections.Generic;
using System.Linq;

namespace Backprop.Tests.Matrix;

/// <summary>Functions of <c>TensorPrimitives</c>.</summary>
internal static class Tensors
{
    private static readonly string[] Unary =
    [
        "Exp", "Exp2", "Exp10", "ExpM1", "Sin", "Cos", "Tan", "Sinh", "Cosh", "Tanh", "Asinh", "Atan", "SinPi", "CosPi", "AtanPi", "Cbrt", "Sigmoid", "SoftMax",
        "Abs", "Negate", "Reciprocal", "Increment", "Decrement", "DegreesToRadians", "RadiansToDegrees", "Floor", "Ceiling", "Truncate", "Round",
    ];

    private static readonly string[] OfPositive = ["Log", "Log2", "Log10", "LogP1", "Log2P1", "Log10P1", "Sqrt", "ReciprocalSqrt", "Acosh"];

    private static readonly string[] OfSmall = ["Asin", "Acos", "Atanh", "AsinPi", "AcosPi"];

    private static readonly string[] Binary =
        ["Add", "Subtract", "Multiply", "Divide", "Max", "Min", "MaxNumber", "MinNumber", "MaxMagnitude", "MinMagnitude", "Atan2", "Hypot", "CopySign", "Remainder", "Ieee754Remainder"];

    private static readonly string[] Ternary = ["MultiplyAdd", "AddMultiply", "FusedMultiplyAdd", "MultiplyAddEstimate", "Lerp"];

    private static readonly string[] Sums = ["Sum", "SumOfSquares", "SumOfMagnitudes", "Norm", "Average", "Product", "StdDev", "Max", "Min", "MaxNumber", "MinNumber", "MaxMagnitude", "MinMagnitude"];

    private static readonly string[] Pairs = ["Dot", "Distance", "CosineSimilarity", "ProductOfSums", "ProductOfDifferences"];

    public static readonly Construct[] All =
    [
        .. Unary.Select(name => new Construct("Tensor" + name, $"var s = new double[] {{ v, x * 0.5, w[k] }}; var t = new double[3]; TensorPrimitives.{name}<double>(s, t); v = t[0] * t[1] + t[2] * s[0];")),
        .. OfPositive.Select(name => new Construct("Tensor" + name, $"var s = new double[] {{ 1.5 + v * v, 2 + x * x }}; TensorPrimitives.{name}<double>(s, s); v = s[0] * s[1];")),
        .. OfSmall.Select(name => new Construct("Tensor" + name, $"var s = new double[] {{ 0.5 * Math.Sin(v), 0.3 * Math.Cos(x) }}; TensorPrimitives.{name}<double>(s, s); v = s[0] * s[1];")),
        .. Binary.Select(name => new Construct("Tensor" + name, $"var s = new double[] {{ v, x * 0.5, 2.25 }}; var t = new double[] {{ w[k], 1.3 * y, v }}; TensorPrimitives.{name}<double>(s, t, t); v = t[0] * t[1] + t[2];", DoubleOnly: name == "Ieee754Remainder")),
        .. Ternary.Select(name => new Construct("Tensor" + name, $"var s = new double[] {{ v, x }}; var t = new double[4]; TensorPrimitives.{name}<double>(s, w.Slice(1, 2), a.Slice(0, 2), t); v = t[0] * t[1] + t[2];")),
        .. Sums.Select(name => new Construct("Tensor" + name + "Of", $"double[] s = {{ v, x, w[k], 0.7 }}; double t = TensorPrimitives.{name}<double>(s); s[0] *= t; v = s[0] + t * x;")),
        .. Pairs.Select(name => new Construct("Tensor" + name, $"double[] s = {{ v, x, w[k] }}; double t = TensorPrimitives.{name}<double>(s, a.Slice(0, 3)); s[0] *= t; v = s[0] * y + t;")),
        new("TensorSoftMaxInPlace", "double[] s = { v, x, 2 * y, w[k] }; TensorPrimitives.SoftMax<double>(s, s); v = s[0] * s[1] + s[2] * x;"),
        new("TensorScalar", "TensorPrimitives.Multiply<double>(a, v, a); TensorPrimitives.Add<double>(a, y, a); TensorPrimitives.Divide<double>(v, w, a.Slice(0)); v = a[k] * a[0];"),
        new("TensorScalarOperands", "double[] s = { v, 1.5 }; double[] t = new double[2]; TensorPrimitives.Subtract<double>(x, s, t); TensorPrimitives.Pow<double>(t, 3.0, t); TensorPrimitives.MultiplyAdd<double>(t, v, s, t); TensorPrimitives.Lerp<double>(t, s, x, t); v = t[0] + t[1] * 0.1;"),
        new("TensorPower", "double[] s = { 1 + v * v, 1.5 }; double[] t = { x, y }; TensorPrimitives.Pow<double>(s, t, t); v = t[0] + t[1] * s[0];"),
        new("TensorLogOfBase", "double[] s = { 2 + v * v, 3.5 }; double[] t = { 2.5, 2 + x * x }; TensorPrimitives.Log<double>(s, t, s); v = s[0] + s[1] * t[1];"),
        new("TensorClamp", "double[] s = { v, x, 0.4 }; TensorPrimitives.Clamp<double>(s, -0.8, 0.75, s); v = s[0] * s[1] + s[2];"),
        new("TensorRoots", "double[] s = { 1.5 + v * v, 2 + x }; TensorPrimitives.RootN<double>(s, 3, s); TensorPrimitives.ScaleB<double>(s, 2, s); v = s[0] * s[1];"),
        new("TensorOfSameTwice", "double[] s = { v, x }; TensorPrimitives.Multiply<double>(s, s, s); TensorPrimitives.Subtract<double>(s, s, s.AsSpan(0)); TensorPrimitives.AddMultiply<double>(s, 1.5, a.Slice(0, 2), s); v = s[0] + s[1] * TensorPrimitives.Dot<double>(a, a);"),
        new("TensorOverwritten", "double[] s = { v, x }; double[] t = new double[2]; TensorPrimitives.Exp<double>(s, t); double first = t[0]; TensorPrimitives.Multiply<double>(t, s, t); TensorPrimitives.Tanh<double>(t, s); t[0] = y; v = first * s[0] + t[0] * s[1];"),
        new("TensorArgument", "TensorPrimitives.Tanh<double>(w, a); TensorPrimitives.Multiply<double>(a, v, a.Slice(0, 4)); v = TensorPrimitives.Sum<double>(a) * a[k];"),
        new("TensorIndex", "double[] s = { v, x, y }; int p = TensorPrimitives.IndexOfMax<double>(s) + TensorPrimitives.IndexOfMinMagnitude<double>(s); v = s[p % 3] * s[0];"),
        new("TensorInLoop", "double[] s = { v, x, 0.5 }; for (int m = 0; m < 3; m++) { TensorPrimitives.Sin<double>(s, s); TensorPrimitives.MultiplyAdd<double>(s, s, 0.25, s); s[m] *= 1.5; } v = TensorPrimitives.SumOfSquares<double>(s);"),
        new("TensorSinCos", "double[] s = { v, x, y, v * x }; double[] c = new double[4]; TensorPrimitives.SinCos<double>(s, a, c); TensorPrimitives.SinCos<double>(c, c, s); v = TensorPrimitives.Dot<double>(s, a) + c[1];"),
        new("TensorSinCosPi", "double[] s = { v * 0.3, x }; double[] c = new double[2]; TensorPrimitives.SinCosPi<double>(s, c, s); v = s[0] * c[1] + s[1] * c[0];"),
        new("TensorInHelper", "double[] s = { v, x, y }; Layer(s, a.Slice(0, 3), s); v = TensorPrimitives.Dot<double>(s, s);", "private static void Layer(ReadOnlySpan<double> s, ReadOnlySpan<double> t, Span<double> u) { TensorPrimitives.Multiply(s, t, u); TensorPrimitives.Tanh(u, u); }"),
        new("TensorConstant", "double[] s = { 0.5, 0.25 }; TensorPrimitives.Exp<double>(s, s); TensorPrimitives.Add<double>(s, v, s); TensorPrimitives.Exp<double>(w.Slice(0, 2), s); v += s[0] * s[1];"),
        new("TensorRecursive", "double[] s = { v, x }; Step(s, 3); v = s[0] * s[1];", "private static void Step(Span<double> s, int depth) { if (depth == 0) { return; } TensorPrimitives.Sin<double>(s, s); Step(s, depth - 1); TensorPrimitives.MultiplyAdd<double>(s, s, 0.5, s); }"),
    ];
}
