using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>return and throw.</summary>
internal sealed partial class BodyReader
{
    private void ReadReturn(IReturnOperation result)
    {
        Note(result.Syntax, result.IsImplicit && _frame.ReturnForm is not VoidForm);
        if (result.ReturnedValue is not { } returned)
        {
            ReturnNothing();
            return;
        }

        if (_frame.Method.ReturnsByRef || _frame.Method.ReturnsByRefReadonly)
        {
            _frame.ReturnedPlace = PlaceOf(returned);
            ReturnNothing();
            return;
        }

        Datum datum = Read(returned);
        if (_frame.ReturnForm is BufferForm)
        {
            ReturnBuffer(AsReference(datum, returned), returned);
            return;
        }

        if (_frame.ReturnForm is VoidForm)
        {
            ReturnNothing();
            return;
        }

        if ((datum is Pack or Instance or Closure || HoldsSelf(datum)) && _frame.Caller is not null)
        {
            _frame.Returned = _frame.Facts.Returns == 1 ? datum : throw Expression(returned, "One of several objects", "return in one place");
            ReturnNothing();
            return;
        }

        Leave(LeavesOf(Fit(datum, _frame.ReturnForm, returned), returned));
    }

    /// <summary>A return without a value, or the end of the body.</summary>
    private void ReturnNothing()
    {
        if (!_ended)
        {
            Leave(System.Array.Empty<int>());
        }
    }

    private void Leave(int[] values)
    {
        int[] self = _frame.ReturnsSelf ? _frame.Self!.Values.Select((_, leaf) => LeafOf(_frame.Self, leaf)).ToArray() : System.Array.Empty<int>();
        values = values.Concat(self).Concat(ValuesOf(_frame.HandedOn)).ToArray();
        if (_frame.ReturnLabel == Function.ReturnLabel)
        {
            values = values.Select((value, i) => Outer(value, _results[i])).ToArray();
        }

        Exit(_frame.ReturnLabel, values);
    }

    private void ReturnBuffer(Reference buffer, IOperation at)
    {
        if (_frame.ReturnLabel == Function.ReturnLabel)
        {
            if (buffer.Form.IsJagged && !buffer.IsStopped)
            {
                Leave(Flatten(buffer, at));
                return;
            }

            Leave(new[] { buffer.IsStopped ? throw Expression(at, "Returning a buffer that is held constant", "mark the returned value [return: NoGradient]") : Pin(buffer, at) });
            return;
        }

        if (_frame.Facts.Returns == 1)
        {
            _frame.Returned = buffer;
            ReturnNothing();
            return;
        }

        Leave(IntsOf(ToMoving(buffer, _frame.ReturnDomain!, at)));
    }

    private void ReadThrow(IThrowOperation problem)
    {
        if (problem.Exception is not { } exception)
        {
            throw Statement(problem, "Throwing again", "throw a new exception");
        }

        while (exception is IConversionOperation { IsImplicit: true } conversion)
        {
            exception = conversion.Operand;
        }

        (string code, List<int> inputs) = TextOf(exception);
        ThrowText(code, inputs, exception);
        Leave();
    }

    private void ThrowText(string code, List<int> inputs, IOperation exception)
    {
        External node = new(-1, "throw " + code, inputs.ToEquatableArray(), Throws: true);
        Append(node);
        _module.Externals.Add(node, new ExternalTable.Origin(
            LocationOf(exception.Syntax), Refuse(Descriptors.ActiveCall, exception, "throw").Diagnostic));
    }

    /// <summary>A value inside of the graph as its type where it meets C#: an enum from the integer under it.</summary>
    private int Outer(int value, Leaf leaf) => leaf.Inner.Equals(leaf.Outer) ? value : Apply(Operations.Convert, leaf.Outer, value);

    /// <summary>A value that comes from C# as its type inside of the graph.</summary>
    private int Inner(int value, Leaf leaf) => leaf.Inner.Equals(leaf.Outer) ? value : Apply(Operations.Convert, leaf.Inner, value);
}
