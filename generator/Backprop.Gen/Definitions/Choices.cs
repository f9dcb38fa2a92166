namespace Backprop.Gen.Definitions
{
    using System;

    /// <summary>What choosing between numbers comes to, component by component.</summary>
    internal static class Choices
    {
        /// <summary>Unlike <c>Math.Clamp</c>, that of vectors lets the bounds be in the wrong order.</summary>
        internal static float Clamp(float value, float min, float max) => min <= max ? Math.Clamp(value, min, max) : MathF.Min(MathF.Max(value, min), max);

        internal static float MinNumber(float x, float y) => float.IsNaN(x) ? y : float.IsNaN(y) ? x : MathF.Min(x, y);

        internal static float MaxNumber(float x, float y) => float.IsNaN(x) ? y : float.IsNaN(y) ? x : MathF.Max(x, y);

        internal static float MinMagnitude(float x, float y) =>
            MathF.Abs(x) == MathF.Abs(y) ? MathF.Min(x, y) : MathF.Abs(x) < MathF.Abs(y) || float.IsNaN(x) ? x : y;

        internal static float MaxMagnitude(float x, float y) =>
            MathF.Abs(x) == MathF.Abs(y) ? MathF.Max(x, y) : MathF.Abs(x) > MathF.Abs(y) || float.IsNaN(x) ? x : y;

        internal static float MinMagnitudeNumber(float x, float y) => float.IsNaN(x) ? y : float.IsNaN(y) ? x : MinMagnitude(x, y);

        internal static float MaxMagnitudeNumber(float x, float y) => float.IsNaN(x) ? y : float.IsNaN(y) ? x : MaxMagnitude(x, y);

        internal static float CopySign(float x, float sign) => sign < 0 || (sign == 0 && 1 / sign < 0) ? -MathF.Abs(x) : MathF.Abs(x);
    }
}
