namespace Backprop.Gen.Definitions
{
    using System;
    using System.Numerics;

    /// <content>What goes component by component.</content>
    internal static partial class Vector2Definitions
    {
        internal static Vector2 Min(Vector2 a, Vector2 b) => Each(a, b, MathF.Min);

        internal static Vector2 Max(Vector2 a, Vector2 b) => Each(a, b, MathF.Max);

        internal static Vector2 Clamp(Vector2 v, Vector2 min, Vector2 max) => Each(v, min, max, Choices.Clamp);

        internal static Vector2 MinNative(Vector2 a, Vector2 b) => Each(a, b, MathF.Min);

        internal static Vector2 MaxNative(Vector2 a, Vector2 b) => Each(a, b, MathF.Max);

        internal static Vector2 ClampNative(Vector2 v, Vector2 min, Vector2 max) => Each(v, min, max, Choices.Clamp);

        internal static Vector2 MinNumber(Vector2 a, Vector2 b) => Each(a, b, Choices.MinNumber);

        internal static Vector2 MaxNumber(Vector2 a, Vector2 b) => Each(a, b, Choices.MaxNumber);

        internal static Vector2 MinMagnitude(Vector2 a, Vector2 b) => Each(a, b, Choices.MinMagnitude);

        internal static Vector2 MaxMagnitude(Vector2 a, Vector2 b) => Each(a, b, Choices.MaxMagnitude);

        internal static Vector2 MinMagnitudeNumber(Vector2 a, Vector2 b) => Each(a, b, Choices.MinMagnitudeNumber);

        internal static Vector2 MaxMagnitudeNumber(Vector2 a, Vector2 b) => Each(a, b, Choices.MaxMagnitudeNumber);

        internal static Vector2 CopySign(Vector2 a, Vector2 sign) => Each(a, sign, Choices.CopySign);

        [Exact] internal static Vector2 Abs(Vector2 v) => Each(v, MathF.Abs);

        [Exact] internal static Vector2 SquareRoot(Vector2 v) => Each(v, MathF.Sqrt);

        internal static Vector2 Round(Vector2 v) => Each(v, MathF.Round);

        internal static Vector2 Round(Vector2 v, MidpointRounding mode) => Each(v, x => MathF.Round(x, mode));

        internal static Vector2 Truncate(Vector2 v) => Each(v, MathF.Truncate);

        internal static Vector2 Sin(Vector2 v) => Each(v, MathF.Sin);

        internal static Vector2 Cos(Vector2 v) => Each(v, MathF.Cos);

        internal static (Vector2 Sin, Vector2 Cos) SinCos(Vector2 v) => (Each(v, MathF.Sin), Each(v, MathF.Cos));

        internal static Vector2 Exp(Vector2 v) => Each(v, MathF.Exp);

        internal static Vector2 Log(Vector2 v) => Each(v, MathF.Log);

        internal static Vector2 Log2(Vector2 v) => Each(v, x => MathF.Log(x) * 1.44269504f);

        internal static Vector2 Hypot(Vector2 a, Vector2 b) => Each(a, b, (x, y) => Lengths.Of(x * x + y * y));

        internal static Vector2 DegreesToRadians(Vector2 v) => v * (MathF.PI / 180);

        internal static Vector2 RadiansToDegrees(Vector2 v) => v * (180 / MathF.PI);

        internal static Vector2 FusedMultiplyAdd(Vector2 a, Vector2 b, Vector2 c) => a * b + c;

        internal static Vector2 MultiplyAddEstimate(Vector2 a, Vector2 b, Vector2 c) => a * b + c;

        internal static Vector2 Lerp(Vector2 a, Vector2 b, float amount) => a * (1 - amount) + b * amount;

        internal static Vector2 Lerp(Vector2 a, Vector2 b, Vector2 amount) => a * (Vector2.One - amount) + b * amount;
    }
}
