using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>A run of rows or columns of a matrix: one for a scalar; for a buffer, one for each scalar with gradient of each element.</summary>
/// <param name="Slot">the index of the parameter or result of the method</param>
/// <param name="Type">of the scalar, or of the buffer</param>
/// <param name="Offset">the value that is the first row or column</param>
/// <param name="IsFirst">whether that is 0</param>
internal sealed record Scalars(int Slot, GraphType Type, int Offset, bool IsFirst)
{
    public bool IsBuffer => Type is BufferType;

    /// <summary>The scalars with gradient of an element.</summary>
    public IReadOnlyList<(string Path, GraphType Type)> Leaves => LeavesOf((BufferType)Type);

    public static IReadOnlyList<(string Path, GraphType Type)> LeavesOf(BufferType type) =>
        StructPaths.Leaves(type.Element).Where(leaf => StructPaths.At(type.Element, leaf.Path).HasGradient).ToList();
}
