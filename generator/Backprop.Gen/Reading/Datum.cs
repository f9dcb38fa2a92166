using System.Collections.Generic;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>What an expression is while it is read.</summary>
internal abstract record Datum;

/// <summary>A value of the graph: a number, a bool, or something opaque.</summary>
internal sealed record Scalar(int Value) : Datum;

/// <summary>A plain struct, split into its leaves.</summary>
internal sealed record Bundle(StructShape Shape, int[] Leaves) : Datum;

/// <summary>C# text of a constant that no graph holds (a string, null, an enum for a call outside), until it is used.</summary>
internal sealed record Text(string Code, GraphType Type) : Datum;

/// <summary>A struct or a tuple that holds buffers, part by part; a part that has not been given one is nothing.</summary>
internal sealed record Pack(PackForm Form, Datum[] Parts) : Datum;

/// <summary>A reference to an object that was made here.</summary>
internal sealed record Instance(Variable Object) : Datum;

/// <summary>An argument by reference: the place itself.</summary>
internal sealed record ByReference(Place Place) : Datum;

/// <summary>
/// A lambda, a local function or a method as a value: what it captures, it finds where it was made. It has no value in the graph; its body is read
/// where it is called.
/// </summary>
/// <param name="Home">the activation whose variables it sees; null if it sees none</param>
/// <param name="Receiver">the object that the method is called on</param>
internal sealed record Closure(IMethodSymbol Method, Frame? Home, Datum? Receiver) : Datum;

/// <summary>No value.</summary>
internal sealed record Nothing : Datum
{
    public static readonly Nothing Instance = new();
}

/// <summary>
/// A reference to a buffer. A fixed one is a value of the graph. A moving one (of a reassigned variable) is a choice among the origins of
/// its domain, a start and a count, all ints, and becomes a value only where it is used.
/// </summary>
/// <param name="Value">the value, or -1 if it has to be resolved</param>
/// <param name="Moving">where it comes from, if it is moving</param>
/// <param name="IsStopped">whether what is loaded through it carries no gradient (a helper's <c>[NoGradient]</c> parameter)</param>
internal sealed record Reference(int Value, Moving? Moving, BufferForm Form, bool IsStopped) : Datum;

/// <summary>The ints that a moving reference consists of: which origin, from where, how many; for whole origins only the first (-1 for the others).</summary>
/// <param name="IsPart">whether it is a part of what a variable of the domain refers to</param>
internal sealed record Moving(Domain Domain, int Choice, int Start, int Count, bool IsPart = false);

/// <summary>The buffers that a class of moving variables can refer to.</summary>
internal sealed class Domain
{
    public Domain(Area area, bool isSliced)
    {
        Area = area;
        IsSliced = isSliced;
    }

    /// <summary>The origin of what is found by its handle: arrays made where the variables of the class do not see them. Their handle stands in the place of the start.</summary>
    public const int Made = -1;

    /// <summary>Whether its references may be parts of the origins.</summary>
    public bool IsSliced { get; }

    public List<int> Origins { get; } = new();

    /// <summary>The loops in which a reference of this domain was resolved: an origin found later in one of them would have been missed.</summary>
    public HashSet<int> ResolvedIn { get; } = new();

    /// <summary>The region in which all variables of the class are declared, or an inner one of it.</summary>
    public Area Area { get; set; }
}

/// <summary>A region of the graph while it is open, as a place that buffers are made in.</summary>
internal sealed class Area
{
    public Area(Area? parent)
    {
        Parent = parent;
        Depth = parent is null ? 0 : parent.Depth + 1;
    }

    public Area? Parent { get; private set; }

    public int Depth { get; }

    /// <summary>The area whose nodes this one's became, when a block turned out to need no region of its own.</summary>
    public Area? Dissolved { get; set; }

    /// <summary>Whether it is the body of a helper that is read in the place of its call: it runs whenever the region around it does.</summary>
    public bool IsBody { get; init; }

    /// <summary>Bools that are known to be true here.</summary>
    public HashSet<int> Certain { get; } = new();

    /// <summary>Whether what stands here runs exactly when what stands in an outer region does.</summary>
    public bool RunsWith(Area outer)
    {
        Area? area = this;
        while (area is not null && !area.IsSameAs(outer))
        {
            area = area.IsBody ? area.Parent : null;
        }

        return area is not null;
    }

    public bool IsSameAs(Area? other) => other is not null && ReferenceEquals(Whole, other.Whole);

    /// <summary>Whether what is defined here can be seen there.</summary>
    public bool IsVisibleFrom(Area? other)
    {
        Area self = Whole;
        for (Area? area = other; area is not null; area = area.Parent)
        {
            if (ReferenceEquals(area.Whole, self))
            {
                return true;
            }
        }

        return false;
    }

    private Area Whole
    {
        get
        {
            Area area = this;
            while (area.Dissolved is { } outer)
            {
                area = outer;
            }

            return area;
        }
    }
}
