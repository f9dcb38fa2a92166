namespace Backprop.Gen.Definitions
{
    using System;
    using System.Numerics;

    /// <content>What goes component by component.</content>
    internal static partial class Vector3Definitions
    {
        internal static Vector3 Min(Vector3 a, Vector3 b) => Each(a, b, MathF.Min);

        internal static Vector3 Max(Vector3 a, Vector3 b) => Each(a, b, MathF.Max);

        internal static Vector3 Clamp(Vector3 v, Vector3 min, Vector3 max) => Each(v, min, max, Choices.Clamp);

        internal static Vector3 MinNative(Vector3 a, Vector3 b) => Each(a, b, MathF.Min);

        internal static Vector3 MaxNative(Vector3 a, Vector3 b) => Each(a, b, MathF.Max);

        internal static Vector3 ClampNative(Vector3 v, Vector3 min, Vector3 max) => Each(v, min, max, Choices.Clamp);

        internal static Vector3 MinNumber(Vector3 a, Vector3 b) => Each(a, b, Choices.MinNumber);

        internal static Vector3 MaxNumber(Vector3 a, Vector3 b) => Each(a, b, Choices.MaxNumber);

        internal static Vector3 MinMagnitude(Vector3 a, Vector3 b) => Each(a, b, Choices.MinMagnitude);

        internal static Vector3 MaxMagnitude(Vector3 a, Vector3 b) => Each(a, b, Choices.MaxMagnitude);

        internal static Vector3 MinMagnitudeNumber(Vector3 a, Vector3 b) => Each(a, b, Choices.MinMagnitudeNumber);

        internal static Vector3 MaxMagnitudeNumber(Vector3 a, Vector3 b) => Each(a, b, Choices.MaxMagnitudeNumber);

        internal static Vector3 CopySign(Vector3 a, Vector3 sign) => Each(a, sign, Choices.CopySign);

        [Exact] internal static Vector3 Abs(Vector3 v) => Each(v, MathF.Abs);

        [Exact] internal static Vector3 SquareRoot(Vector3 v) => Each(v, MathF.Sqrt);

        internal static Vector3 Round(Vector3 v) => Each(v, MathF.Round);

        internal static Vector3 Round(Vector3 v, MidpointRounding mode) => Each(v, x => MathF.Round(x, mode));

        internal static Vector3 Truncate(Vector3 v) => Each(v, MathF.Truncate);

        internal static Vector3 Sin(Vector3 v) => Each(v, MathF.Sin);

        internal static Vector3 Cos(Vector3 v) => Each(v, MathF.Cos);

        internal static (Vector3 Sin, Vector3 Cos) SinCos(Vector3 v) => (Each(v, MathF.Sin), Each(v, MathF.Cos));

        internal static Vector3 Exp(Vector3 v) => Each(v, MathF.Exp);

        internal static Vector3 Log(Vector3 v) => Each(v, MathF.Log);

        internal static Vector3 Log2(Vector3 v) => Each(v, x => MathF.Log(x) * 1.44269504f);

        internal static Vector3 Hypot(Vector3 a, Vector3 b) => Each(a, b, (x, y) => Lengths.Of(x * x + y * y));

        internal static Vector3 DegreesToRadians(Vector3 v) => v * (MathF.PI / 180);

        internal static Vector3 RadiansToDegrees(Vector3 v) => v * (180 / MathF.PI);

        internal static Vector3 FusedMultiplyAdd(Vector3 a, Vector3 b, Vector3 c) => a * b + c;

        internal static Vector3 MultiplyAddEstimate(Vector3 a, Vector3 b, Vector3 c) => a * b + c;

        internal static Vector3 Lerp(Vector3 a, Vector3 b, float amount) => a * (1 - amount) + b * amount;

        internal static Vector3 Lerp(Vector3 a, Vector3 b, Vector3 amount) => a * (Vector3.One - amount) + b * amount;
    }
}
