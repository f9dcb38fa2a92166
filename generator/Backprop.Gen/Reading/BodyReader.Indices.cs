using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary><c>Index</c> and <c>Range</c> as values: a number and whether it counts from the end, and two of those.</summary>
internal sealed partial class BodyReader
{
    private static bool IsIndex(IOperation operation) => Names.IsSystem(operation.Type, "Index");

    private static bool IsRange(IOperation operation) => Names.IsSystem(operation.Type, "Range");

    /// <summary><c>^n</c> where it is not an index right away.</summary>
    private Datum ReadHat(IUnaryOperation hat)
    {
        StructForm form = (StructForm)FormOf(hat.Type, hat);
        int value = ReadValue(hat.Operand);
        return new Bundle(form.Shape, new[] { value, Boolean(true) });
    }

    /// <summary><c>a..b</c> where it is not a part right away.</summary>
    private Datum ReadRangeValue(IRangeOperation range)
    {
        StructForm form = (StructForm)FormOf(range.Type, range);
        int[] start = range.LeftOperand is { } left ? LeavesOf(Read(left), left) : new[] { Integer(0), Boolean(false) };
        int[] end = range.RightOperand is { } right ? LeavesOf(Read(right), right) : new[] { Integer(0), Boolean(true) };
        return new Bundle(form.Shape, new[] { start[0], start[1], end[0], end[1] });
    }

    /// <summary>The position that an index means in a buffer of that length.</summary>
    private int OffsetOf(int value, int isFromEnd, int length) =>
        Apply(Operations.Where, GraphType.Int32, isFromEnd, Apply(Operations.Subtract, GraphType.Int32, length, value), value);
}
