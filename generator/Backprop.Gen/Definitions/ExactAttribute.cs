namespace Backprop.Gen.Definitions
{
    using System;

    /// <summary>Marks a definition that computes what the library does to the last bit, so that it serves for the value, too.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    internal sealed class ExactAttribute : Attribute
    {
    }
}
