using System;
using System.Numerics;

namespace Backprop.Oracle;

/// <content>What goes component by component.</content>
public partial struct DualVector3
{
    public static DualVector3 Add(DualVector3 a, DualVector3 b) => Of(Vector3.Add(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, (x, y) => x + y));

    public static DualVector3 Subtract(DualVector3 a, DualVector3 b) => Of(Vector3.Subtract(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, (x, y) => x - y));

    public static DualVector3 Multiply(DualVector3 a, DualVector3 b) => Of(Vector3.Multiply(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, (x, y) => x * y));

    public static DualVector3 Divide(DualVector3 a, DualVector3 b) => Of(Vector3.Divide(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, (x, y) => x / y));

    public static DualVector3 Multiply(DualVector3 a, DualF f) => a * f;

    public static DualVector3 Multiply(DualF f, DualVector3 a) => f * a;

    public static DualVector3 Divide(DualVector3 a, DualF f) => Of(Vector3.Divide(a.Value, f.Value), (a / f).Parts);

    public static DualVector3 Negate(DualVector3 v) => Of(Vector3.Negate(v.Value), Textbook.Each(v.Parts, x => -x));

    public static DualVector3 Min(DualVector3 a, DualVector3 b) => Of(Vector3.Min(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.Min));

    public static DualVector3 Max(DualVector3 a, DualVector3 b) => Of(Vector3.Max(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.Max));

    public static DualVector3 Clamp(DualVector3 a, DualVector3 b, DualVector3 c) => Of(Vector3.Clamp(a.Value, b.Value, c.Value), Textbook.Each(a.Parts, b.Parts, c.Parts, Textbook.Clamp));

    public static DualVector3 MinNative(DualVector3 a, DualVector3 b) => Of(Vector3.MinNative(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.MinNative));

    public static DualVector3 MaxNative(DualVector3 a, DualVector3 b) => Of(Vector3.MaxNative(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.MaxNative));

    public static DualVector3 ClampNative(DualVector3 a, DualVector3 b, DualVector3 c) => Of(Vector3.ClampNative(a.Value, b.Value, c.Value), Textbook.Each(a.Parts, b.Parts, c.Parts, Textbook.Clamp));

    public static DualVector3 MinNumber(DualVector3 a, DualVector3 b) => Of(Vector3.MinNumber(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.MinNumber));

    public static DualVector3 MaxNumber(DualVector3 a, DualVector3 b) => Of(Vector3.MaxNumber(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.MaxNumber));

    public static DualVector3 MinMagnitude(DualVector3 a, DualVector3 b) => Of(Vector3.MinMagnitude(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.MinMagnitude));

    public static DualVector3 MaxMagnitude(DualVector3 a, DualVector3 b) => Of(Vector3.MaxMagnitude(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.MaxMagnitude));

    public static DualVector3 MinMagnitudeNumber(DualVector3 a, DualVector3 b) => Of(Vector3.MinMagnitudeNumber(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.MinMagnitudeNumber));

    public static DualVector3 MaxMagnitudeNumber(DualVector3 a, DualVector3 b) => Of(Vector3.MaxMagnitudeNumber(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.MaxMagnitudeNumber));

    public static DualVector3 CopySign(DualVector3 a, DualVector3 b) => Of(Vector3.CopySign(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.CopySign));

    public static DualVector3 Hypot(DualVector3 a, DualVector3 b) => Of(Vector3.Hypot(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.Hypot));

    public static DualVector3 Abs(DualVector3 v) => Of(Vector3.Abs(v.Value), Textbook.Each(v.Parts, DualMath.Abs));

    public static DualVector3 SquareRoot(DualVector3 v) => Of(Vector3.SquareRoot(v.Value), Textbook.Each(v.Parts, DualMath.Sqrt));

    public static DualVector3 Round(DualVector3 v) => Of(Vector3.Round(v.Value), Textbook.Each(v.Parts, DualMath.Round));

    public static DualVector3 Round(DualVector3 v, MidpointRounding mode) => Of(Vector3.Round(v.Value, mode));

    public static DualVector3 Truncate(DualVector3 v) => Of(Vector3.Truncate(v.Value), Textbook.Each(v.Parts, DualMath.Truncate));

    public static DualVector3 Sin(DualVector3 v) => Of(Vector3.Sin(v.Value), Textbook.Each(v.Parts, DualMath.Sin));

    public static DualVector3 Cos(DualVector3 v) => Of(Vector3.Cos(v.Value), Textbook.Each(v.Parts, DualMath.Cos));

    public static DualVector3 Exp(DualVector3 v) => Of(Vector3.Exp(v.Value), Textbook.Each(v.Parts, DualMath.Exp));

    public static DualVector3 Log(DualVector3 v) => Of(Vector3.Log(v.Value), Textbook.Each(v.Parts, DualMath.Log));

    public static DualVector3 Log2(DualVector3 v) => Of(Vector3.Log2(v.Value), Textbook.Each(v.Parts, DualMath.Log2));

    public static (DualVector3 Sin, DualVector3 Cos) SinCos(DualVector3 v) => (Of(Vector3.SinCos(v.Value).Sin, Sin(v).Parts), Of(Vector3.SinCos(v.Value).Cos, Cos(v).Parts));

    public static DualVector3 DegreesToRadians(DualVector3 v) => Of(Vector3.DegreesToRadians(v.Value), Textbook.Each(v.Parts, DualMath.DegreesToRadians));

    public static DualVector3 RadiansToDegrees(DualVector3 v) => Of(Vector3.RadiansToDegrees(v.Value), Textbook.Each(v.Parts, DualMath.RadiansToDegrees));

    public static DualVector3 FusedMultiplyAdd(DualVector3 a, DualVector3 b, DualVector3 c) => Of(Vector3.FusedMultiplyAdd(a.Value, b.Value, c.Value), Textbook.Each(a.Parts, b.Parts, c.Parts, (x, y, z) => x * y + z));

    public static DualVector3 MultiplyAddEstimate(DualVector3 a, DualVector3 b, DualVector3 c) => Of(Vector3.MultiplyAddEstimate(a.Value, b.Value, c.Value), Textbook.Each(a.Parts, b.Parts, c.Parts, (x, y, z) => x * y + z));

    public static DualVector3 Lerp(DualVector3 a, DualVector3 b, DualVector3 c) => Of(Vector3.Lerp(a.Value, b.Value, c.Value), Textbook.Each(a.Parts, b.Parts, c.Parts, (x, y, t) => x + (y - x) * t));

    public static DualVector3 Lerp(DualVector3 a, DualVector3 b, DualF amount) => Of(Vector3.Lerp(a.Value, b.Value, amount.Value), Textbook.Each(a.Parts, b.Parts, (x, y) => x + (y - x) * amount));
}
