using System.Collections.Generic;
using Backprop.Gen.Analysis;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>A place in the reverse sweep where primal values of a region can be had again.</summary>
internal sealed record Scope(RegionInfo Region, List<Node> Nodes)
{
    /// <summary>The values that have been popped or recomputed here.</summary>
    public Dictionary<int, int> Values { get; } = new();

    /// <summary>The references that have been made again here, to primal memory and to shadows.</summary>
    public Dictionary<(int Buffer, bool IsShadow), int> References { get; } = new();
}
