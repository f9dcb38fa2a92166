namespace Backprop.Gen.Graph;

/// <summary>What a parameter or a result of a derivative's function is.</summary>
public enum Role
{
    /// <summary>neither read nor computed: a part of a struct that carries no gradient</summary>
    None,

    /// <summary>parameter: the primal input with that index</summary>
    Input,

    /// <summary>parameter: the upstream gradient of the primal result with that index</summary>
    Upstream,

    /// <summary>parameter: what a tape holds of the buffer input with that index</summary>
    Saved,

    /// <summary>parameter: the buffer that gradients of the buffer input with that index are added to</summary>
    Sink,

    /// <summary>parameter: a tape</summary>
    Tape,

    /// <summary>parameter: the tangent of the input with that index</summary>
    Tangent,

    /// <summary>parameter: the tangent of a sink (a Hessian-vector product)</summary>
    SinkTangent,

    /// <summary>parameter: the tangents of what a tape holds</summary>
    TapeTangent,

    /// <summary>parameter: the buffer that a Jacobian or a Hessian is written to, row after row; the probe that takes in its pattern</summary>
    Matrix,

    /// <summary>parameter: which columns of a Jacobian are found together</summary>
    Coloring,

    /// <summary>result: the primal result with that index</summary>
    Value,

    /// <summary>result: the tangent of the primal result with that index</summary>
    ValueTangent,

    /// <summary>result: the gradient with respect to the scalar input with that index</summary>
    Adjoint,

    /// <summary>result: the tangent of that gradient</summary>
    AdjointTangent,
}

/// <summary>A parameter or a result of a derivative's function.</summary>
public sealed record CoreSlot(Role Role, int Index)
{
    /// <summary>Which of the directions a tangent belongs to, where one sweep follows several.</summary>
    public int Direction { get; init; }
}

/// <summary>A derivative as a graph, with the meaning of each parameter and each result of its entry.</summary>
public sealed record Core(Module Module, EquatableArray<CoreSlot> Parameters, EquatableArray<CoreSlot> Results)
{
    /// <summary>Whether it runs after the method has: it sees what a tape holds, and no arguments.</summary>
    public bool IsLater { get; init; }
}
