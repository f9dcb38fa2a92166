using System.Collections.Generic;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>Where the exits of a label go.</summary>
internal enum TargetKind
{
    Return, AfterIf, AfterBlock, AfterLoop, NextIteration, Condition,
}

/// <summary>A label: the values that its exits set, and the exits themselves.</summary>
/// <param name="Receivers">what each value of an exit is assigned to; empty for a return and a condition, whose values are used in place</param>
internal sealed record Target(TargetKind Kind, EquatableArray<int> Receivers)
{
    public List<Step> Exits { get; } = new();
}
