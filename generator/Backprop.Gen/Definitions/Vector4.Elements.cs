namespace Backprop.Gen.Definitions
{
    using System;
    using System.Numerics;

    /// <content>What goes component by component.</content>
    internal static partial class Vector4Definitions
    {
        internal static Vector4 Min(Vector4 a, Vector4 b) => Each(a, b, MathF.Min);

        internal static Vector4 Max(Vector4 a, Vector4 b) => Each(a, b, MathF.Max);

        internal static Vector4 Clamp(Vector4 v, Vector4 min, Vector4 max) => Each(v, min, max, Choices.Clamp);

        internal static Vector4 MinNative(Vector4 a, Vector4 b) => Each(a, b, MathF.Min);

        internal static Vector4 MaxNative(Vector4 a, Vector4 b) => Each(a, b, MathF.Max);

        internal static Vector4 ClampNative(Vector4 v, Vector4 min, Vector4 max) => Each(v, min, max, Choices.Clamp);

        internal static Vector4 MinNumber(Vector4 a, Vector4 b) => Each(a, b, Choices.MinNumber);

        internal static Vector4 MaxNumber(Vector4 a, Vector4 b) => Each(a, b, Choices.MaxNumber);

        internal static Vector4 MinMagnitude(Vector4 a, Vector4 b) => Each(a, b, Choices.MinMagnitude);

        internal static Vector4 MaxMagnitude(Vector4 a, Vector4 b) => Each(a, b, Choices.MaxMagnitude);

        internal static Vector4 MinMagnitudeNumber(Vector4 a, Vector4 b) => Each(a, b, Choices.MinMagnitudeNumber);

        internal static Vector4 MaxMagnitudeNumber(Vector4 a, Vector4 b) => Each(a, b, Choices.MaxMagnitudeNumber);

        internal static Vector4 CopySign(Vector4 a, Vector4 sign) => Each(a, sign, Choices.CopySign);

        [Exact] internal static Vector4 Abs(Vector4 v) => Each(v, MathF.Abs);

        [Exact] internal static Vector4 SquareRoot(Vector4 v) => Each(v, MathF.Sqrt);

        internal static Vector4 Round(Vector4 v) => Each(v, MathF.Round);

        internal static Vector4 Round(Vector4 v, MidpointRounding mode) => Each(v, x => MathF.Round(x, mode));

        internal static Vector4 Truncate(Vector4 v) => Each(v, MathF.Truncate);

        internal static Vector4 Sin(Vector4 v) => Each(v, MathF.Sin);

        internal static Vector4 Cos(Vector4 v) => Each(v, MathF.Cos);

        internal static (Vector4 Sin, Vector4 Cos) SinCos(Vector4 v) => (Each(v, MathF.Sin), Each(v, MathF.Cos));

        internal static Vector4 Exp(Vector4 v) => Each(v, MathF.Exp);

        internal static Vector4 Log(Vector4 v) => Each(v, MathF.Log);

        internal static Vector4 Log2(Vector4 v) => Each(v, x => MathF.Log(x) * 1.44269504f);

        internal static Vector4 Hypot(Vector4 a, Vector4 b) => Each(a, b, (x, y) => Lengths.Of(x * x + y * y));

        internal static Vector4 DegreesToRadians(Vector4 v) => v * (MathF.PI / 180);

        internal static Vector4 RadiansToDegrees(Vector4 v) => v * (180 / MathF.PI);

        internal static Vector4 FusedMultiplyAdd(Vector4 a, Vector4 b, Vector4 c) => a * b + c;

        internal static Vector4 MultiplyAddEstimate(Vector4 a, Vector4 b, Vector4 c) => a * b + c;

        internal static Vector4 Lerp(Vector4 a, Vector4 b, float amount) => a * (1 - amount) + b * amount;

        internal static Vector4 Lerp(Vector4 a, Vector4 b, Vector4 amount) => a * (Vector4.One - amount) + b * amount;
    }
}
