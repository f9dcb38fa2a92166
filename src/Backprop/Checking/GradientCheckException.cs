using System;

namespace Backprop;

/// <summary>A derivative is not what it should be; the message says which, and by how much.</summary>
public sealed class GradientCheckException : Exception
{
    internal GradientCheckException(string message, GradientReport? report = null)
        : base(message) => Report = report;

    /// <summary>What was found; null if dot products were compared.</summary>
    public GradientReport? Report { get; }
}
