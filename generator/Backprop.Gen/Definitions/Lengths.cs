namespace Backprop.Gen.Definitions
{
    using System;

    /// <summary>Lengths by their squares.</summary>
    internal static class Lengths
    {
        /// <summary>A length has no direction at 0: its derivative is 0 there.</summary>
        internal static float Of(float square) => square == 0 ? 0 : MathF.Sqrt(square);

        /// <inheritdoc cref="Of(float)"/>
        internal static double Of(double square) => square == 0 ? 0 : Math.Sqrt(square);
    }
}
