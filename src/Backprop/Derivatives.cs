using System;

namespace Backprop;

/// <summary>The derivatives that can be asked for. What is not asked for is not generated.</summary>
[Flags]
public enum Derivatives
{
    /// <summary>Reverse mode: <c>FGradient</c>, <c>FValueAndGradient</c> and <c>FBackward</c>.</summary>
    Gradient = 1,

    /// <summary>Forward mode: <c>FJvp</c>, a Jacobian-vector product.</summary>
    Jvp = 2,

    /// <summary>Forward over reverse: <c>FHvp</c>, a Hessian-vector product.</summary>
    Hvp = 4,

    /// <summary>The whole matrix of first derivatives: <c>FJacobian</c>.</summary>
    Jacobian = 8,

    /// <summary>The whole matrix of second derivatives: <c>FHessian</c>.</summary>
    Hessian = 16,

    /// <summary>Record now, go back later: <c>FForward</c> and a <c>FBackward</c> that takes a tape.</summary>
    Tape = 32,

    /// <summary>The computational graph, to draw: <c>FGraph</c>.</summary>
    Graph = 64,
}
