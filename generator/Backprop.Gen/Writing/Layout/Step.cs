using System;
using System.Collections.Generic;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>What a step does: a node is one step, a loop several.</summary>
internal enum StepKind
{
    /// <summary>a straight-line node, an exit, or a construct that only holds regions</summary>
    Node,

    /// <summary>entering a loop: reads the initial values and the start, and sets the carried values</summary>
    LoopEntry,

    /// <summary>the head of a counted loop, once an iteration: reads the bound</summary>
    LoopHead,

    /// <summary>leaving a loop by its head: the results become the carried values</summary>
    HeadExit,
}

/// <summary>A node with its place in the order in which the function is printed.</summary>
internal sealed class Step
{
    public static readonly IReadOnlyList<Step> None = Array.Empty<Step>();

    public Step(Node node, StepKind kind, int position, int region, int scope)
    {
        Node = node;
        Kind = kind;
        Position = position;
        Region = region;
        Scope = scope;
    }

    public Node Node { get; }

    public StepKind Kind { get; }

    public int Position { get; }

    /// <summary>The number of the region that the node stands in.</summary>
    public int Region { get; }

    /// <summary>The C# block that the step is printed in.</summary>
    public int Scope { get; }

    /// <summary>Whether no execution gets here.</summary>
    public bool IsUnreachable { get; set; }

    /// <summary>Whether the construct can end in a way that goes on after it.</summary>
    public bool Completes { get; set; } = true;

    /// <summary>The last position inside of the construct.</summary>
    public int Last { get; set; }

    public IReadOnlyList<Step> Then { get; set; } = None;

    public IReadOnlyList<Step> Else { get; set; } = None;

    public IReadOnlyList<Step> Condition { get; set; } = None;

    /// <summary>The body of a loop or a block.</summary>
    public IReadOnlyList<Step> Body { get; set; } = None;

    public Step? Head { get; set; }

    public Step? HeadExit { get; set; }
}
