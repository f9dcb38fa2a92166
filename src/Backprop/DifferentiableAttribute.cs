using System;

namespace Backprop;

/// <summary>
/// Asks the generator for derivatives of a method: they are written, as C#, into the same type.
/// </summary>
/// <remarks>
/// The method stands in a <c>partial</c> type. Without an argument it gets <c>FGradient</c>, <c>FValueAndGradient</c> and
/// <c>FBackward</c>. On a field of a class the attribute makes that field a differentiable input of the class's methods.
/// </remarks>
/// <example>
/// <code>
/// public static partial class Model
/// {
///     [Differentiable]
///     public static double Energy(double x, double y) => Math.Sin(x * y) + x;
/// }
///
/// (double x, double y) = Model.EnergyGradient(1.0, 2.0);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Field, AllowMultiple = false, Inherited = false)]
public sealed class DifferentiableAttribute : Attribute
{
    /// <summary>Asks for reverse mode: <see cref="Backprop.Derivatives.Gradient"/>.</summary>
    public DifferentiableAttribute()
        : this(Derivatives.Gradient)
    {
    }

    /// <summary>Asks for the given derivatives.</summary>
    /// <param name="derivatives">what to generate; anything else is not generated</param>
    public DifferentiableAttribute(Derivatives derivatives) => Derivatives = derivatives;

    /// <summary>What is generated.</summary>
    public Derivatives Derivatives { get; }

    /// <summary>Allows optimizations that change the rounding of results, such as adding up a sum in another order.</summary>
    public bool FastMath { get; set; }

    /// <summary>Allows independent iterations to run on several threads.</summary>
    public bool Parallel { get; set; }

    /// <summary>
    /// Whether an upstream gradient of exactly 0 contributes exactly 0, even where the derivative is infinite or NaN.
    /// On unless switched off.
    /// </summary>
    public bool StrongZero { get; set; } = true;

    /// <summary>How much of the forward sweep is kept for the way back.</summary>
    public Checkpoint Checkpoint { get; set; }

    /// <summary>The number of segments for <see cref="Backprop.Checkpoint.Segments"/>.</summary>
    public int Segments { get; set; }

    /// <summary>On a field of a class: it is workspace, written before it is read, and has no gradient.</summary>
    public bool Scratch { get; set; }
}
