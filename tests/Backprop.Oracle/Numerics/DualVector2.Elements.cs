using System;
using System.Numerics;

namespace Backprop.Oracle;

/// <content>What goes component by component.</content>
public partial struct DualVector2
{
    public static DualVector2 Add(DualVector2 a, DualVector2 b) => Of(Vector2.Add(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, (x, y) => x + y));

    public static DualVector2 Subtract(DualVector2 a, DualVector2 b) => Of(Vector2.Subtract(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, (x, y) => x - y));

    public static DualVector2 Multiply(DualVector2 a, DualVector2 b) => Of(Vector2.Multiply(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, (x, y) => x * y));

    public static DualVector2 Divide(DualVector2 a, DualVector2 b) => Of(Vector2.Divide(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, (x, y) => x / y));

    public static DualVector2 Multiply(DualVector2 a, DualF f) => a * f;

    public static DualVector2 Multiply(DualF f, DualVector2 a) => f * a;

    public static DualVector2 Divide(DualVector2 a, DualF f) => Of(Vector2.Divide(a.Value, f.Value), (a / f).Parts);

    public static DualVector2 Negate(DualVector2 v) => Of(Vector2.Negate(v.Value), Textbook.Each(v.Parts, x => -x));

    public static DualVector2 Min(DualVector2 a, DualVector2 b) => Of(Vector2.Min(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.Min));

    public static DualVector2 Max(DualVector2 a, DualVector2 b) => Of(Vector2.Max(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.Max));

    public static DualVector2 Clamp(DualVector2 a, DualVector2 b, DualVector2 c) => Of(Vector2.Clamp(a.Value, b.Value, c.Value), Textbook.Each(a.Parts, b.Parts, c.Parts, Textbook.Clamp));

    public static DualVector2 MinNative(DualVector2 a, DualVector2 b) => Of(Vector2.MinNative(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.MinNative));

    public static DualVector2 MaxNative(DualVector2 a, DualVector2 b) => Of(Vector2.MaxNative(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.MaxNative));

    public static DualVector2 ClampNative(DualVector2 a, DualVector2 b, DualVector2 c) => Of(Vector2.ClampNative(a.Value, b.Value, c.Value), Textbook.Each(a.Parts, b.Parts, c.Parts, Textbook.Clamp));

    public static DualVector2 MinNumber(DualVector2 a, DualVector2 b) => Of(Vector2.MinNumber(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.MinNumber));

    public static DualVector2 MaxNumber(DualVector2 a, DualVector2 b) => Of(Vector2.MaxNumber(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.MaxNumber));

    public static DualVector2 MinMagnitude(DualVector2 a, DualVector2 b) => Of(Vector2.MinMagnitude(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.MinMagnitude));

    public static DualVector2 MaxMagnitude(DualVector2 a, DualVector2 b) => Of(Vector2.MaxMagnitude(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.MaxMagnitude));

    public static DualVector2 MinMagnitudeNumber(DualVector2 a, DualVector2 b) => Of(Vector2.MinMagnitudeNumber(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.MinMagnitudeNumber));

    public static DualVector2 MaxMagnitudeNumber(DualVector2 a, DualVector2 b) => Of(Vector2.MaxMagnitudeNumber(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.MaxMagnitudeNumber));

    public static DualVector2 CopySign(DualVector2 a, DualVector2 b) => Of(Vector2.CopySign(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.CopySign));

    public static DualVector2 Hypot(DualVector2 a, DualVector2 b) => Of(Vector2.Hypot(a.Value, b.Value), Textbook.Each(a.Parts, b.Parts, DualMath.Hypot));

    public static DualVector2 Abs(DualVector2 v) => Of(Vector2.Abs(v.Value), Textbook.Each(v.Parts, DualMath.Abs));

    public static DualVector2 SquareRoot(DualVector2 v) => Of(Vector2.SquareRoot(v.Value), Textbook.Each(v.Parts, DualMath.Sqrt));

    public static DualVector2 Round(DualVector2 v) => Of(Vector2.Round(v.Value), Textbook.Each(v.Parts, DualMath.Round));

    public static DualVector2 Round(DualVector2 v, MidpointRounding mode) => Of(Vector2.Round(v.Value, mode));

    public static DualVector2 Truncate(DualVector2 v) => Of(Vector2.Truncate(v.Value), Textbook.Each(v.Parts, DualMath.Truncate));

    public static DualVector2 Sin(DualVector2 v) => Of(Vector2.Sin(v.Value), Textbook.Each(v.Parts, DualMath.Sin));

    public static DualVector2 Cos(DualVector2 v) => Of(Vector2.Cos(v.Value), Textbook.Each(v.Parts, DualMath.Cos));

    public static DualVector2 Exp(DualVector2 v) => Of(Vector2.Exp(v.Value), Textbook.Each(v.Parts, DualMath.Exp));

    public static DualVector2 Log(DualVector2 v) => Of(Vector2.Log(v.Value), Textbook.Each(v.Parts, DualMath.Log));

    public static DualVector2 Log2(DualVector2 v) => Of(Vector2.Log2(v.Value), Textbook.Each(v.Parts, DualMath.Log2));

    public static (DualVector2 Sin, DualVector2 Cos) SinCos(DualVector2 v) => (Of(Vector2.SinCos(v.Value).Sin, Sin(v).Parts), Of(Vector2.SinCos(v.Value).Cos, Cos(v).Parts));

    public static DualVector2 DegreesToRadians(DualVector2 v) => Of(Vector2.DegreesToRadians(v.Value), Textbook.Each(v.Parts, DualMath.DegreesToRadians));

    public static DualVector2 RadiansToDegrees(DualVector2 v) => Of(Vector2.RadiansToDegrees(v.Value), Textbook.Each(v.Parts, DualMath.RadiansToDegrees));

    public static DualVector2 FusedMultiplyAdd(DualVector2 a, DualVector2 b, DualVector2 c) => Of(Vector2.FusedMultiplyAdd(a.Value, b.Value, c.Value), Textbook.Each(a.Parts, b.Parts, c.Parts, (x, y, z) => x * y + z));

    public static DualVector2 MultiplyAddEstimate(DualVector2 a, DualVector2 b, DualVector2 c) => Of(Vector2.MultiplyAddEstimate(a.Value, b.Value, c.Value), Textbook.Each(a.Parts, b.Parts, c.Parts, (x, y, z) => x * y + z));

    public static DualVector2 Lerp(DualVector2 a, DualVector2 b, DualVector2 c) => Of(Vector2.Lerp(a.Value, b.Value, c.Value), Textbook.Each(a.Parts, b.Parts, c.Parts, (x, y, t) => x + (y - x) * t));

    public static DualVector2 Lerp(DualVector2 a, DualVector2 b, DualF amount) => Of(Vector2.Lerp(a.Value, b.Value, amount.Value), Textbook.Each(a.Parts, b.Parts, (x, y) => x + (y - x) * amount));
}
