using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>Parts of buffers, and indices from the end.</summary>
internal sealed partial class BodyReader
{
    /// <summary>A part of a buffer. A start or a count that is not given is -1: from the first element, up to the last one.</summary>
    private Reference SliceOf(Reference reference, int start, int count, BufferForm form, IOperation at)
    {
        if (start < 0 && count < 0)
        {
            return reference with { Form = form };
        }

        if (form.IsJagged)
        {
            throw Expression(at, "A part of an array of arrays", "use the rows themselves");
        }

        int buffer = Pin(reference, at);
        start = start < 0 ? Integer(0) : start;
        count = count < 0 ? Apply(Operations.Subtract, GraphType.Int32, LengthOf(reference, at), start) : count;
        int value = _graph.NewValue(new BufferType(form.Type.Element, ((BufferType)_graph.TypeOf(buffer)).IsReadOnly));
        Append(new Slice(value, buffer, start, count));
        _buffers[value] = new BufferFacts(_area!, reference.Moving is null ? buffer : -1, start, _buffers[buffer].IsState, "");
        Moving? moving = reference.Moving is { } origin
            ? origin with { Start = origin.Start < 0 ? start : Apply(Operations.Add, GraphType.Int32, origin.Start, start), Count = count, IsPart = true } : null;
        return new Reference(value, moving, form, reference.IsStopped);
    }

    /// <summary>Slice, AsSpan, and the constructors of spans: a buffer, and perhaps a start and a length.</summary>
    private Reference ReadSlice(IOperation operation, IOperation buffer, IEnumerable<IArgumentOperation> arguments)
    {
        Reference reference = ReadReference(buffer);
        if (arguments.FirstOrDefault() is { Value: var range } && IsRange(range))
        {
            return ReadRange(operation, reference, range);
        }

        int[] bounds = arguments.Select(argument =>
        {
            if (argument.Value.Type?.SpecialType != SpecialType.System_Int32)
            {
                throw Expression(argument, "This way to slice", "use ints for the start and the length");
            }

            return ReadValue(argument.Value);
        }).ToArray();
        return SliceOf(reference, bounds.Length > 0 ? bounds[0] : -1, bounds.Length > 1 ? bounds[1] : -1, (BufferForm)FormOf(operation.Type, operation), operation);
    }

    /// <summary><c>buffer[a..b]</c> of a span.</summary>
    private Reference ReadRange(IOperation operation, Reference reference, IOperation argument)
    {
        int length = LengthOf(reference, operation);
        int start;
        int end;
        if (argument is IRangeOperation range)
        {
            start = range.LeftOperand is { } left ? ReadIndex(left, length) : Integer(0);
            end = range.RightOperand is { } right ? ReadIndex(right, length) : length;
        }
        else
        {
            int[] leaves = LeavesOf(Read(argument), argument);
            start = OffsetOf(leaves[0], leaves[1], length);
            end = OffsetOf(leaves[2], leaves[3], length);
        }

        BufferForm form = (BufferForm)FormOf(operation.Type, operation);
        Reference part = SliceOf(reference, start, Apply(Operations.Subtract, GraphType.Int32, end, start), form, operation);

        // Of an array, a range is a copy.
        return Names.IsView(operation.Type) ? part : CopyOf(part, form, operation);
    }

    /// <summary>An index, from the start or (<c>^1</c>) from the end.</summary>
    private int ReadIndex(IOperation index, int length)
    {
        IOperation operation = index is IConversionOperation conversion && Names.IsSystem(conversion.Type, "Index") ? conversion.Operand : index;
        if (operation is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd)
        {
            return Apply(Operations.Subtract, GraphType.Int32, length, ReadValue(fromEnd.Operand));
        }

        if (IsIndex(operation))
        {
            int[] leaves = LeavesOf(Read(operation), operation);
            return OffsetOf(leaves[0], leaves[1], length);
        }

        return operation.Type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int16 or SpecialType.System_Byte or SpecialType.System_SByte
            or SpecialType.System_UInt16 or SpecialType.System_Char
            ? ReadValue(operation) : throw Expression(index, "An index that is not an int", "cast it to int");
    }
}
