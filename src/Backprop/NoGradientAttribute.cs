using System;

namespace Backprop;

/// <summary>
/// Holds a value constant: no gradient flows into a marked parameter or field, or out of a marked return value.
/// </summary>
[AttributeUsage(
    AttributeTargets.Parameter | AttributeTargets.ReturnValue | AttributeTargets.Field | AttributeTargets.Property,
    AllowMultiple = false)]
public sealed class NoGradientAttribute : Attribute
{
}
