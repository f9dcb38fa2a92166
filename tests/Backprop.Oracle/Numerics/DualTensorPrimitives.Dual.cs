using System;
using System.Numerics.Tensors;

namespace Backprop.Oracle;

/// <content>Over <see cref="Dual"/>: the values are the library's, the derivatives the textbook's.</content>
public static partial class DualTensorPrimitives
{
    public static void SinCos(ReadOnlySpan<Dual> x, Span<Dual> sinDestination, Span<Dual> cosDestination) => Both(x, sinDestination, cosDestination, DualMath.SinCos);

    public static void SinCosPi(ReadOnlySpan<Dual> x, Span<Dual> sinPiDestination, Span<Dual> cosPiDestination) => Both(x, sinPiDestination, cosPiDestination, DualMath.SinCosPi);

    public static void Abs(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.Abs, (a, r) => TensorPrimitives.Abs<double>(a, r));

    public static void Acos(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.Acos, (a, r) => TensorPrimitives.Acos<double>(a, r));

    public static void Acosh(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.Acosh, (a, r) => TensorPrimitives.Acosh<double>(a, r));

    public static void AcosPi(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.AcosPi, (a, r) => TensorPrimitives.AcosPi<double>(a, r));

    public static void Asin(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.Asin, (a, r) => TensorPrimitives.Asin<double>(a, r));

    public static void Asinh(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.Asinh, (a, r) => TensorPrimitives.Asinh<double>(a, r));

    public static void AsinPi(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.AsinPi, (a, r) => TensorPrimitives.AsinPi<double>(a, r));

    public static void Atan(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.Atan, (a, r) => TensorPrimitives.Atan<double>(a, r));

    public static void Atanh(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.Atanh, (a, r) => TensorPrimitives.Atanh<double>(a, r));

    public static void AtanPi(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.AtanPi, (a, r) => TensorPrimitives.AtanPi<double>(a, r));

    public static void BitDecrement(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.BitDecrement, (a, r) => TensorPrimitives.BitDecrement<double>(a, r));

    public static void BitIncrement(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.BitIncrement, (a, r) => TensorPrimitives.BitIncrement<double>(a, r));

    public static void Cbrt(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.Cbrt, (a, r) => TensorPrimitives.Cbrt<double>(a, r));

    public static void Ceiling(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.Ceiling, (a, r) => TensorPrimitives.Ceiling<double>(a, r));

    public static void Cos(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.Cos, (a, r) => TensorPrimitives.Cos<double>(a, r));

    public static void Cosh(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.Cosh, (a, r) => TensorPrimitives.Cosh<double>(a, r));

    public static void CosPi(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.CosPi, (a, r) => TensorPrimitives.CosPi<double>(a, r));

    public static void DegreesToRadians(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.DegreesToRadians, (a, r) => TensorPrimitives.DegreesToRadians<double>(a, r));

    public static void Exp(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.Exp, (a, r) => TensorPrimitives.Exp<double>(a, r));

    public static void Exp10(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.Exp10, (a, r) => TensorPrimitives.Exp10<double>(a, r));

    public static void Exp10M1(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.Exp10M1, (a, r) => TensorPrimitives.Exp10M1<double>(a, r));

    public static void Exp2(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.Exp2, (a, r) => TensorPrimitives.Exp2<double>(a, r));

    public static void Exp2M1(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.Exp2M1, (a, r) => TensorPrimitives.Exp2M1<double>(a, r));

    public static void ExpM1(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.ExpM1, (a, r) => TensorPrimitives.ExpM1<double>(a, r));

    public static void Floor(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.Floor, (a, r) => TensorPrimitives.Floor<double>(a, r));

    public static void Log(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.Log, (a, r) => TensorPrimitives.Log<double>(a, r));

    public static void Log10(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.Log10, (a, r) => TensorPrimitives.Log10<double>(a, r));

    public static void Log10P1(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.Log10P1, (a, r) => TensorPrimitives.Log10P1<double>(a, r));

    public static void Log2(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.Log2, (a, r) => TensorPrimitives.Log2<double>(a, r));

    public static void Log2P1(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.Log2P1, (a, r) => TensorPrimitives.Log2P1<double>(a, r));

    public static void LogP1(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.LogP1, (a, r) => TensorPrimitives.LogP1<double>(a, r));

    public static void RadiansToDegrees(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.RadiansToDegrees, (a, r) => TensorPrimitives.RadiansToDegrees<double>(a, r));

    public static void ReciprocalEstimate(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.ReciprocalEstimate, (a, r) => TensorPrimitives.ReciprocalEstimate<double>(a, r));

    public static void ReciprocalSqrtEstimate(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.ReciprocalSqrtEstimate, (a, r) => TensorPrimitives.ReciprocalSqrtEstimate<double>(a, r));

    public static void Round(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.Round, (a, r) => TensorPrimitives.Round<double>(a, r));

    public static void Sin(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.Sin, (a, r) => TensorPrimitives.Sin<double>(a, r));

    public static void Sinh(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.Sinh, (a, r) => TensorPrimitives.Sinh<double>(a, r));

    public static void SinPi(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.SinPi, (a, r) => TensorPrimitives.SinPi<double>(a, r));

    public static void Sqrt(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.Sqrt, (a, r) => TensorPrimitives.Sqrt<double>(a, r));

    public static void Tan(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.Tan, (a, r) => TensorPrimitives.Tan<double>(a, r));

    public static void Tanh(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.Tanh, (a, r) => TensorPrimitives.Tanh<double>(a, r));

    public static void TanPi(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.TanPi, (a, r) => TensorPrimitives.TanPi<double>(a, r));

    public static void Truncate(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, DualMath.Truncate, (a, r) => TensorPrimitives.Truncate<double>(a, r));

    public static void Atan2(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(x, y, destination, DualMath.Atan2, (a, b, r) => TensorPrimitives.Atan2<double>(a, b, r));

    public static void Atan2(ReadOnlySpan<Dual> x, Dual y, Span<Dual> destination) => Map(x, All(y, x.Length), destination, DualMath.Atan2, (a, b, r) => TensorPrimitives.Atan2<double>(a, b, r));

    public static void Atan2(Dual x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(All(x, y.Length), y, destination, DualMath.Atan2, (a, b, r) => TensorPrimitives.Atan2<double>(a, b, r));

    public static void Atan2Pi(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(x, y, destination, DualMath.Atan2Pi, (a, b, r) => TensorPrimitives.Atan2Pi<double>(a, b, r));

    public static void Atan2Pi(ReadOnlySpan<Dual> x, Dual y, Span<Dual> destination) => Map(x, All(y, x.Length), destination, DualMath.Atan2Pi, (a, b, r) => TensorPrimitives.Atan2Pi<double>(a, b, r));

    public static void Atan2Pi(Dual x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(All(x, y.Length), y, destination, DualMath.Atan2Pi, (a, b, r) => TensorPrimitives.Atan2Pi<double>(a, b, r));

    public static void CopySign(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(x, y, destination, DualMath.CopySign, (a, b, r) => TensorPrimitives.CopySign<double>(a, b, r));

    public static void CopySign(ReadOnlySpan<Dual> x, Dual y, Span<Dual> destination) => Map(x, All(y, x.Length), destination, DualMath.CopySign, (a, b, r) => TensorPrimitives.CopySign<double>(a, b, r));

    public static void CopySign(Dual x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(All(x, y.Length), y, destination, DualMath.CopySign, (a, b, r) => TensorPrimitives.CopySign<double>(a, b, r));

    public static void Hypot(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(x, y, destination, DualMath.Hypot, (a, b, r) => TensorPrimitives.Hypot<double>(a, b, r));

    public static void Ieee754Remainder(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(x, y, destination, DualMath.Ieee754Remainder, (a, b, r) => TensorPrimitives.Ieee754Remainder<double>(a, b, r));

    public static void Ieee754Remainder(ReadOnlySpan<Dual> x, Dual y, Span<Dual> destination) => Map(x, All(y, x.Length), destination, DualMath.Ieee754Remainder, (a, b, r) => TensorPrimitives.Ieee754Remainder<double>(a, b, r));

    public static void Ieee754Remainder(Dual x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(All(x, y.Length), y, destination, DualMath.Ieee754Remainder, (a, b, r) => TensorPrimitives.Ieee754Remainder<double>(a, b, r));

    public static void Log(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(x, y, destination, DualMath.Log, (a, b, r) => TensorPrimitives.Log<double>(a, b, r));

    public static void Log(ReadOnlySpan<Dual> x, Dual y, Span<Dual> destination) => Map(x, All(y, x.Length), destination, DualMath.Log, (a, b, r) => TensorPrimitives.Log<double>(a, b, r));

    public static void Log(Dual x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(All(x, y.Length), y, destination, DualMath.Log, (a, b, r) => TensorPrimitives.Log<double>(a, b, r));

    public static void Max(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(x, y, destination, DualMath.Max, (a, b, r) => TensorPrimitives.Max<double>(a, b, r));

    public static void Max(ReadOnlySpan<Dual> x, Dual y, Span<Dual> destination) => Map(x, All(y, x.Length), destination, DualMath.Max, (a, b, r) => TensorPrimitives.Max<double>(a, b, r));

    public static void Max(Dual x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(All(x, y.Length), y, destination, DualMath.Max, (a, b, r) => TensorPrimitives.Max<double>(a, b, r));

    public static void MaxMagnitude(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(x, y, destination, DualMath.MaxMagnitude, (a, b, r) => TensorPrimitives.MaxMagnitude<double>(a, b, r));

    public static void MaxMagnitude(ReadOnlySpan<Dual> x, Dual y, Span<Dual> destination) => Map(x, All(y, x.Length), destination, DualMath.MaxMagnitude, (a, b, r) => TensorPrimitives.MaxMagnitude<double>(a, b, r));

    public static void MaxMagnitude(Dual x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(All(x, y.Length), y, destination, DualMath.MaxMagnitude, (a, b, r) => TensorPrimitives.MaxMagnitude<double>(a, b, r));

    public static void MaxMagnitudeNumber(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(x, y, destination, DualMath.MaxMagnitudeNumber, (a, b, r) => TensorPrimitives.MaxMagnitudeNumber<double>(a, b, r));

    public static void MaxMagnitudeNumber(ReadOnlySpan<Dual> x, Dual y, Span<Dual> destination) => Map(x, All(y, x.Length), destination, DualMath.MaxMagnitudeNumber, (a, b, r) => TensorPrimitives.MaxMagnitudeNumber<double>(a, b, r));

    public static void MaxMagnitudeNumber(Dual x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(All(x, y.Length), y, destination, DualMath.MaxMagnitudeNumber, (a, b, r) => TensorPrimitives.MaxMagnitudeNumber<double>(a, b, r));

    public static void MaxNumber(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(x, y, destination, DualMath.MaxNumber, (a, b, r) => TensorPrimitives.MaxNumber<double>(a, b, r));

    public static void MaxNumber(ReadOnlySpan<Dual> x, Dual y, Span<Dual> destination) => Map(x, All(y, x.Length), destination, DualMath.MaxNumber, (a, b, r) => TensorPrimitives.MaxNumber<double>(a, b, r));

    public static void MaxNumber(Dual x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(All(x, y.Length), y, destination, DualMath.MaxNumber, (a, b, r) => TensorPrimitives.MaxNumber<double>(a, b, r));

    public static void Min(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(x, y, destination, DualMath.Min, (a, b, r) => TensorPrimitives.Min<double>(a, b, r));

    public static void Min(ReadOnlySpan<Dual> x, Dual y, Span<Dual> destination) => Map(x, All(y, x.Length), destination, DualMath.Min, (a, b, r) => TensorPrimitives.Min<double>(a, b, r));

    public static void Min(Dual x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(All(x, y.Length), y, destination, DualMath.Min, (a, b, r) => TensorPrimitives.Min<double>(a, b, r));

    public static void MinMagnitude(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(x, y, destination, DualMath.MinMagnitude, (a, b, r) => TensorPrimitives.MinMagnitude<double>(a, b, r));

    public static void MinMagnitude(ReadOnlySpan<Dual> x, Dual y, Span<Dual> destination) => Map(x, All(y, x.Length), destination, DualMath.MinMagnitude, (a, b, r) => TensorPrimitives.MinMagnitude<double>(a, b, r));

    public static void MinMagnitude(Dual x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(All(x, y.Length), y, destination, DualMath.MinMagnitude, (a, b, r) => TensorPrimitives.MinMagnitude<double>(a, b, r));

    public static void MinMagnitudeNumber(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(x, y, destination, DualMath.MinMagnitudeNumber, (a, b, r) => TensorPrimitives.MinMagnitudeNumber<double>(a, b, r));

    public static void MinMagnitudeNumber(ReadOnlySpan<Dual> x, Dual y, Span<Dual> destination) => Map(x, All(y, x.Length), destination, DualMath.MinMagnitudeNumber, (a, b, r) => TensorPrimitives.MinMagnitudeNumber<double>(a, b, r));

    public static void MinMagnitudeNumber(Dual x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(All(x, y.Length), y, destination, DualMath.MinMagnitudeNumber, (a, b, r) => TensorPrimitives.MinMagnitudeNumber<double>(a, b, r));

    public static void MinNumber(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(x, y, destination, DualMath.MinNumber, (a, b, r) => TensorPrimitives.MinNumber<double>(a, b, r));

    public static void MinNumber(ReadOnlySpan<Dual> x, Dual y, Span<Dual> destination) => Map(x, All(y, x.Length), destination, DualMath.MinNumber, (a, b, r) => TensorPrimitives.MinNumber<double>(a, b, r));

    public static void MinNumber(Dual x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(All(x, y.Length), y, destination, DualMath.MinNumber, (a, b, r) => TensorPrimitives.MinNumber<double>(a, b, r));

    public static void Pow(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(x, y, destination, DualMath.Pow, (a, b, r) => TensorPrimitives.Pow<double>(a, b, r));

    public static void Pow(ReadOnlySpan<Dual> x, Dual y, Span<Dual> destination) => Map(x, All(y, x.Length), destination, DualMath.Pow, (a, b, r) => TensorPrimitives.Pow<double>(a, b, r));

    public static void Pow(Dual x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(All(x, y.Length), y, destination, DualMath.Pow, (a, b, r) => TensorPrimitives.Pow<double>(a, b, r));

    public static void Add(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(x, y, destination, (a, b) => a + b, (a, b, r) => TensorPrimitives.Add<double>(a, b, r));

    public static void Add(ReadOnlySpan<Dual> x, Dual y, Span<Dual> destination) => Map(x, All(y, x.Length), destination, (a, b) => a + b, (a, b, r) => TensorPrimitives.Add<double>(a, b, r));

    public static void Add(Dual x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(All(x, y.Length), y, destination, (a, b) => a + b, (a, b, r) => TensorPrimitives.Add<double>(a, b, r));

    public static void Subtract(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(x, y, destination, (a, b) => a - b, (a, b, r) => TensorPrimitives.Subtract<double>(a, b, r));

    public static void Subtract(ReadOnlySpan<Dual> x, Dual y, Span<Dual> destination) => Map(x, All(y, x.Length), destination, (a, b) => a - b, (a, b, r) => TensorPrimitives.Subtract<double>(a, b, r));

    public static void Subtract(Dual x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(All(x, y.Length), y, destination, (a, b) => a - b, (a, b, r) => TensorPrimitives.Subtract<double>(a, b, r));

    public static void Multiply(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(x, y, destination, (a, b) => a * b, (a, b, r) => TensorPrimitives.Multiply<double>(a, b, r));

    public static void Multiply(ReadOnlySpan<Dual> x, Dual y, Span<Dual> destination) => Map(x, All(y, x.Length), destination, (a, b) => a * b, (a, b, r) => TensorPrimitives.Multiply<double>(a, b, r));

    public static void Multiply(Dual x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(All(x, y.Length), y, destination, (a, b) => a * b, (a, b, r) => TensorPrimitives.Multiply<double>(a, b, r));

    public static void Divide(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(x, y, destination, (a, b) => a / b, (a, b, r) => TensorPrimitives.Divide<double>(a, b, r));

    public static void Divide(ReadOnlySpan<Dual> x, Dual y, Span<Dual> destination) => Map(x, All(y, x.Length), destination, (a, b) => a / b, (a, b, r) => TensorPrimitives.Divide<double>(a, b, r));

    public static void Divide(Dual x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(All(x, y.Length), y, destination, (a, b) => a / b, (a, b, r) => TensorPrimitives.Divide<double>(a, b, r));

    public static void Remainder(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(x, y, destination, (a, b) => a % b, (a, b, r) => TensorPrimitives.Remainder<double>(a, b, r));

    public static void Remainder(ReadOnlySpan<Dual> x, Dual y, Span<Dual> destination) => Map(x, All(y, x.Length), destination, (a, b) => a % b, (a, b, r) => TensorPrimitives.Remainder<double>(a, b, r));

    public static void Remainder(Dual x, ReadOnlySpan<Dual> y, Span<Dual> destination) => Map(All(x, y.Length), y, destination, (a, b) => a % b, (a, b, r) => TensorPrimitives.Remainder<double>(a, b, r));

    public static void FusedMultiplyAdd(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, ReadOnlySpan<Dual> z, Span<Dual> destination) => Map(x, y, z, destination, DualMath.FusedMultiplyAdd, (a, b, c, r) => TensorPrimitives.FusedMultiplyAdd<double>(a, b, c, r));

    public static void FusedMultiplyAdd(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Dual z, Span<Dual> destination) => Map(x, y, All(z, x.Length), destination, DualMath.FusedMultiplyAdd, (a, b, c, r) => TensorPrimitives.FusedMultiplyAdd<double>(a, b, c, r));

    public static void FusedMultiplyAdd(ReadOnlySpan<Dual> x, Dual y, ReadOnlySpan<Dual> z, Span<Dual> destination) => Map(x, All(y, x.Length), z, destination, DualMath.FusedMultiplyAdd, (a, b, c, r) => TensorPrimitives.FusedMultiplyAdd<double>(a, b, c, r));

    public static void MultiplyAddEstimate(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, ReadOnlySpan<Dual> z, Span<Dual> destination) => Map(x, y, z, destination, DualMath.MultiplyAddEstimate, (a, b, c, r) => TensorPrimitives.MultiplyAddEstimate<double>(a, b, c, r));

    public static void MultiplyAddEstimate(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Dual z, Span<Dual> destination) => Map(x, y, All(z, x.Length), destination, DualMath.MultiplyAddEstimate, (a, b, c, r) => TensorPrimitives.MultiplyAddEstimate<double>(a, b, c, r));

    public static void MultiplyAddEstimate(ReadOnlySpan<Dual> x, Dual y, ReadOnlySpan<Dual> z, Span<Dual> destination) => Map(x, All(y, x.Length), z, destination, DualMath.MultiplyAddEstimate, (a, b, c, r) => TensorPrimitives.MultiplyAddEstimate<double>(a, b, c, r));

    public static void Lerp(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, ReadOnlySpan<Dual> z, Span<Dual> destination) => Map(x, y, z, destination, DualMath.Lerp, (a, b, c, r) => TensorPrimitives.Lerp<double>(a, b, c, r));

    public static void Lerp(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Dual z, Span<Dual> destination) => Map(x, y, All(z, x.Length), destination, DualMath.Lerp, (a, b, c, r) => TensorPrimitives.Lerp<double>(a, b, c, r));

    public static void Lerp(ReadOnlySpan<Dual> x, Dual y, ReadOnlySpan<Dual> z, Span<Dual> destination) => Map(x, All(y, x.Length), z, destination, DualMath.Lerp, (a, b, c, r) => TensorPrimitives.Lerp<double>(a, b, c, r));

    public static void Clamp(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, ReadOnlySpan<Dual> z, Span<Dual> destination) => Map(x, y, z, destination, DualMath.Clamp, (a, b, c, r) => TensorPrimitives.Clamp<double>(a, b, c, r));

    public static void Clamp(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Dual z, Span<Dual> destination) => Map(x, y, All(z, x.Length), destination, DualMath.Clamp, (a, b, c, r) => TensorPrimitives.Clamp<double>(a, b, c, r));

    public static void Clamp(ReadOnlySpan<Dual> x, Dual y, ReadOnlySpan<Dual> z, Span<Dual> destination) => Map(x, All(y, x.Length), z, destination, DualMath.Clamp, (a, b, c, r) => TensorPrimitives.Clamp<double>(a, b, c, r));

    public static void Clamp(ReadOnlySpan<Dual> x, Dual y, Dual z, Span<Dual> destination) => Map(x, All(y, x.Length), All(z, x.Length), destination, DualMath.Clamp, (a, b, c, r) => TensorPrimitives.Clamp<double>(a, b, c, r));

    public static void MultiplyAdd(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, ReadOnlySpan<Dual> z, Span<Dual> destination) => Map(x, y, z, destination, (a, b, c) => (a * b) + c, (a, b, c, r) => TensorPrimitives.MultiplyAdd<double>(a, b, c, r));

    public static void MultiplyAdd(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Dual z, Span<Dual> destination) => Map(x, y, All(z, x.Length), destination, (a, b, c) => (a * b) + c, (a, b, c, r) => TensorPrimitives.MultiplyAdd<double>(a, b, c, r));

    public static void MultiplyAdd(ReadOnlySpan<Dual> x, Dual y, ReadOnlySpan<Dual> z, Span<Dual> destination) => Map(x, All(y, x.Length), z, destination, (a, b, c) => (a * b) + c, (a, b, c, r) => TensorPrimitives.MultiplyAdd<double>(a, b, c, r));

    public static void AddMultiply(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, ReadOnlySpan<Dual> z, Span<Dual> destination) => Map(x, y, z, destination, (a, b, c) => (a + b) * c, (a, b, c, r) => TensorPrimitives.AddMultiply<double>(a, b, c, r));

    public static void AddMultiply(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Dual z, Span<Dual> destination) => Map(x, y, All(z, x.Length), destination, (a, b, c) => (a + b) * c, (a, b, c, r) => TensorPrimitives.AddMultiply<double>(a, b, c, r));

    public static void AddMultiply(ReadOnlySpan<Dual> x, Dual y, ReadOnlySpan<Dual> z, Span<Dual> destination) => Map(x, All(y, x.Length), z, destination, (a, b, c) => (a + b) * c, (a, b, c, r) => TensorPrimitives.AddMultiply<double>(a, b, c, r));

    public static void Negate(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, a => -a, (a, r) => TensorPrimitives.Negate<double>(a, r));

    public static void Increment(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, a => a + 1, (a, r) => TensorPrimitives.Increment<double>(a, r));

    public static void Decrement(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, a => a - 1, (a, r) => TensorPrimitives.Decrement<double>(a, r));

    public static void Reciprocal(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, a => 1 / a, (a, r) => TensorPrimitives.Reciprocal<double>(a, r));

    public static void ReciprocalSqrt(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, a => 1 / DualMath.Sqrt(a), (a, r) => TensorPrimitives.ReciprocalSqrt<double>(a, r));

    public static void Sigmoid(ReadOnlySpan<Dual> x, Span<Dual> destination) => Map(x, destination, a => 1 / (1 + DualMath.Exp(-a)), (a, r) => TensorPrimitives.Sigmoid<double>(a, r));

    public static void RootN(ReadOnlySpan<Dual> x, int n, Span<Dual> destination) => Map(x, destination, a => DualMath.RootN(a, n), (a, r) => TensorPrimitives.RootN<double>(a, n, r));

    public static void ScaleB(ReadOnlySpan<Dual> x, int n, Span<Dual> destination) => Map(x, destination, a => DualMath.ScaleB(a, n), (a, r) => TensorPrimitives.ScaleB<double>(a, n, r));

    public static void SoftMax(ReadOnlySpan<Dual> x, Span<Dual> destination)
    {
        Dual sum = Fold(x, a => a, (Dual)0, (s, a) => s + DualMath.Exp(a));
        Map(x, destination, a => DualMath.Exp(a) / sum, (a, r) => TensorPrimitives.SoftMax<double>(a, r));
    }

    public static Dual Sum(ReadOnlySpan<Dual> x) => new(TensorPrimitives.Sum<double>(Values(x)), (Fold(x, a => a, (Dual)0, (s, a) => s + a)).Tangents);

    public static Dual SumOfSquares(ReadOnlySpan<Dual> x) => new(TensorPrimitives.SumOfSquares<double>(Values(x)), (Fold(x, a => a * a, (Dual)0, (s, a) => s + a)).Tangents);

    public static Dual SumOfMagnitudes(ReadOnlySpan<Dual> x) => new(TensorPrimitives.SumOfMagnitudes<double>(Values(x)), (Fold(x, DualMath.Abs, (Dual)0, (s, a) => s + a)).Tangents);

    public static Dual Product(ReadOnlySpan<Dual> x) => new(TensorPrimitives.Product<double>(Values(x)), (Fold(x, a => a, (Dual)1, (s, a) => s * a)).Tangents);

    public static Dual Average(ReadOnlySpan<Dual> x) => new(TensorPrimitives.Average<double>(Values(x)), (Sum(x) / x.Length).Tangents);

    public static Dual Norm(ReadOnlySpan<Dual> x) => new(TensorPrimitives.Norm<double>(Values(x)), (Length(SumOfSquares(x))).Tangents);

    public static Dual StdDev(ReadOnlySpan<Dual> x) => new(TensorPrimitives.StdDev<double>(Values(x)), (StandardDeviation(x)).Tangents);

    public static Dual Dot(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y) => new(TensorPrimitives.Dot<double>(Values(x), Values(y)), (Pairs(x, y, (a, b) => a * b, (Dual)0, (s, a) => s + a)).Tangents);

    public static Dual Distance(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y) => new(TensorPrimitives.Distance<double>(Values(x), Values(y)), (Length(Pairs(x, y, (a, b) => (a - b) * (a - b), (Dual)0, (s, a) => s + a))).Tangents);

    public static Dual ProductOfSums(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y) => new(TensorPrimitives.ProductOfSums<double>(Values(x), Values(y)), (Pairs(x, y, (a, b) => a + b, (Dual)1, (s, a) => s * a)).Tangents);

    public static Dual ProductOfDifferences(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y) => new(TensorPrimitives.ProductOfDifferences<double>(Values(x), Values(y)), (Pairs(x, y, (a, b) => a - b, (Dual)1, (s, a) => s * a)).Tangents);

    public static Dual CosineSimilarity(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y) => new(TensorPrimitives.CosineSimilarity<double>(Values(x), Values(y)), (Dot(x, y) / (Norm(x) * Norm(y))).Tangents);

    public static Dual Max(ReadOnlySpan<Dual> x) => Extreme(x, TensorPrimitives.Max<double>(Values(x)));

    public static Dual Min(ReadOnlySpan<Dual> x) => Extreme(x, TensorPrimitives.Min<double>(Values(x)));

    public static Dual MaxNumber(ReadOnlySpan<Dual> x) => Extreme(x, TensorPrimitives.MaxNumber<double>(Values(x)));

    public static Dual MinNumber(ReadOnlySpan<Dual> x) => Extreme(x, TensorPrimitives.MinNumber<double>(Values(x)));

    public static Dual MaxMagnitude(ReadOnlySpan<Dual> x) => Extreme(x, TensorPrimitives.MaxMagnitude<double>(Values(x)));

    public static Dual MinMagnitude(ReadOnlySpan<Dual> x) => Extreme(x, TensorPrimitives.MinMagnitude<double>(Values(x)));

    public static Dual MaxMagnitudeNumber(ReadOnlySpan<Dual> x) => Extreme(x, TensorPrimitives.MaxMagnitudeNumber<double>(Values(x)));

    public static Dual MinMagnitudeNumber(ReadOnlySpan<Dual> x) => Extreme(x, TensorPrimitives.MinMagnitudeNumber<double>(Values(x)));

    public static int IndexOfMax(ReadOnlySpan<Dual> x) => TensorPrimitives.IndexOfMax<double>(Values(x));

    public static int IndexOfMin(ReadOnlySpan<Dual> x) => TensorPrimitives.IndexOfMin<double>(Values(x));

    public static int IndexOfMaxMagnitude(ReadOnlySpan<Dual> x) => TensorPrimitives.IndexOfMaxMagnitude<double>(Values(x));

    public static int IndexOfMinMagnitude(ReadOnlySpan<Dual> x) => TensorPrimitives.IndexOfMinMagnitude<double>(Values(x));

    private static void Map(ReadOnlySpan<Dual> x, Span<Dual> destination, Func<Dual, Dual> f, Action<double[], double[]> library)
    {
        double[] values = new double[x.Length];
        library(Values(x), values);
        for (int i = 0; i < x.Length; i++)
        {
            destination[i] = new(values[i], f(x[i]).Tangents);
        }
    }

    private static void Map(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, Span<Dual> destination, Func<Dual, Dual, Dual> f, Action<double[], double[], double[]> library)
    {
        double[] values = new double[x.Length];
        library(Values(x), Values(y), values);
        for (int i = 0; i < x.Length; i++)
        {
            destination[i] = new(values[i], f(x[i], y[i]).Tangents);
        }
    }

    private static void Map(ReadOnlySpan<Dual> x, ReadOnlySpan<Dual> y, ReadOnlySpan<Dual> z, Span<Dual> destination, Func<Dual, Dual, Dual, Dual> f, Action<double[], double[], double[], double[]> library)
    {
        double[] values = new double[x.Length];
        library(Values(x), Values(y), Values(z), values);
        for (int i = 0; i < x.Length; i++)
        {
            destination[i] = new(values[i], f(x[i], y[i], z[i]).Tangents);
        }
    }

    private static Dual StandardDeviation(ReadOnlySpan<Dual> x)
    {
        Dual mean = Average(x);
        Dual squares = Fold(x, a => (a - mean) * (a - mean), (Dual)0, (s, a) => s + a);
        return Length(squares / x.Length);
    }

    /// <summary>The root of a sum of squares; at the origin it has no direction.</summary>
    private static Dual Length(Dual squares) => squares.Value == 0 ? 0 : DualMath.Sqrt(squares);

    /// <summary>The mean of all elements that are the extreme one.</summary>
    private static Dual Extreme(ReadOnlySpan<Dual> x, double extreme)
    {
        Dual sum = 0;
        int ties = 0;
        foreach (Dual a in x)
        {
            sum += a.Value == extreme ? a : 0;
            ties += a.Value == extreme ? 1 : 0;
        }

        return new(extreme, (sum / ties).Tangents);
    }

    private static double[] Values(ReadOnlySpan<Dual> x) => Array.ConvertAll(x.ToArray(), a => a.Value);
}
