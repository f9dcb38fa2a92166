using System.Collections.Generic;
using System.Collections.Immutable;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>What reading a method gave: its model, and everything that must be said about it.</summary>
internal sealed class ReadResult
{
    private readonly ExternalTable _externals;

    public ReadResult(MethodModel model, ImmutableArray<Diagnostic> diagnostics, bool canEmit, ExternalTable externals)
    {
        CanEmit = canEmit;
        Model = model;
        Diagnostics = diagnostics;
        _externals = externals;
    }

    public MethodModel Model { get; }

    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Whether members can be added to the method's type at all, if only members that throw.</summary>
    public bool CanEmit { get; }

    /// <summary>The expression that an external node (that very instance) stands for.</summary>
    public Location? LocationOf(External external) => _externals.Find(external)?.Location;
}

/// <summary>Where external calls stand in the source, outside of the graph: what a diagnostic needs and a cache key must not have.</summary>
internal sealed class ExternalTable
{
    private readonly Dictionary<External, Origin> _origins = new(ByReference<External>.Instance);

    /// <param name="Location">the expression</param>
    /// <param name="Problem">what to say if an active value flows into it</param>
    internal sealed record Origin(Location Location, Diagnostic Problem);

    public void Add(External external, Origin origin) => _origins[external] = origin;

    public Origin? Find(External external) => _origins.TryGetValue(external, out Origin? origin) ? origin : null;
}
