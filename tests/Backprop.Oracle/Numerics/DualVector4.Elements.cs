using System;
using System.Numerics;

namespace Backprop.Oracle;

/// <content>What goes component by component.</content>
public partial struct DualVector4
{
    public static DualVector4 Add(DualVector4 a, DualVector4 b) => Of(Vector4.Add(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, (x, y) => x + y));

    public static DualVector4 Subtract(DualVector4 a, DualVector4 b) => Of(Vector4.Subtract(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, (x, y) => x - y));

    public static DualVector4 Multiply(DualVector4 a, DualVector4 b) => Of(Vector4.Multiply(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, (x, y) => x * y));

    public static DualVector4 Divide(DualVector4 a, DualVector4 b) => Of(Vector4.Divide(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, (x, y) => x / y));

    public static DualVector4 Multiply(DualVector4 a, DualF f) => a * f;

    public static DualVector4 Multiply(DualF f, DualVector4 a) => f * a;

    public static DualVector4 Divide(DualVector4 a, DualF f) => Of(Vector4.Divide(a.Value, f.Value), (a / f).Parts);

    public static DualVector4 Negate(DualVector4 v) => Of(Vector4.Negate(v.Value), Textbook.Each(v.Parts, x => -x));

    public static DualVector4 Min(DualVector4 a, DualVector4 b) => Of(Vector4.Min(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.Min));

    public static DualVector4 Max(DualVector4 a, DualVector4 b) => Of(Vector4.Max(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.Max));

    public static DualVector4 Clamp(DualVector4 a, DualVector4 b, DualVector4 c) => Of(Vector4.Clamp(a.Value, b.Value, c.Value), Textbook.Each(a.Parts, b.Parts, c.Parts, Textbook.Clamp));

    public static DualVector4 MinNative(DualVector4 a, DualVector4 b) => Of(Vector4.MinNative(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.MinNative));

    public static DualVector4 MaxNative(DualVector4 a, DualVector4 b) => Of(Vector4.MaxNative(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.MaxNative));

    public static DualVector4 ClampNative(DualVector4 a, DualVector4 b, DualVector4 c) => Of(Vector4.ClampNative(a.Value, b.Value, c.Value), Textbook.Each(a.Parts, b.Parts, c.Parts, Textbook.Clamp));

    public static DualVector4 MinNumber(DualVector4 a, DualVector4 b) => Of(Vector4.MinNumber(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.MinNumber));

    public static DualVector4 MaxNumber(DualVector4 a, DualVector4 b) => Of(Vector4.MaxNumber(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.MaxNumber));

    public static DualVector4 MinMagnitude(DualVector4 a, DualVector4 b) => Of(Vector4.MinMagnitude(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.MinMagnitude));

    public static DualVector4 MaxMagnitude(DualVector4 a, DualVector4 b) => Of(Vector4.MaxMagnitude(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.MaxMagnitude));

    public static DualVector4 MinMagnitudeNumber(DualVector4 a, DualVector4 b) => Of(Vector4.MinMagnitudeNumber(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.MinMagnitudeNumber));

    public static DualVector4 MaxMagnitudeNumber(DualVector4 a, DualVector4 b) => Of(Vector4.MaxMagnitudeNumber(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.MaxMagnitudeNumber));

    public static DualVector4 CopySign(DualVector4 a, DualVector4 b) => Of(Vector4.CopySign(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.CopySign));

    public static DualVector4 Hypot(DualVector4 a, DualVector4 b) => Of(Vector4.Hypot(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.Hypot));

    public static DualVector4 Abs(DualVector4 v) => Of(Vector4.Abs(v.Value), Textbook.Each(v.Parts, DualMath.Abs));

    public static DualVector4 SquareRoot(DualVector4 v) => Of(Vector4.SquareRoot(v.Value), Textbook.Each(v.Parts, DualMath.Sqrt));

    public static DualVector4 Round(DualVector4 v) => Of(Vector4.Round(v.Value), Textbook.Each(v.Parts, DualMath.Round));

    public static DualVector4 Round(DualVector4 v, MidpointRounding mode) => Of(Vector4.Round(v.Value, mode));

    public static DualVector4 Truncate(DualVector4 v) => Of(Vector4.Truncate(v.Value), Textbook.Each(v.Parts, DualMath.Truncate));

    public static DualVector4 Sin(DualVector4 v) => Of(Vector4.Sin(v.Value), Textbook.Each(v.Parts, DualMath.Sin));

    public static DualVector4 Cos(DualVector4 v) => Of(Vector4.Cos(v.Value), Textbook.Each(v.Parts, DualMath.Cos));

    public static DualVector4 Exp(DualVector4 v) => Of(Vector4.Exp(v.Value), Textbook.Each(v.Parts, DualMath.Exp));

    public static DualVector4 Log(DualVector4 v) => Of(Vector4.Log(v.Value), Textbook.Each(v.Parts, DualMath.Log));

    public static DualVector4 Log2(DualVector4 v) => Of(Vector4.Log2(v.Value), Textbook.Each(v.Parts, DualMath.Log2));

    public static (DualVector4 Sin, DualVector4 Cos) SinCos(DualVector4 v) => (Of(Vector4.SinCos(v.Value).Sin, Sin(v).Parts), Of(Vector4.SinCos(v.Value).Cos, Cos(v).Parts));

    public static DualVector4 DegreesToRadians(DualVector4 v) => Of(Vector4.DegreesToRadians(v.Value), Textbook.Each(v.Parts, DualMath.DegreesToRadians));

    public static DualVector4 RadiansToDegrees(DualVector4 v) => Of(Vector4.RadiansToDegrees(v.Value), Textbook.Each(v.Parts, DualMath.RadiansToDegrees));

    public static DualVector4 FusedMultiplyAdd(DualVector4 a, DualVector4 b, DualVector4 c) => Of(Vector4.FusedMultiplyAdd(a.Value, b.Value, c.Value), Textbook.Each(a.Parts, b.Parts, c.Parts, (x, y, z) => x * y + z));

    public static DualVector4 MultiplyAddEstimate(DualVector4 a, DualVector4 b, DualVector4 c) => Of(Vector4.MultiplyAddEstimate(a.Value, b.Value, c.Value), Textbook.Each(a.Parts, b.Parts, c.Parts, (x, y, z) => x * y + z));

    public static DualVector4 Lerp(DualVector4 a, DualVector4 b, DualVector4 c) => Of(Vector4.Lerp(a.Value, b.Value, c.Value), Textbook.Each(a.Parts, b.Parts, c.Parts, (x, y, t) => x + (y - x) * t));

    public static DualVector4 Lerp(DualVector4 a, DualVector4 b, DualF amount) => Of(Vector4.Lerp(a.Value, b.Value, amount.Value), Textbook.Each(a.Parts, b.Parts, (x, y) => x + (y - x) * amount));
}
