using System;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>Operators and conversions of nullable values: those of the values, where there are any.</summary>
internal sealed partial class BodyReader
{
    /// <summary>An operator on nullable values; null if the operands are none.</summary>
    private Datum? TryCombineNullable(IBinaryOperation binary, Datum left)
    {
        if (NullableForm(binary.LeftOperand.Type) is null && NullableForm(binary.RightOperand.Type) is null)
        {
            return null;
        }

        bool isEquality = binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals;
        if (isEquality && (IsNull(binary.LeftOperand) || IsNull(binary.RightOperand)))
        {
            Datum right = Read(binary.RightOperand);
            int hasValue = ((Bundle)(IsNull(binary.LeftOperand) ? right : left)).Leaves[0];
            return new Scalar(binary.OperatorKind == BinaryOperatorKind.NotEquals ? hasValue : Not(hasValue));
        }

        if (left is not Bundle { Shape.IsNullable: true } first || Read(binary.RightOperand) is not Bundle { Shape.IsNullable: true } second
            || first.Shape.Members[1].Form is ScalarForm { Inner: var inner } && inner.Equals(GraphType.Boolean) && !isEquality)
        {
            throw Expression(binary, "This operator on nullable values", "use the values themselves");
        }

        int both = And(first.Leaves[0], second.Leaves[0]);
        if (isEquality)
        {
            int isSame = Apply(Operations.Equal, GraphType.Boolean, first.Leaves[0], second.Leaves[0]);
            Func<Datum> whenAbsent = () => new Scalar(binary.OperatorKind == BinaryOperatorKind.Equals ? isSame : Not(isSame));
            return Choose(both, FormOf(binary.Type, binary), binary, () => CombineValues(binary, ValueIn(first), ValueIn(second)), whenAbsent);
        }

        if (NullableForm(binary.Type) is { } form)
        {
            return Lift(form, both, binary, () => CombineValues(binary, ValueIn(first), ValueIn(second)));
        }

        Datum holds = Choose(both, FormOf(binary.Type, binary), binary, () => CombineValues(binary, ValueIn(first), ValueIn(second)), () => new Scalar(Boolean(false)));
        Imply(ValueOf(holds, binary), true, ImpliedBy(both, true));
        return holds;
    }

    private Datum CombineValues(IBinaryOperation binary, Datum left, Datum right)
    {
        if (binary.OperatorMethod is { } method && !IsOfNullableNumbers(binary.LeftOperand))
        {
            return CallOperator(binary, OperatorOf(method, binary.LeftOperand), left, right);
        }

        Form form = FormOf(binary.Type, binary);
        GraphType type = form is StructForm { Shape.IsNullable: true } nullable ? ((ScalarForm)InnerOf(nullable)).Inner : GraphType.Boolean;
        return new Scalar(Compute(binary, binary.OperatorKind, binary.IsChecked, type, ValueOf(left, binary), ValueOf(right, binary)));
    }

    /// <summary>Whether an operand is a nullable number, whose operators are those of the graph even if a generic interface names them.</summary>
    private bool IsOfNullableNumbers(IOperation operand) => NullableForm(operand.Type) is { } form && InnerOf(form) is ScalarForm;

    private Bundle Lift(StructForm form, int hasValue, IOperation at, Func<Datum> compute)
    {
        Datum value = Choose(hasValue, InnerOf(form), at, compute, () => ReadDefaultOf(InnerOf(form)));
        return new Bundle(form.Shape, LeavesOf(value, at).Prepend(hasValue).ToArray());
    }

    private int And(int a, int b)
    {
        if (IsCertain(a) || IsCertain(b))
        {
            return IsCertain(a) ? b : a;
        }

        int both = Apply(Operations.And, GraphType.Boolean, a, b);
        Imply(both, true, ImpliedBy(a, true).Concat(ImpliedBy(b, true)).Append(both));
        return both;
    }

    private static bool IsNull(IOperation operand)
    {
        while (operand is IConversionOperation { OperatorMethod: null } conversion)
        {
            operand = conversion.Operand;
        }

        return operand.ConstantValue is { HasValue: true, Value: null };
    }

    /// <summary>A conversion from or to a nullable value; null if it is another one.</summary>
    private Datum? TryConvertNullable(IConversionOperation conversion, Datum datum)
    {
        StructForm? from = NullableForm(conversion.Operand.Type);
        StructForm? to = NullableForm(conversion.Type);
        if (from is null && to is null)
        {
            return null;
        }

        if (from is null)
        {
            Form form = conversion.Operand.Type is { } type ? FormOf(type, conversion) : VoidForm.Instance;
            return datum is Text ? Absent(to!)
                : form is OpaqueForm ? ConvertOpaque(conversion, datum, to!)
                : ConvertPart(datum, form, to!, conversion);
        }

        if (Fit(datum, from, conversion) is not Bundle nullable)
        {
            throw Expression(conversion, "This conversion", "convert the value itself");
        }

        if (to is not null)
        {
            return ConvertPart(nullable, from, to, conversion);
        }

        return FormOf(conversion.Type, conversion) is OpaqueForm opaque
            ? ConvertOpaque(conversion, Fit(nullable, _module.Forms.Of(_frame.Close(conversion.Operand.Type!)) is StructForm ? new OpaqueForm(new OpaqueType(Names.Of(_frame.Close(conversion.Operand.Type!)))) : opaque, conversion), opaque)
            : ConvertPlain(Demand(nullable, conversion), InnerOf(from), FormOf(conversion.Type, conversion), conversion);
    }

    /// <summary>A value as one that may be null, or both.</summary>
    private Datum ConvertPart(Datum datum, Form from, Form to, IOperation at) => (from, to) switch
    {
        (StructForm { Shape.IsNullable: true }, StructForm { Shape.IsNullable: true }) when from.Equals(to) => datum,
        (StructForm { Shape.IsNullable: true } some, StructForm { Shape.IsNullable: true } other) when datum is Bundle nullable =>
            Lift(other, nullable.Leaves[0], at, () => ConvertPlain(ValueIn(nullable), InnerOf(some), InnerOf(other), at)),
        (_, StructForm { Shape.IsNullable: true } nullable) => Present(nullable, ConvertPlain(datum, from, InnerOf(nullable), at), at),
        (StructForm { Shape.IsNullable: true }, OpaqueForm) => Fit(datum, to, at),
        (ScalarForm, OpaqueForm { Type: var whole }) => new Scalar(Apply(Operations.Call($"({whole.Name}){{0}}", 1), whole, ValueOf(datum, at))),
        _ => ConvertPlain(datum, from, to, at),
    };

    private Datum ConvertPlain(Datum datum, Form from, Form to, IOperation at) =>
        from is ScalarForm && to is ScalarForm target ? ConvertNumber(ValueOf(datum, at), target, at)
        : from.Equals(to) || (from, to) is (StructForm, StructForm) ? ConvertLeaves(datum, to, at)
        : throw Expression(at, "This conversion", "convert the value itself");

    private Datum ReadLiftedUnary(IUnaryOperation unary, StructForm form)
    {
        if (Read(unary.Operand) is not Bundle { Shape.IsNullable: true } nullable)
        {
            throw Expression(unary, "This operator on nullable values", "use the values themselves");
        }

        return Lift(form, nullable.Leaves[0], unary, () => unary.OperatorMethod is { } method && !IsOfNullableNumbers(unary.Operand)
            ? CallOperator(unary, OperatorOf(method, unary.Operand), ValueIn(nullable))
            : ComputeUnary(unary, ValueOf(ValueIn(nullable), unary), ((ScalarForm)InnerOf(form)).Inner));
    }

    private Datum ReadLiftedCompound(ICompoundAssignmentOperation compound, Place place, StructForm form)
    {
        Bundle old = (Bundle)Fit(Load(place, compound.Target), form, compound);
        Datum other = Read(compound.Value);
        Bundle right = other is Bundle { Shape.IsNullable: true } nullable ? nullable : throw Expression(compound, "This assignment", "use the values themselves");
        Bundle result = Lift(form, And(old.Leaves[0], right.Leaves[0]), compound, () => compound.OperatorMethod is { } method && !IsOfNullableNumbers(compound.Target)
            ? CallOperator(compound, OperatorOf(method, compound.Target), ValueIn(old), ValueIn(right))
            : new Scalar(ComputeCompound(compound, (ScalarForm)InnerOf(form), ValueOf(ValueIn(old), compound), ValueOf(ValueIn(right), compound))));
        Store(place, result, compound);
        return result;
    }

    private Datum ReadLiftedStep(IIncrementOrDecrementOperation step, Place place, StructForm form)
    {
        Bundle old = (Bundle)Fit(Load(place, step.Target), form, step);
        Bundle result = Lift(form, old.Leaves[0], step, () => step.OperatorMethod is { } method && !IsOfNullableNumbers(step.Target)
            ? CallOperator(step, OperatorOf(method, step.Target), ValueIn(old))
            : new Scalar(ComputeStep(step, ((ScalarForm)InnerOf(form)).Inner, ValueOf(ValueIn(old), step))));
        Store(place, result, step);
        return step.IsPostfix ? old : result;
    }
}
