using System;

namespace Backprop.Gen.Optimization;

/// <summary>The passes, each of which can be switched off: nothing but speed and looks then changes.</summary>
[Flags]
public enum OptimizationPasses
{
    None = 0,

    /// <summary><see cref="Optimization.SinkExits"/></summary>
    SinkExits = 1,

    /// <summary><see cref="Optimization.Algebra"/></summary>
    Algebra = 2,

    /// <summary><see cref="Optimization.CommonSubexpressions"/></summary>
    CommonSubexpressions = 4,

    /// <summary><see cref="Optimization.DeadCode"/></summary>
    DeadCode = 8,

    /// <summary><see cref="Optimization.Invariants"/></summary>
    Invariants = 16,

    All = Invariants | SinkExits | Algebra | CommonSubexpressions | DeadCode,
}
