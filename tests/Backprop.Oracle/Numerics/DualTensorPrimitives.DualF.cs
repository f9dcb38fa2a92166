using System;
using System.Numerics.Tensors;

namespace Backprop.Oracle;

/// <content>Over <see cref="DualF"/>: the values are the library's, the derivatives the textbook's.</content>
public static partial class DualTensorPrimitives
{
    public static void SinCos(ReadOnlySpan<DualF> x, Span<DualF> sinDestination, Span<DualF> cosDestination) => Both(x, sinDestination, cosDestination, DualMathF.SinCos);

    public static void SinCosPi(ReadOnlySpan<DualF> x, Span<DualF> sinPiDestination, Span<DualF> cosPiDestination) => Both(x, sinPiDestination, cosPiDestination, DualMathF.SinCosPi);

    public static void Abs(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.Abs, (a, r) => TensorPrimitives.Abs<float>(a, r));

    public static void Acos(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.Acos, (a, r) => TensorPrimitives.Acos<float>(a, r));

    public static void Acosh(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.Acosh, (a, r) => TensorPrimitives.Acosh<float>(a, r));

    public static void AcosPi(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.AcosPi, (a, r) => TensorPrimitives.AcosPi<float>(a, r));

    public static void Asin(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.Asin, (a, r) => TensorPrimitives.Asin<float>(a, r));

    public static void Asinh(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.Asinh, (a, r) => TensorPrimitives.Asinh<float>(a, r));

    public static void AsinPi(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.AsinPi, (a, r) => TensorPrimitives.AsinPi<float>(a, r));

    public static void Atan(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.Atan, (a, r) => TensorPrimitives.Atan<float>(a, r));

    public static void Atanh(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.Atanh, (a, r) => TensorPrimitives.Atanh<float>(a, r));

    public static void AtanPi(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.AtanPi, (a, r) => TensorPrimitives.AtanPi<float>(a, r));

    public static void BitDecrement(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.BitDecrement, (a, r) => TensorPrimitives.BitDecrement<float>(a, r));

    public static void BitIncrement(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.BitIncrement, (a, r) => TensorPrimitives.BitIncrement<float>(a, r));

    public static void Cbrt(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.Cbrt, (a, r) => TensorPrimitives.Cbrt<float>(a, r));

    public static void Ceiling(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.Ceiling, (a, r) => TensorPrimitives.Ceiling<float>(a, r));

    public static void Cos(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.Cos, (a, r) => TensorPrimitives.Cos<float>(a, r));

    public static void Cosh(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.Cosh, (a, r) => TensorPrimitives.Cosh<float>(a, r));

    public static void CosPi(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.CosPi, (a, r) => TensorPrimitives.CosPi<float>(a, r));

    public static void DegreesToRadians(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.DegreesToRadians, (a, r) => TensorPrimitives.DegreesToRadians<float>(a, r));

    public static void Exp(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.Exp, (a, r) => TensorPrimitives.Exp<float>(a, r));

    public static void Exp10(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.Exp10, (a, r) => TensorPrimitives.Exp10<float>(a, r));

    public static void Exp10M1(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.Exp10M1, (a, r) => TensorPrimitives.Exp10M1<float>(a, r));

    public static void Exp2(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.Exp2, (a, r) => TensorPrimitives.Exp2<float>(a, r));

    public static void Exp2M1(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.Exp2M1, (a, r) => TensorPrimitives.Exp2M1<float>(a, r));

    public static void ExpM1(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.ExpM1, (a, r) => TensorPrimitives.ExpM1<float>(a, r));

    public static void Floor(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.Floor, (a, r) => TensorPrimitives.Floor<float>(a, r));

    public static void Log(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.Log, (a, r) => TensorPrimitives.Log<float>(a, r));

    public static void Log10(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.Log10, (a, r) => TensorPrimitives.Log10<float>(a, r));

    public static void Log10P1(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.Log10P1, (a, r) => TensorPrimitives.Log10P1<float>(a, r));

    public static void Log2(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.Log2, (a, r) => TensorPrimitives.Log2<float>(a, r));

    public static void Log2P1(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.Log2P1, (a, r) => TensorPrimitives.Log2P1<float>(a, r));

    public static void LogP1(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.LogP1, (a, r) => TensorPrimitives.LogP1<float>(a, r));

    public static void RadiansToDegrees(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.RadiansToDegrees, (a, r) => TensorPrimitives.RadiansToDegrees<float>(a, r));

    public static void ReciprocalEstimate(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.ReciprocalEstimate, (a, r) => TensorPrimitives.ReciprocalEstimate<float>(a, r));

    public static void ReciprocalSqrtEstimate(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.ReciprocalSqrtEstimate, (a, r) => TensorPrimitives.ReciprocalSqrtEstimate<float>(a, r));

    public static void Round(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.Round, (a, r) => TensorPrimitives.Round<float>(a, r));

    public static void Sin(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.Sin, (a, r) => TensorPrimitives.Sin<float>(a, r));

    public static void Sinh(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.Sinh, (a, r) => TensorPrimitives.Sinh<float>(a, r));

    public static void SinPi(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.SinPi, (a, r) => TensorPrimitives.SinPi<float>(a, r));

    public static void Sqrt(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.Sqrt, (a, r) => TensorPrimitives.Sqrt<float>(a, r));

    public static void Tan(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.Tan, (a, r) => TensorPrimitives.Tan<float>(a, r));

    public static void Tanh(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.Tanh, (a, r) => TensorPrimitives.Tanh<float>(a, r));

    public static void TanPi(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.TanPi, (a, r) => TensorPrimitives.TanPi<float>(a, r));

    public static void Truncate(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, DualMathF.Truncate, (a, r) => TensorPrimitives.Truncate<float>(a, r));

    public static void Atan2(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(x, y, destination, DualMathF.Atan2, (a, b, r) => TensorPrimitives.Atan2<float>(a, b, r));

    public static void Atan2(ReadOnlySpan<DualF> x, DualF y, Span<DualF> destination) => Map(x, All(y, x.Length), destination, DualMathF.Atan2, (a, b, r) => TensorPrimitives.Atan2<float>(a, b, r));

    public static void Atan2(DualF x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(All(x, y.Length), y, destination, DualMathF.Atan2, (a, b, r) => TensorPrimitives.Atan2<float>(a, b, r));

    public static void Atan2Pi(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(x, y, destination, DualMathF.Atan2Pi, (a, b, r) => TensorPrimitives.Atan2Pi<float>(a, b, r));

    public static void Atan2Pi(ReadOnlySpan<DualF> x, DualF y, Span<DualF> destination) => Map(x, All(y, x.Length), destination, DualMathF.Atan2Pi, (a, b, r) => TensorPrimitives.Atan2Pi<float>(a, b, r));

    public static void Atan2Pi(DualF x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(All(x, y.Length), y, destination, DualMathF.Atan2Pi, (a, b, r) => TensorPrimitives.Atan2Pi<float>(a, b, r));

    public static void CopySign(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(x, y, destination, DualMathF.CopySign, (a, b, r) => TensorPrimitives.CopySign<float>(a, b, r));

    public static void CopySign(ReadOnlySpan<DualF> x, DualF y, Span<DualF> destination) => Map(x, All(y, x.Length), destination, DualMathF.CopySign, (a, b, r) => TensorPrimitives.CopySign<float>(a, b, r));

    public static void CopySign(DualF x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(All(x, y.Length), y, destination, DualMathF.CopySign, (a, b, r) => TensorPrimitives.CopySign<float>(a, b, r));

    public static void Hypot(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(x, y, destination, DualMathF.Hypot, (a, b, r) => TensorPrimitives.Hypot<float>(a, b, r));

    public static void Ieee754Remainder(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(x, y, destination, DualMathF.Ieee754Remainder, (a, b, r) => TensorPrimitives.Ieee754Remainder<float>(a, b, r));

    public static void Ieee754Remainder(ReadOnlySpan<DualF> x, DualF y, Span<DualF> destination) => Map(x, All(y, x.Length), destination, DualMathF.Ieee754Remainder, (a, b, r) => TensorPrimitives.Ieee754Remainder<float>(a, b, r));

    public static void Ieee754Remainder(DualF x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(All(x, y.Length), y, destination, DualMathF.Ieee754Remainder, (a, b, r) => TensorPrimitives.Ieee754Remainder<float>(a, b, r));

    public static void Log(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(x, y, destination, DualMathF.Log, (a, b, r) => TensorPrimitives.Log<float>(a, b, r));

    public static void Log(ReadOnlySpan<DualF> x, DualF y, Span<DualF> destination) => Map(x, All(y, x.Length), destination, DualMathF.Log, (a, b, r) => TensorPrimitives.Log<float>(a, b, r));

    public static void Log(DualF x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(All(x, y.Length), y, destination, DualMathF.Log, (a, b, r) => TensorPrimitives.Log<float>(a, b, r));

    public static void Max(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(x, y, destination, DualMathF.Max, (a, b, r) => TensorPrimitives.Max<float>(a, b, r));

    public static void Max(ReadOnlySpan<DualF> x, DualF y, Span<DualF> destination) => Map(x, All(y, x.Length), destination, DualMathF.Max, (a, b, r) => TensorPrimitives.Max<float>(a, b, r));

    public static void Max(DualF x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(All(x, y.Length), y, destination, DualMathF.Max, (a, b, r) => TensorPrimitives.Max<float>(a, b, r));

    public static void MaxMagnitude(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(x, y, destination, DualMathF.MaxMagnitude, (a, b, r) => TensorPrimitives.MaxMagnitude<float>(a, b, r));

    public static void MaxMagnitude(ReadOnlySpan<DualF> x, DualF y, Span<DualF> destination) => Map(x, All(y, x.Length), destination, DualMathF.MaxMagnitude, (a, b, r) => TensorPrimitives.MaxMagnitude<float>(a, b, r));

    public static void MaxMagnitude(DualF x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(All(x, y.Length), y, destination, DualMathF.MaxMagnitude, (a, b, r) => TensorPrimitives.MaxMagnitude<float>(a, b, r));

    public static void MaxMagnitudeNumber(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(x, y, destination, DualMathF.MaxMagnitudeNumber, (a, b, r) => TensorPrimitives.MaxMagnitudeNumber<float>(a, b, r));

    public static void MaxMagnitudeNumber(ReadOnlySpan<DualF> x, DualF y, Span<DualF> destination) => Map(x, All(y, x.Length), destination, DualMathF.MaxMagnitudeNumber, (a, b, r) => TensorPrimitives.MaxMagnitudeNumber<float>(a, b, r));

    public static void MaxMagnitudeNumber(DualF x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(All(x, y.Length), y, destination, DualMathF.MaxMagnitudeNumber, (a, b, r) => TensorPrimitives.MaxMagnitudeNumber<float>(a, b, r));

    public static void MaxNumber(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(x, y, destination, DualMathF.MaxNumber, (a, b, r) => TensorPrimitives.MaxNumber<float>(a, b, r));

    public static void MaxNumber(ReadOnlySpan<DualF> x, DualF y, Span<DualF> destination) => Map(x, All(y, x.Length), destination, DualMathF.MaxNumber, (a, b, r) => TensorPrimitives.MaxNumber<float>(a, b, r));

    public static void MaxNumber(DualF x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(All(x, y.Length), y, destination, DualMathF.MaxNumber, (a, b, r) => TensorPrimitives.MaxNumber<float>(a, b, r));

    public static void Min(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(x, y, destination, DualMathF.Min, (a, b, r) => TensorPrimitives.Min<float>(a, b, r));

    public static void Min(ReadOnlySpan<DualF> x, DualF y, Span<DualF> destination) => Map(x, All(y, x.Length), destination, DualMathF.Min, (a, b, r) => TensorPrimitives.Min<float>(a, b, r));

    public static void Min(DualF x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(All(x, y.Length), y, destination, DualMathF.Min, (a, b, r) => TensorPrimitives.Min<float>(a, b, r));

    public static void MinMagnitude(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(x, y, destination, DualMathF.MinMagnitude, (a, b, r) => TensorPrimitives.MinMagnitude<float>(a, b, r));

    public static void MinMagnitude(ReadOnlySpan<DualF> x, DualF y, Span<DualF> destination) => Map(x, All(y, x.Length), destination, DualMathF.MinMagnitude, (a, b, r) => TensorPrimitives.MinMagnitude<float>(a, b, r));

    public static void MinMagnitude(DualF x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(All(x, y.Length), y, destination, DualMathF.MinMagnitude, (a, b, r) => TensorPrimitives.MinMagnitude<float>(a, b, r));

    public static void MinMagnitudeNumber(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(x, y, destination, DualMathF.MinMagnitudeNumber, (a, b, r) => TensorPrimitives.MinMagnitudeNumber<float>(a, b, r));

    public static void MinMagnitudeNumber(ReadOnlySpan<DualF> x, DualF y, Span<DualF> destination) => Map(x, All(y, x.Length), destination, DualMathF.MinMagnitudeNumber, (a, b, r) => TensorPrimitives.MinMagnitudeNumber<float>(a, b, r));

    public static void MinMagnitudeNumber(DualF x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(All(x, y.Length), y, destination, DualMathF.MinMagnitudeNumber, (a, b, r) => TensorPrimitives.MinMagnitudeNumber<float>(a, b, r));

    public static void MinNumber(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(x, y, destination, DualMathF.MinNumber, (a, b, r) => TensorPrimitives.MinNumber<float>(a, b, r));

    public static void MinNumber(ReadOnlySpan<DualF> x, DualF y, Span<DualF> destination) => Map(x, All(y, x.Length), destination, DualMathF.MinNumber, (a, b, r) => TensorPrimitives.MinNumber<float>(a, b, r));

    public static void MinNumber(DualF x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(All(x, y.Length), y, destination, DualMathF.MinNumber, (a, b, r) => TensorPrimitives.MinNumber<float>(a, b, r));

    public static void Pow(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(x, y, destination, DualMathF.Pow, (a, b, r) => TensorPrimitives.Pow<float>(a, b, r));

    public static void Pow(ReadOnlySpan<DualF> x, DualF y, Span<DualF> destination) => Map(x, All(y, x.Length), destination, DualMathF.Pow, (a, b, r) => TensorPrimitives.Pow<float>(a, b, r));

    public static void Pow(DualF x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(All(x, y.Length), y, destination, DualMathF.Pow, (a, b, r) => TensorPrimitives.Pow<float>(a, b, r));

    public static void Add(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(x, y, destination, (a, b) => a + b, (a, b, r) => TensorPrimitives.Add<float>(a, b, r));

    public static void Add(ReadOnlySpan<DualF> x, DualF y, Span<DualF> destination) => Map(x, All(y, x.Length), destination, (a, b) => a + b, (a, b, r) => TensorPrimitives.Add<float>(a, b, r));

    public static void Add(DualF x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(All(x, y.Length), y, destination, (a, b) => a + b, (a, b, r) => TensorPrimitives.Add<float>(a, b, r));

    public static void Subtract(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(x, y, destination, (a, b) => a - b, (a, b, r) => TensorPrimitives.Subtract<float>(a, b, r));

    public static void Subtract(ReadOnlySpan<DualF> x, DualF y, Span<DualF> destination) => Map(x, All(y, x.Length), destination, (a, b) => a - b, (a, b, r) => TensorPrimitives.Subtract<float>(a, b, r));

    public static void Subtract(DualF x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(All(x, y.Length), y, destination, (a, b) => a - b, (a, b, r) => TensorPrimitives.Subtract<float>(a, b, r));

    public static void Multiply(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(x, y, destination, (a, b) => a * b, (a, b, r) => TensorPrimitives.Multiply<float>(a, b, r));

    public static void Multiply(ReadOnlySpan<DualF> x, DualF y, Span<DualF> destination) => Map(x, All(y, x.Length), destination, (a, b) => a * b, (a, b, r) => TensorPrimitives.Multiply<float>(a, b, r));

    public static void Multiply(DualF x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(All(x, y.Length), y, destination, (a, b) => a * b, (a, b, r) => TensorPrimitives.Multiply<float>(a, b, r));

    public static void Divide(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(x, y, destination, (a, b) => a / b, (a, b, r) => TensorPrimitives.Divide<float>(a, b, r));

    public static void Divide(ReadOnlySpan<DualF> x, DualF y, Span<DualF> destination) => Map(x, All(y, x.Length), destination, (a, b) => a / b, (a, b, r) => TensorPrimitives.Divide<float>(a, b, r));

    public static void Divide(DualF x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(All(x, y.Length), y, destination, (a, b) => a / b, (a, b, r) => TensorPrimitives.Divide<float>(a, b, r));

    public static void Remainder(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(x, y, destination, (a, b) => a % b, (a, b, r) => TensorPrimitives.Remainder<float>(a, b, r));

    public static void Remainder(ReadOnlySpan<DualF> x, DualF y, Span<DualF> destination) => Map(x, All(y, x.Length), destination, (a, b) => a % b, (a, b, r) => TensorPrimitives.Remainder<float>(a, b, r));

    public static void Remainder(DualF x, ReadOnlySpan<DualF> y, Span<DualF> destination) => Map(All(x, y.Length), y, destination, (a, b) => a % b, (a, b, r) => TensorPrimitives.Remainder<float>(a, b, r));

    public static void FusedMultiplyAdd(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y, ReadOnlySpan<DualF> z, Span<DualF> destination) => Map(x, y, z, destination, DualMathF.FusedMultiplyAdd, (a, b, c, r) => TensorPrimitives.FusedMultiplyAdd<float>(a, b, c, r));

    public static void FusedMultiplyAdd(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y, DualF z, Span<DualF> destination) => Map(x, y, All(z, x.Length), destination, DualMathF.FusedMultiplyAdd, (a, b, c, r) => TensorPrimitives.FusedMultiplyAdd<float>(a, b, c, r));

    public static void FusedMultiplyAdd(ReadOnlySpan<DualF> x, DualF y, ReadOnlySpan<DualF> z, Span<DualF> destination) => Map(x, All(y, x.Length), z, destination, DualMathF.FusedMultiplyAdd, (a, b, c, r) => TensorPrimitives.FusedMultiplyAdd<float>(a, b, c, r));

    public static void MultiplyAddEstimate(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y, ReadOnlySpan<DualF> z, Span<DualF> destination) => Map(x, y, z, destination, DualMathF.MultiplyAddEstimate, (a, b, c, r) => TensorPrimitives.MultiplyAddEstimate<float>(a, b, c, r));

    public static void MultiplyAddEstimate(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y, DualF z, Span<DualF> destination) => Map(x, y, All(z, x.Length), destination, DualMathF.MultiplyAddEstimate, (a, b, c, r) => TensorPrimitives.MultiplyAddEstimate<float>(a, b, c, r));

    public static void MultiplyAddEstimate(ReadOnlySpan<DualF> x, DualF y, ReadOnlySpan<DualF> z, Span<DualF> destination) => Map(x, All(y, x.Length), z, destination, DualMathF.MultiplyAddEstimate, (a, b, c, r) => TensorPrimitives.MultiplyAddEstimate<float>(a, b, c, r));

    public static void Lerp(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y, ReadOnlySpan<DualF> z, Span<DualF> destination) => Map(x, y, z, destination, DualMathF.Lerp, (a, b, c, r) => TensorPrimitives.Lerp<float>(a, b, c, r));

    public static void Lerp(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y, DualF z, Span<DualF> destination) => Map(x, y, All(z, x.Length), destination, DualMathF.Lerp, (a, b, c, r) => TensorPrimitives.Lerp<float>(a, b, c, r));

    public static void Lerp(ReadOnlySpan<DualF> x, DualF y, ReadOnlySpan<DualF> z, Span<DualF> destination) => Map(x, All(y, x.Length), z, destination, DualMathF.Lerp, (a, b, c, r) => TensorPrimitives.Lerp<float>(a, b, c, r));

    public static void Clamp(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y, ReadOnlySpan<DualF> z, Span<DualF> destination) => Map(x, y, z, destination, DualMathF.Clamp, (a, b, c, r) => TensorPrimitives.Clamp<float>(a, b, c, r));

    public static void Clamp(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y, DualF z, Span<DualF> destination) => Map(x, y, All(z, x.Length), destination, DualMathF.Clamp, (a, b, c, r) => TensorPrimitives.Clamp<float>(a, b, c, r));

    public static void Clamp(ReadOnlySpan<DualF> x, DualF y, ReadOnlySpan<DualF> z, Span<DualF> destination) => Map(x, All(y, x.Length), z, destination, DualMathF.Clamp, (a, b, c, r) => TensorPrimitives.Clamp<float>(a, b, c, r));

    public static void Clamp(ReadOnlySpan<DualF> x, DualF y, DualF z, Span<DualF> destination) => Map(x, All(y, x.Length), All(z, x.Length), destination, DualMathF.Clamp, (a, b, c, r) => TensorPrimitives.Clamp<float>(a, b, c, r));

    public static void MultiplyAdd(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y, ReadOnlySpan<DualF> z, Span<DualF> destination) => Map(x, y, z, destination, (a, b, c) => (a * b) + c, (a, b, c, r) => TensorPrimitives.MultiplyAdd<float>(a, b, c, r));

    public static void MultiplyAdd(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y, DualF z, Span<DualF> destination) => Map(x, y, All(z, x.Length), destination, (a, b, c) => (a * b) + c, (a, b, c, r) => TensorPrimitives.MultiplyAdd<float>(a, b, c, r));

    public static void MultiplyAdd(ReadOnlySpan<DualF> x, DualF y, ReadOnlySpan<DualF> z, Span<DualF> destination) => Map(x, All(y, x.Length), z, destination, (a, b, c) => (a * b) + c, (a, b, c, r) => TensorPrimitives.MultiplyAdd<float>(a, b, c, r));

    public static void AddMultiply(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y, ReadOnlySpan<DualF> z, Span<DualF> destination) => Map(x, y, z, destination, (a, b, c) => (a + b) * c, (a, b, c, r) => TensorPrimitives.AddMultiply<float>(a, b, c, r));

    public static void AddMultiply(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y, DualF z, Span<DualF> destination) => Map(x, y, All(z, x.Length), destination, (a, b, c) => (a + b) * c, (a, b, c, r) => TensorPrimitives.AddMultiply<float>(a, b, c, r));

    public static void AddMultiply(ReadOnlySpan<DualF> x, DualF y, ReadOnlySpan<DualF> z, Span<DualF> destination) => Map(x, All(y, x.Length), z, destination, (a, b, c) => (a + b) * c, (a, b, c, r) => TensorPrimitives.AddMultiply<float>(a, b, c, r));

    public static void Negate(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, a => -a, (a, r) => TensorPrimitives.Negate<float>(a, r));

    public static void Increment(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, a => a + 1, (a, r) => TensorPrimitives.Increment<float>(a, r));

    public static void Decrement(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, a => a - 1, (a, r) => TensorPrimitives.Decrement<float>(a, r));

    public static void Reciprocal(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, a => 1 / a, (a, r) => TensorPrimitives.Reciprocal<float>(a, r));

    public static void ReciprocalSqrt(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, a => 1 / DualMathF.Sqrt(a), (a, r) => TensorPrimitives.ReciprocalSqrt<float>(a, r));

    public static void Sigmoid(ReadOnlySpan<DualF> x, Span<DualF> destination) => Map(x, destination, a => 1 / (1 + DualMathF.Exp(-a)), (a, r) => TensorPrimitives.Sigmoid<float>(a, r));

    public static void RootN(ReadOnlySpan<DualF> x, int n, Span<DualF> destination) => Map(x, destination, a => DualMathF.RootN(a, n), (a, r) => TensorPrimitives.RootN<float>(a, n, r));

    public static void ScaleB(ReadOnlySpan<DualF> x, int n, Span<DualF> destination) => Map(x, destination, a => DualMathF.ScaleB(a, n), (a, r) => TensorPrimitives.ScaleB<float>(a, n, r));

    public static void SoftMax(ReadOnlySpan<DualF> x, Span<DualF> destination)
    {
        DualF sum = Fold(x, a => a, (DualF)0, (s, a) => s + DualMathF.Exp(a));
        Map(x, destination, a => DualMathF.Exp(a) / sum, (a, r) => TensorPrimitives.SoftMax<float>(a, r));
    }

    public static DualF Sum(ReadOnlySpan<DualF> x) => new(TensorPrimitives.Sum<float>(Values(x)), (Fold(x, a => a, (DualF)0, (s, a) => s + a)).Tangents);

    public static DualF SumOfSquares(ReadOnlySpan<DualF> x) => new(TensorPrimitives.SumOfSquares<float>(Values(x)), (Fold(x, a => a * a, (DualF)0, (s, a) => s + a)).Tangents);

    public static DualF SumOfMagnitudes(ReadOnlySpan<DualF> x) => new(TensorPrimitives.SumOfMagnitudes<float>(Values(x)), (Fold(x, DualMathF.Abs, (DualF)0, (s, a) => s + a)).Tangents);

    public static DualF Product(ReadOnlySpan<DualF> x) => new(TensorPrimitives.Product<float>(Values(x)), (Fold(x, a => a, (DualF)1, (s, a) => s * a)).Tangents);

    public static DualF Average(ReadOnlySpan<DualF> x) => new(TensorPrimitives.Average<float>(Values(x)), (Sum(x) / x.Length).Tangents);

    public static DualF Norm(ReadOnlySpan<DualF> x) => new(TensorPrimitives.Norm<float>(Values(x)), (Length(SumOfSquares(x))).Tangents);

    public static DualF StdDev(ReadOnlySpan<DualF> x) => new(TensorPrimitives.StdDev<float>(Values(x)), (StandardDeviation(x)).Tangents);

    public static DualF Dot(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y) => new(TensorPrimitives.Dot<float>(Values(x), Values(y)), (Pairs(x, y, (a, b) => a * b, (DualF)0, (s, a) => s + a)).Tangents);

    public static DualF Distance(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y) => new(TensorPrimitives.Distance<float>(Values(x), Values(y)), (Length(Pairs(x, y, (a, b) => (a - b) * (a - b), (DualF)0, (s, a) => s + a))).Tangents);

    public static DualF ProductOfSums(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y) => new(TensorPrimitives.ProductOfSums<float>(Values(x), Values(y)), (Pairs(x, y, (a, b) => a + b, (DualF)1, (s, a) => s * a)).Tangents);

    public static DualF ProductOfDifferences(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y) => new(TensorPrimitives.ProductOfDifferences<float>(Values(x), Values(y)), (Pairs(x, y, (a, b) => a - b, (DualF)1, (s, a) => s * a)).Tangents);

    public static DualF CosineSimilarity(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y) => new(TensorPrimitives.CosineSimilarity<float>(Values(x), Values(y)), (Dot(x, y) / (Norm(x) * Norm(y))).Tangents);

    public static DualF Max(ReadOnlySpan<DualF> x) => Extreme(x, TensorPrimitives.Max<float>(Values(x)));

    public static DualF Min(ReadOnlySpan<DualF> x) => Extreme(x, TensorPrimitives.Min<float>(Values(x)));

    public static DualF MaxNumber(ReadOnlySpan<DualF> x) => Extreme(x, TensorPrimitives.MaxNumber<float>(Values(x)));

    public static DualF MinNumber(ReadOnlySpan<DualF> x) => Extreme(x, TensorPrimitives.MinNumber<float>(Values(x)));

    public static DualF MaxMagnitude(ReadOnlySpan<DualF> x) => Extreme(x, TensorPrimitives.MaxMagnitude<float>(Values(x)));

    public static DualF MinMagnitude(ReadOnlySpan<DualF> x) => Extreme(x, TensorPrimitives.MinMagnitude<float>(Values(x)));

    public static DualF MaxMagnitudeNumber(ReadOnlySpan<DualF> x) => Extreme(x, TensorPrimitives.MaxMagnitudeNumber<float>(Values(x)));

    public static DualF MinMagnitudeNumber(ReadOnlySpan<DualF> x) => Extreme(x, TensorPrimitives.MinMagnitudeNumber<float>(Values(x)));

    public static int IndexOfMax(ReadOnlySpan<DualF> x) => TensorPrimitives.IndexOfMax<float>(Values(x));

    public static int IndexOfMin(ReadOnlySpan<DualF> x) => TensorPrimitives.IndexOfMin<float>(Values(x));

    public static int IndexOfMaxMagnitude(ReadOnlySpan<DualF> x) => TensorPrimitives.IndexOfMaxMagnitude<float>(Values(x));

    public static int IndexOfMinMagnitude(ReadOnlySpan<DualF> x) => TensorPrimitives.IndexOfMinMagnitude<float>(Values(x));

    private static void Map(ReadOnlySpan<DualF> x, Span<DualF> destination, Func<DualF, DualF> f, Action<float[], float[]> library)
    {
        float[] values = new float[x.Length];
        library(Values(x), values);
        for (int i = 0; i < x.Length; i++)
        {
            destination[i] = new(values[i], f(x[i]).Tangents);
        }
    }

    private static void Map(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y, Span<DualF> destination, Func<DualF, DualF, DualF> f, Action<float[], float[], float[]> library)
    {
        float[] values = new float[x.Length];
        library(Values(x), Values(y), values);
        for (int i = 0; i < x.Length; i++)
        {
            destination[i] = new(values[i], f(x[i], y[i]).Tangents);
        }
    }

    private static void Map(ReadOnlySpan<DualF> x, ReadOnlySpan<DualF> y, ReadOnlySpan<DualF> z, Span<DualF> destination, Func<DualF, DualF, DualF, DualF> f, Action<float[], float[], float[], float[]> library)
    {
        float[] values = new float[x.Length];
        library(Values(x), Values(y), Values(z), values);
        for (int i = 0; i < x.Length; i++)
        {
            destination[i] = new(values[i], f(x[i], y[i], z[i]).Tangents);
        }
    }

    private static DualF StandardDeviation(ReadOnlySpan<DualF> x)
    {
        DualF mean = Average(x);
        DualF squares = Fold(x, a => (a - mean) * (a - mean), (DualF)0, (s, a) => s + a);
        return Length(squares / x.Length);
    }

    /// <summary>The root of a sum of squares; at the origin it has no direction.</summary>
    private static DualF Length(DualF squares) => squares.Value == 0 ? 0 : DualMathF.Sqrt(squares);

    /// <summary>The mean of all elements that are the extreme one.</summary>
    private static DualF Extreme(ReadOnlySpan<DualF> x, float extreme)
    {
        DualF sum = 0;
        int ties = 0;
        foreach (DualF a in x)
        {
            sum += a.Value == extreme ? a : 0;
            ties += a.Value == extreme ? 1 : 0;
        }

        return new(extreme, (sum / ties).Tangents);
    }

    private static float[] Values(ReadOnlySpan<DualF> x) => Array.ConvertAll(x.ToArray(), a => a.Value);
}
