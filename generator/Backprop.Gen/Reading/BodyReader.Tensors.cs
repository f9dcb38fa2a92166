using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>Functions of <c>TensorPrimitives</c> that write a buffer: an operation on whole buffers, or a few.</summary>
internal sealed partial class BodyReader
{
    /// <summary>What a function of <c>TensorPrimitives</c> works on: buffers, each a value of the graph, and scalars.</summary>
    private sealed record TensorCall(IInvocationOperation At, int[] Operands, GraphType Element, int Count);

    /// <summary>Reads a call of such a function; null if it is none, or none that has a gradient.</summary>
    private Datum? TryTensor(IInvocationOperation call, IMethodSymbol method)
    {
        bool isReduction = !method.ReturnsVoid;
        if (!Names.IsTensorPrimitives(method.ContainingType)
            || !(isReduction ? TensorTable.ReductionOf(method) is not null : TensorTable.IsElementwise(method) || TensorTable.PairOf(method) is not null)
            || !TensorTable.IsGenericHere(method.ContainingType)
            || !method.Parameters.Select(parameter => FormOf(parameter.Type, call)).OfType<BufferForm>().All(form => form.Type.Element.IsFloating))
        {
            return null;
        }

        Datum[] arguments = ReadArguments(call.Arguments, method);
        if (TensorTable.PairOf(method) is { } pair)
        {
            return ReadPair(pair, arguments.Select(argument => AsReference(argument, call)).ToArray(), call);
        }

        IEnumerable<Datum> operands = isReduction ? arguments : arguments.Take(arguments.Length - 1);
        TensorCall tensor = TensorOf(operands.ToList(), call);
        return isReduction ? ReadReduction(method, tensor) : ReadElementwise(method, tensor, AsReference(arguments[arguments.Length - 1], call));
    }

    /// <summary>The operands, once it is known that all buffers have the same length.</summary>
    private TensorCall TensorOf(IReadOnlyList<Datum> operands, IInvocationOperation at)
    {
        var values = new List<int>();
        GraphType element = operands.OfType<Reference>().First().Form.Type.Element;
        int count = -1;
        foreach (Datum operand in operands)
        {
            if (operand is not Reference reference)
            {
                values.Add(ValueOf(operand, at));
                continue;
            }

            int length = LengthOf(reference, at);
            if (count >= 0)
            {
                Append(new External(-1, "global::Backprop.Kernel.CheckOperands({0}, {1})", EquatableArray.Of(count, length)));
            }

            count = count < 0 ? length : count;
            int buffer = Pin(reference, at);
            values.Add(reference.IsStopped ? Elementwise(Operations.Stop, element, count, buffer) : buffer);
        }

        return new TensorCall(at, values.ToArray(), element, count);
    }

    private Datum ReadElementwise(IMethodSymbol method, TensorCall tensor, Reference destination)
    {
        int buffer = Pin(destination, tensor.At);
        CheckWritable(buffer, tensor.At);
        if (!tensor.Operands.Contains(buffer))
        {
            Append(new External(-1, "global::Backprop.Kernel.CheckDestination({0}, {1})", EquatableArray.Of(tensor.Count, LengthOf(destination, tensor.At))));
            buffer = Pin(SliceOf(destination, Integer(0), tensor.Count, destination.Form, tensor.At), tensor.At);
        }

        (Operation operation, int[] operands) = LastOf(method.Name, tensor);
        if (destination.IsStopped)
        {
            operands = new[] { Elementwise(operation, tensor.Element, tensor.Count, operands) };
            operation = Operations.Stop;
        }

        Append(new Elementwise(buffer, operation, operands.ToEquatableArray()));
        return Nothing.Instance;
    }

    /// <summary>Two results of each element, one after the other, as the library does it: the element may be overwritten by one of them.</summary>
    private Datum ReadPair((Operation First, Operation Second) pair, Reference[] buffers, IInvocationOperation at)
    {
        int[] values = buffers.Select(buffer => Pin(buffer, at)).ToArray();
        int count = LengthOf(buffers[0], at);
        for (int i = 1; i < 3; i++)
        {
            CheckWritable(values[i], at);
            if (!AreApart(values[i], values[0]) && values[i] != values[0] || (i == 2 && !AreApart(values[2], values[1])))
            {
                throw Expression(at, $"'{at.TargetMethod.Name}' into buffers of which is not known that they do not overlap", "write into separate ones");
            }

            Append(new External(-1, "global::Backprop.Kernel.CheckDestination({0}, {1})", EquatableArray.Of(count, LengthOf(buffers[i], at))));
        }

        Repeat(count, index =>
        {
            GraphType type = buffers[0].Form.Type.Element;
            int x = ValueOf(LoadElement(buffers[0], values[0], index, "", buffers[0].Form.Element), at);
            int first = Apply(pair.First, type, x);
            int second = Apply(pair.Second, type, x);
            StoreElement(buffers[1], values[1], index, "", buffers[1].Form.Element, new Scalar(first), at);
            StoreElement(buffers[2], values[2], index, "", buffers[2].Form.Element, new Scalar(second), at);
        });
        return Nothing.Instance;
    }

    /// <summary>The operation that gives the result, after those that it takes on the way.</summary>
    private (Operation Operation, int[] Operands) LastOf(string name, TensorCall tensor)
    {
        int[] x = tensor.Operands;
        int Step(Operation operation, params int[] operands) => Elementwise(operation, tensor.Element, tensor.Count, operands);
        switch (name)
        {
            case "Reciprocal":
                return (Operations.Divide, new[] { One(tensor.Element), x[0] });
            case "ReciprocalSqrt":
                return (Operations.Divide, new[] { One(tensor.Element), Step(Operations.Sqrt, x[0]) });
            case "Increment":
                return (Operations.Add, new[] { x[0], One(tensor.Element) });
            case "Decrement":
                return (Operations.Subtract, new[] { x[0], One(tensor.Element) });
            case "MultiplyAdd":
                return (Operations.Add, new[] { Step(Operations.Multiply, x[0], x[1]), x[2] });
            case "AddMultiply":
                return (Operations.Multiply, new[] { Step(Operations.Add, x[0], x[1]), x[2] });
            case "Sigmoid":
                int exponential = Step(Operations.Exp, Step(Operations.Negate, x[0]));
                int sigmoid = Step(Operations.Divide, One(tensor.Element), Step(Operations.Add, exponential, One(tensor.Element)));
                return (Operations.Defined, new[] { sigmoid, Step(Whole(name), x[0]) });
            case "SoftMax":
                // The same for every shift; by the largest element, no exponential overflows.
                int largest = Reduction(Reductions.Max, tensor.Element, x[0]);
                int shifted = Step(Operations.Exp, Step(Operations.Subtract, x[0], largest));
                int shares = Step(Operations.Divide, shifted, Reduction(Reductions.Sum, tensor.Element, shifted));
                return (Operations.Defined, new[] { shares, Step(Whole(name), x[0]) });
            default:
                return (TensorNames.Find(name, x.Length)!, x);
        }
    }

    /// <summary>A function whose gradient is that of a definition: its value is the library's own.</summary>
    private static Operation Whole(string name) =>
        Operations.Call($"global::System.Numerics.Tensors.TensorPrimitives.{name}<{{element}}>({{0}}, {{destination}})", 1);

    private int One(GraphType type) => _graph.Number(type, 1);

    /// <summary>An operation on whole buffers, into memory of its own.</summary>
    private int Elementwise(Operation operation, GraphType element, int count, params int[] operands)
    {
        int result = _graph.NewValue(new BufferType(element, IsReadOnly: false));
        Append(new Allocate(result, _graph.NewValue(GraphType.Int32), count));
        _made.Add(result);
        _buffers[result] = new BufferFacts(_area!, -1, -1, false, "");
        Append(new Elementwise(result, operation, operands.ToEquatableArray()));
        return result;
    }

    private int Reduction(Reduction reduction, GraphType type, params int[] operands)
    {
        int result = _graph.NewValue(type);
        Append(new Reduce(result, reduction, operands.ToEquatableArray()));
        return result;
    }
}
