using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>Arrays of several dimensions: one buffer, row after row, and the extent of each dimension.</summary>
internal sealed partial class BodyReader
{
    /// <summary>The extents of the arrays that were made here or came in.</summary>
    private readonly Dictionary<int, int[]> _extents = new();

    private Reference AllocateGrid(BufferForm form, IReadOnlyList<IOperation> sizes)
    {
        int[] extents = sizes.Select(size => ReadIndex(size, -1)).ToArray();
        Reference made = Allocate(form, extents.Aggregate((a, b) => Apply(Operations.Multiply, GraphType.Int32, a, b)), sizes[0]);
        _extents[made.Value] = extents;
        return made;
    }

    /// <summary>Gives a copy the extents of what it is a copy of.</summary>
    private void ShapeLike(Reference copy, Reference original)
    {
        if (copy.Form.Declared == Graph.BufferForm.Grid)
        {
            _extents[copy.Value] = Enumerable.Range(0, copy.Form.Rank).Select(dimension => ExtentOf(original, dimension)).ToArray();
        }
    }

    /// <summary>How many elements a dimension has; of a reassigned variable, that of the array it refers to now.</summary>
    private int ExtentOf(Reference grid, int dimension)
    {
        if (grid.Value >= 0)
        {
            return _extents[grid.Value][dimension];
        }

        Moving moving = grid.Moving!;
        int result = _extents[moving.Domain.Origins[0]][dimension];
        for (int i = 1; i < moving.Domain.Origins.Count; i++)
        {
            int isThis = Apply(Operations.Equal, GraphType.Boolean, moving.Choice, Integer(i));
            result = Apply(Operations.Where, GraphType.Int32, isThis, _extents[moving.Domain.Origins[i]][dimension], result);
        }

        return result;
    }

    /// <summary><c>grid[i, j]</c>: C# evaluates the array and the indices from left to right.</summary>
    private Place ElementOf(IArrayElementReferenceOperation element)
    {
        Reference grid = ReadReference(element.ArrayReference);
        int[] indices = element.Indices.Select(index => ReadIndex(index, -1)).ToArray();
        int position = indices[0];
        for (int dimension = 1; dimension < indices.Length; dimension++)
        {
            position = Apply(Operations.Index, GraphType.Int32, position, indices[dimension], ExtentOf(grid, dimension));
        }

        return new ElementPlace(grid, Pin(grid, element), position, "", grid.Form.Element);
    }

    /// <summary>GetLength, GetUpperBound and GetLowerBound; null if it is another method.</summary>
    private Datum? TryExtent(IInvocationOperation call, IMethodSymbol method)
    {
        if (call.Instance is not { } instance || !Names.IsSystem(method.ContainingType, "Array") || method.Name is not ("GetLength" or "GetUpperBound" or "GetLowerBound")
            || !Names.IsBuffer(Bare(instance).Type) || call.Arguments[0].Value.ConstantValue is not { HasValue: true, Value: int dimension }
            || FormOf(Bare(instance).Type, instance) is not BufferForm form || dimension < 0 || dimension >= form.Rank)
        {
            return null;
        }

        Reference grid = ReadReference(Bare(instance));
        int extent = form.Rank == 1 ? LengthOf(grid, call) : ExtentOf(grid, dimension);
        return new Scalar(method.Name switch
        {
            "GetLength" => extent,
            "GetUpperBound" => Apply(Operations.Subtract, GraphType.Int32, extent, Integer(1)),
            _ => Integer(0),
        });
    }

    /// <summary>The elements of an initialiser of several dimensions, row after row.</summary>
    private static IEnumerable<IOperation> Elements(IArrayInitializerOperation initializer) =>
        initializer.ElementValues.SelectMany(value => value is IArrayInitializerOperation inner ? Elements(inner) : new[] { value });
}
