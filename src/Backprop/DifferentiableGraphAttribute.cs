using System;
using System.ComponentModel;

namespace Backprop;

/// <summary>
/// What the generator needs to differentiate calls of a <c>[Differentiable]</c> method in other projects: its graph, as text. Written by the
/// generator, and read by it; not meant for anything else.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, AllowMultiple = true, Inherited = false)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DifferentiableGraphAttribute : Attribute
{
    /// <summary>Carries the graph of a method.</summary>
    /// <param name="method">the documentation id of the method</param>
    /// <param name="version">the version of the text</param>
    /// <param name="graph">the graph; empty if there is none</param>
    /// <param name="problem">why there is none</param>
    public DifferentiableGraphAttribute(string method, int version, string graph, string problem)
    {
        Method = method;
        Version = version;
        Graph = graph;
        Problem = problem;
    }

    /// <summary>The documentation id of the method.</summary>
    public string Method { get; }

    /// <summary>The version of the text.</summary>
    public int Version { get; }

    /// <summary>The graph; empty if there is none.</summary>
    public string Graph { get; }

    /// <summary>Why there is none.</summary>
    public string Problem { get; }
}
