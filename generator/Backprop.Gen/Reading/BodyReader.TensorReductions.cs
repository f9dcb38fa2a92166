using System;
using Backprop.Gen.Graph;
using Backprop.Gen.Rules;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>Functions of <c>TensorPrimitives</c> whose value is one number.</summary>
internal sealed partial class BodyReader
{
    private Datum ReadReduction(IMethodSymbol method, TensorCall tensor)
    {
        Reduction reduction = TensorTable.ReductionOf(method)!;
        int value = Reduction(reduction, reduction.IsIndex ? GraphType.Int32 : tensor.Element, tensor.Operands);
        return new Scalar(reduction.IsIndex || ReductionRules.Has(reduction) ? value : Defined(reduction, value, tensor));
    }

    /// <summary>The library's value, with the gradient of what defines it.</summary>
    private int Defined(Reduction reduction, int value, TensorCall tensor)
    {
        GraphType type = tensor.Element;
        int[] x = tensor.Operands;
        int Step(Operation operation, params int[] operands) => Elementwise(operation, type, tensor.Count, operands);
        int Of(Operation operation, int a, int b) => Apply(operation, type, a, b);
        int count = ConvertTo(type, tensor.Count);
        if (reduction == Reductions.StdDev)
        {
            int mean = Of(Operations.Divide, Reduction(Reductions.Sum, type, x[0]), count);
            int variance = Of(Operations.Divide, Reduction(Reductions.SumOfSquares, type, Step(Operations.Subtract, x[0], mean)), count);
            return Of(Operations.DefinedRoot, variance, value);
        }

        int definition =
            reduction == Reductions.Average ? Of(Operations.Divide, Reduction(Reductions.Sum, type, x[0]), count)
            : reduction == Reductions.CosineSimilarity ? Of(
                Operations.Divide,
                Reduction(Reductions.Dot, type, x),
                Of(Operations.Multiply, Reduction(Reductions.Norm, type, x[0]), Reduction(Reductions.Norm, type, x[1])))
            : reduction == Reductions.Product ? ProductOf(x[0], type, tensor.Count)
            : reduction == Reductions.ProductOfSums ? ProductOf(Step(Operations.Add, x), type, tensor.Count)
            : reduction == Reductions.ProductOfDifferences ? ProductOf(Step(Operations.Subtract, x), type, tensor.Count)
            : Of(Operations.Divide, TiesOf(x[0], value, type, tensor.Count, element => element), TiesOf(x[0], value, type, tensor.Count, _ => One(type)));
        return Of(Operations.Defined, definition, value);
    }

    private int ProductOf(int buffer, GraphType type, int count) =>
        Fold(buffer, type, count, One(type), (product, element) => Apply(Operations.Multiply, type, product, element));

    /// <summary>The sum over the elements that are the extreme one: a tie is split evenly among all k of them.</summary>
    private int TiesOf(int buffer, int extreme, GraphType type, int count, Func<int, int> term)
    {
        int zero = _graph.Number(type, 0);
        return Fold(buffer, type, count, zero, (sum, element) =>
            Apply(Operations.Add, type, sum, Apply(Operations.Where, type, Apply(Operations.Equal, GraphType.Boolean, element, extreme), term(element), zero)));
    }

    /// <summary>A value that a loop over the elements carries.</summary>
    private int Fold(int buffer, GraphType type, int count, int initial, Func<int, int, int> next)
    {
        int counter = _graph.NewValue(GraphType.Int32);
        int carried = _graph.NewValue(type);
        int result = _graph.NewValue(type);
        int start = Integer(0);
        int breakLabel = _graph.NewLabel();
        int continueLabel = _graph.NewLabel();
        Open();
        int element = _graph.NewValue(type);
        Append(new Load(element, buffer, counter, ""));
        Exit(continueLabel, next(carried, element));
        var body = new Region(EquatableArray.Of(carried), CloseNodes().ToEquatableArray());
        Append(new Loop(EquatableArray.Of(result), breakLabel, continueLabel, EquatableArray.Of(initial), new Counted(counter, start, count, 1, false), body));
        return result;
    }
}
