namespace Backprop.Gen.Definitions
{
    using System;

    /// <summary>Marks a definition that computes what the library does to the last bit, so that it serves for the value, too.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    internal sealed class ExactAttribute : Attribute
    {
    }

    /// <summary>What choosing between numbers comes to, component by component.</summary>
    internal static class Choices
    {
        /// <summary>Unlike <c>Math.Clamp</c>, that of vectors lets the bounds be in the wrong order.</summary>
        internal static float Clamp(float value, float min, float max) => min <= max ? Math.Clamp(value, min, max) : MathF.Min(MathF.Max(value, min), max);
    }
}
