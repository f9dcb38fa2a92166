using System.Collections.Generic;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>=, op=, ++ and --. The place comes first, then the value, then the store: C#'s own order.</summary>
internal sealed partial class BodyReader
{
    private Datum ReadAssignment(ISimpleAssignmentOperation assignment)
    {
        if (assignment.IsRef)
        {
            throw Expression(assignment, "An assignment by reference", "use the element itself each time");
        }

        Place place = PlaceOf(assignment.Target);
        Datum value = Read(assignment.Value);
        Store(place, value, assignment);
        return value;
    }

    private Datum ReadCompound(ICompoundAssignmentOperation compound)
    {
        Place place = PlaceOf(compound.Target);
        if (NullableForm(compound.Target.Type) is { } nullable)
        {
            return ReadLiftedCompound(compound, place, nullable);
        }

        if (compound.OperatorMethod is { IsStatic: false } own)
        {
            return ChangeInPlace(compound, own, place, Read(compound.Value));
        }

        Datum old = Load(place, compound.Target);
        if (compound.OperatorMethod is { } method && !IsOfNumbers(method, compound.Target, compound.Value))
        {
            Datum result = CallOperator(compound, OperatorOf(method, compound.Target), old, Read(compound.Value));
            Store(place, result, compound);
            return result;
        }

        if (compound is { Target.Type.SpecialType: SpecialType.System_String, OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Concatenate })
        {
            List<int> inputs = new();
            string first = Input(old, compound.Target, inputs);
            Datum joined = External(compound, place.Form, $"{first} + {ArgumentText(compound.Value, inputs)}", inputs);
            Store(place, joined, compound);
            return joined;
        }

        if (place.Form is not ScalarForm target)
        {
            throw Expression(compound, "This assignment", "use numbers");
        }

        int right = ReadValue(compound.Value);
        Scalar stored = new(ComputeCompound(compound, target, ValueOf(old, compound.Target), right));
        Store(place, stored, compound);
        return stored;
    }

    /// <summary>C# computes in the type of the operator and converts back: byte += byte adds ints, float += double adds doubles.</summary>
    private int ComputeCompound(ICompoundAssignmentOperation compound, ScalarForm target, int old, int right)
    {
        GraphType type = OperatorType(compound.OperatorKind, target.Inner, _graph.TypeOf(right));
        int left = ConvertTo(type, old);
        bool isShift = compound.OperatorKind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift;
        int value = Compute(compound, compound.OperatorKind, compound.IsChecked, type, left, isShift ? right : ConvertTo(type, right));
        return ConvertTo(target.Inner, value);
    }

    private Datum ReadStep(IIncrementOrDecrementOperation step)
    {
        Place place = PlaceOf(step.Target);
        if (NullableForm(step.Target.Type) is { } nullable)
        {
            return ReadLiftedStep(step, place, nullable);
        }

        if (step.OperatorMethod is { IsStatic: false } own)
        {
            return ChangeInPlace(step, own, place);
        }

        Datum old = Load(place, step.Target);
        if (step.OperatorMethod is { } method && !IsOfNumbers(method, step.Target))
        {
            Datum stepped = CallOperator(step, OperatorOf(method, step.Target), old);
            Store(place, stepped, step);
            return step.IsPostfix ? old : stepped;
        }

        if (place.Form is not ScalarForm { Inner: ScalarType target })
        {
            throw Expression(step, "This step", "use '+= 1' on a number");
        }

        int before = ValueOf(old, step.Target);
        int after = ComputeStep(step, target, before);
        Store(place, new Scalar(after), step);
        return new Scalar(step.IsPostfix ? before : after);
    }

    /// <summary>An operator that changes the struct on its left itself.</summary>
    private Datum ChangeInPlace(IOperation at, IMethodSymbol method, Place place, params Datum[] operands)
    {
        bool isPlace = method.ContainingType.IsValueType && place is VariablePlace or ElementPlace;
        IMethodSymbol target = _frame.Close(method);
        if (isPlace && _module.Sources.BodyOf(target, _module.Token) is { } body)
        {
            Call(at, target, body, new ByReference(place), operands);
        }
        else if (!isPlace || TryReferenced(at, target, new ByReference(place), operands) is null)
        {
            throw Expression(at, $"'{method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}'", "write it as a method, and call it");
        }

        return Load(place, at);
    }

    private int ComputeStep(IIncrementOrDecrementOperation step, GraphType target, int before)
    {
        GraphType type = OperatorType(BinaryOperatorKind.Add, target, target);
        BinaryOperatorKind kind = step.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        int one = Number(type, 1);
        return ConvertTo(target, Compute(step, kind, step.IsChecked, type, ConvertTo(type, before), one));
    }

    private int ConvertTo(GraphType type, int value) => _graph.TypeOf(value).Equals(type) ? value : Apply(Operations.Convert, type, value);

    /// <summary>The type in which C# applies an arithmetic operator to a variable and a value (which has been converted to it already).</summary>
    private static GraphType OperatorType(BinaryOperatorKind kind, GraphType left, GraphType right)
    {
        if (kind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift)
        {
            return IsSmall(left) ? GraphType.Int32 : left;
        }

        return IsSmall(right) ? GraphType.Int32 : right;
    }

    private static bool IsSmall(GraphType type) =>
        type is ScalarType { Kind: ScalarKind.Int16 or ScalarKind.UInt16 or ScalarKind.SByte or ScalarKind.Byte or ScalarKind.Char };
}
