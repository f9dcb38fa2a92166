using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>Methods that work on all elements of a buffer, or of a part of it: Copy, CopyTo, Fill, Clear, Clone, ToArray, Reverse.</summary>
internal sealed partial class BodyReader
{
    /// <summary>Reads a call of such a method; null if it is none.</summary>
    private Datum? TryWholeBuffer(IInvocationOperation call, IMethodSymbol method)
    {
        IMethodSymbol definition = method.ReducedFrom ?? method;
        bool isSpan = call.Instance is { } instance && Names.IsView(instance.Type);
        bool isArray = Names.IsSystem(definition.ContainingType, "Array");
        bool isCopied = Names.IsEnumerable(definition.ContainingType) && definition.Name == "ToArray";
        if (!isSpan && !isArray && !isCopied && !Names.IsSystem(definition.ContainingType, "MemoryExtensions"))
        {
            return null;
        }

        IReadOnlyList<IOperation> operands = (call.Instance is null ? Enumerable.Empty<IOperation>() : new[] { Bare(call.Instance) })
            .Concat(call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => Bare(argument.Value))).ToList();
        if (operands.Count == 0 || !Names.IsBuffer(operands[0].Type) || FormOf(operands[0].Type, operands[0]) is not BufferForm)
        {
            return null;
        }

        if (Names.IsJagged(operands[0].Type) && definition.Name is not ("Clone" or "Fill" or "Reverse"))
        {
            throw Expression(call, $"'{definition.Name}' of an array of arrays", "write a loop over its rows");
        }

        switch (definition.Name)
        {
            case "Clone" when operands.Count == 1:
                return CopyOf(ReadReference(operands[0]), (BufferForm)FormOf(operands[0].Type, call), call);
            case "ToArray" when operands.Count == 1:
                return CopyOf(ReadReference(operands[0]), (BufferForm)FormOf(method.ReturnType, call), call);
            case "CopyTo":
                Reference source = ReadReference(operands[0]);
                Reference target = ReadReference(operands[1]);
                int at = operands.Count > 2 ? ReadValue(operands[2]) : -1;
                return Transfer(source, SliceOf(target, at, at < 0 ? -1 : LengthOf(source, call), target.Form, call), call, "Destination is too short.", "destination");
            case "Copy" when isArray && operands.Count == 3:
                return Move(ReadReference(operands[0]), Integer(0), ReadReference(operands[1]), Integer(0), ReadValue(operands[2]), call);
            case "Copy" when isArray && operands.Count == 5:
                Reference from = ReadReference(operands[0]);
                int start = ReadValue(operands[1]);
                return Move(from, start, ReadReference(operands[2]), ReadValue(operands[3]), ReadValue(operands[4]), call);
            case "Clear" or "Fill" or "Reverse":
                return Change(definition.Name, operands, call);
            default:
                return null;
        }
    }

    /// <summary>An argument of the type Array or object, as the array it is.</summary>
    private static IOperation Bare(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null, IsImplicit: true } conversion && Names.IsBuffer(conversion.Operand.Type))
        {
            operation = conversion.Operand;
        }

        return operation;
    }

    /// <summary>Clear(), Fill(value), Reverse(), and their forms for a part: (…, start, count).</summary>
    private Datum? Change(string name, IReadOnlyList<IOperation> operands, IOperation at)
    {
        int bounds = name == "Fill" ? 2 : 1;
        if (operands.Count != bounds && operands.Count != bounds + 2)
        {
            return null;
        }

        Reference whole = ReadReference(operands[0]);
        Datum? value = name == "Fill" ? Read(operands[1]) : null;
        Reference part = operands.Count == bounds ? whole : SliceOf(whole, ReadValue(operands[bounds]), ReadValue(operands[bounds + 1]), whole.Form, at);
        int buffer = Pin(part, at);
        CheckWritable(buffer, at);
        switch (name)
        {
            case "Clear":
                Append(new Clear(buffer));
                break;
            case "Fill":
                Repeat(LengthOf(part, at), index => StoreElement(part, buffer, index, "", part.Form.Element, value!, at));
                break;
            default:
                int length = LengthOf(part, at);
                Repeat(Apply(Operations.Divide, GraphType.Int32, length, Integer(2)), index =>
                {
                    int other = Apply(Operations.Subtract, GraphType.Int32, Apply(Operations.Subtract, GraphType.Int32, length, Integer(1)), index);
                    Datum first = LoadElement(part, buffer, index, "", part.Form.Element);
                    Datum second = LoadElement(part, buffer, other, "", part.Form.Element);
                    StoreElement(part, buffer, index, "", part.Form.Element, second, at);
                    StoreElement(part, buffer, other, "", part.Form.Element, first, at);
                });
                break;
        }

        return Nothing.Instance;
    }

    private Reference CopyOf(Reference source, BufferForm form, IOperation at)
    {
        if (form.IsJagged && source.IsStopped)
        {
            throw Expression(at, "A copy of rows that are held constant", "copy each row into one that is made here");
        }

        int count = LengthOf(source, at);
        Reference made = Allocate(form, count, at);
        if (form.IsJagged)
        {
            CopyRows(source, made.Value, Integer(0), form, count, at);
            return made;
        }

        ShapeLike(made, source);
        CopyInto(source, made.Value, form, count, at);
        return made;
    }

    private Datum Move(Reference source, int start, Reference target, int at, int count, IOperation operation) => Transfer(
        SliceOf(source, start, count, source.Form, operation), SliceOf(target, at, count, target.Form, operation), operation, "", "");

    /// <summary>Copies over the first elements of the target. Where the two may overlap, as C# does: as if by way of memory of its own.</summary>
    private Datum Transfer(Reference source, Reference target, IOperation at, string message, string parameter)
    {
        int from = Pin(source, at);
        int to = Pin(target, at);
        CheckWritable(to, at);
        int count = LengthOf(source, at);
        if (message.Length > 0)
        {
            ThrowIf(Apply(Operations.Less, GraphType.Boolean, LengthOf(target, at), count), $"new global::System.ArgumentException(\"{message}\", \"{parameter}\")", at);
            to = Pin(SliceOf(target, Integer(0), count, target.Form, at), at);
        }

        if (!AreApart(from, to))
        {
            Reference between = Allocate(source.Form, count, at);
            Append(new Copy(from, between.Value));
            from = between.Value;
        }

        if (source.IsStopped != target.IsStopped || source.IsStopped)
        {
            Repeat(count, index => StoreElement(target, to, index, "", target.Form.Element, LoadElement(source, from, index, "", source.Form.Element), at));
        }
        else
        {
            Append(new Copy(from, to));
        }

        return Nothing.Instance;
    }

    private void CheckWritable(int buffer, IOperation at)
    {
        if (_buffers[buffer].IsState)
        {
            throw Refuse(Diagnostics.Descriptors.StoreToState, at, _buffers[buffer].Name.Length > 0 ? _buffers[buffer].Name : at.Syntax.ToString());
        }
    }

    /// <summary>A loop over 0, 1, …, count - 1.</summary>
    private void Repeat(int count, Action<int> read)
    {
        int counter = _graph.NewValue(GraphType.Int32);
        int start = Integer(0);
        int breakLabel = _graph.NewLabel();
        int continueLabel = _graph.NewLabel();
        Open();
        read(counter);
        Exit(continueLabel);
        List<Node> nodes = CloseNodes();
        Append(new Loop(default, breakLabel, continueLabel, default, new Counted(counter, start, count, 1, false), RegionOf(nodes)));
    }

    private void ThrowIf(int condition, string exception, IOperation at)
    {
        Slot[] none = Array.Empty<Slot>();
        int mark = _graph.Count;
        Arm then = ReadArm(none, () =>
        {
            ThrowText(exception, new List<int>(), at);
            Leave();
        });
        Branch(condition, then, ReadArm(none, () => { }), none, Array.Empty<GraphType>(), mark);
    }
}
