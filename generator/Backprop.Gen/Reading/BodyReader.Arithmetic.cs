using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>Arithmetic, comparison, logic and conversions.</summary>
internal sealed partial class BodyReader
{
    /// <summary>
    /// Sums and products lean to the left, and may have many thousands of terms: goes down the left operands with a list instead of calling
    /// itself, and reads on the way up.
    /// </summary>
    private Datum ReadSpine(IOperation top)
    {
        List<IOperation> spine = new();
        IOperation operation = top;
        while (!operation.ConstantValue.HasValue)
        {
            if (operation is IBinaryOperation binary)
            {
                spine.Add(binary);
                operation = binary.LeftOperand;
            }
            else if (operation is IConversionOperation { OperatorMethod: null } conversion && !IsStackAlloc(conversion.Operand.Syntax))
            {
                spine.Add(conversion);
                operation = conversion.Operand;
            }
            else
            {
                break;
            }
        }

        Datum datum = operation is IConversionOperation other && !other.ConstantValue.HasValue ? ReadOtherConversion(other) : Read(operation);
        for (int i = spine.Count - 1; i >= 0; i--)
        {
            _module.Token.ThrowIfCancellationRequested();
            datum = spine[i] is IBinaryOperation binary ? Combine(binary, datum) : Convert((IConversionOperation)spine[i], datum);
        }

        return datum;
    }

    private Datum Combine(IBinaryOperation binary, Datum left)
    {
        if ((TryCombineNullable(binary, left) ?? TryNullTest(binary, left)) is { } lifted)
        {
            return lifted;
        }

        if (binary.OperatorMethod is { } method && binary.LeftOperand.Type?.SpecialType != SpecialType.System_String
            && !IsOfNumbers(method, binary.LeftOperand, binary.RightOperand))
        {
            Datum argument = Read(binary.RightOperand);
            return CallOperator(binary, OperatorOf(method, binary.LeftOperand), left, argument);
        }

        if (IsShortCircuit(binary.OperatorKind))
        {
            return ShortCircuit(binary, ValueOf(left, binary.LeftOperand));
        }

        Form leftForm = FormOf(binary.LeftOperand.Type, binary.LeftOperand);
        Form rightForm = FormOf(binary.RightOperand.Type, binary.RightOperand);
        if (leftForm is not ScalarForm || rightForm is not ScalarForm)
        {
            return CombineText(binary, left);
        }

        int right = ReadValue(binary.RightOperand);
        GraphType type = ((ScalarForm)FormOf(binary.Type, binary)).Inner;
        return new Scalar(Compute(binary, binary.OperatorKind, binary.IsChecked, type, ValueOf(left, binary.LeftOperand), right));
    }

    private int Compute(IOperation at, BinaryOperatorKind kind, bool isChecked, GraphType type, int left, int right)
    {
        Operation operation = OperationOf(kind) ?? throw Expression(at, "This operator", "use arithmetic, comparison and logic");
        if (operation.Signature == Signature.Special && _graph.TypeOf(left).IsFloating)
        {
            throw Expression(at, "This operator on the bits of a number", "use arithmetic and comparison");
        }

        return Apply(Explicit(operation, isChecked, type), type, left, right);
    }

    /// <summary>Generated code lives in the same project and checks for overflow where the project does; where the user wants it otherwise, it says so.</summary>
    private Operation Explicit(Operation operation, bool isChecked, GraphType type)
    {
        if (type.IsFloating || isChecked == CheckOverflow)
        {
            return operation;
        }

        return operation == Operations.Add ? (isChecked ? Operations.AddChecked : Operations.AddUnchecked)
            : operation == Operations.Subtract ? (isChecked ? Operations.SubtractChecked : Operations.SubtractUnchecked)
            : operation == Operations.Multiply ? (isChecked ? Operations.MultiplyChecked : Operations.MultiplyUnchecked)
            : operation == Operations.Negate ? (isChecked ? Operations.NegateChecked : Operations.NegateUnchecked)
            : operation;
    }

    private bool CheckOverflow => ((Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions)_module.Compilation.Options).CheckOverflow;

    private static Operation? OperationOf(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => Operations.Add,
        BinaryOperatorKind.Subtract => Operations.Subtract,
        BinaryOperatorKind.Multiply => Operations.Multiply,
        BinaryOperatorKind.Divide => Operations.Divide,
        BinaryOperatorKind.Remainder => Operations.Remainder,
        BinaryOperatorKind.LessThan => Operations.Less,
        BinaryOperatorKind.LessThanOrEqual => Operations.LessOrEqual,
        BinaryOperatorKind.GreaterThan => Operations.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => Operations.GreaterOrEqual,
        BinaryOperatorKind.Equals => Operations.Equal,
        BinaryOperatorKind.NotEquals => Operations.NotEqual,
        BinaryOperatorKind.And => Operations.And,
        BinaryOperatorKind.Or => Operations.Or,
        BinaryOperatorKind.ExclusiveOr => Operations.Xor,
        BinaryOperatorKind.LeftShift => Operations.ShiftLeft,
        BinaryOperatorKind.RightShift => Operations.ShiftRight,
        BinaryOperatorKind.UnsignedRightShift => Operations.ShiftRightUnsigned,
        _ => null,
    };

    private static bool IsShortCircuit(BinaryOperatorKind kind) => kind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr;

    private Datum ShortCircuit(IBinaryOperation binary, int left)
    {
        bool isAnd = binary.OperatorKind == BinaryOperatorKind.ConditionalAnd;
        Slot[] slots = SlotsOf(binary).Concat(DeclareNamed(binary.RightOperand)).Distinct().ToArray();
        int mark = _graph.Count;
        int second = -1;
        Arm right = ReadArm(slots, () => new[] { second = ReadValue(binary.RightOperand) }, left, isAnd);
        Arm known = ReadArm(slots, () => new[] { Boolean(!isAnd) });
        int[] values = Branch(left, isAnd ? right : known, isAnd ? known : right, slots, new GraphType[] { GraphType.Boolean }, mark);
        return new Scalar(Joined(left, second, values[0], isAnd));
    }

    private Datum ReadUnary(IUnaryOperation unary)
    {
        if (unary.OperatorKind == UnaryOperatorKind.Hat)
        {
            return ReadHat(unary);
        }

        if (NullableForm(unary.Type) is { } nullable)
        {
            return ReadLiftedUnary(unary, nullable);
        }

        if (unary.OperatorMethod is { } method && !IsOfNumbers(method, unary.Operand))
        {
            return CallOperator(unary, OperatorOf(method, unary.Operand), Read(unary.Operand));
        }

        return ComputeUnary(unary, ReadValue(unary.Operand), ScalarTypeOf(unary.Type, unary));
    }

    private Datum ComputeUnary(IUnaryOperation unary, int operand, GraphType type)
    {
        switch (unary.OperatorKind)
        {
            case UnaryOperatorKind.Plus:
                return new Scalar(operand);
            case UnaryOperatorKind.Minus:
                return new Scalar(Apply(Explicit(Operations.Negate, unary.IsChecked, type), type, operand));
            case UnaryOperatorKind.Not:
                return new Scalar(type.Equals(GraphType.Boolean) ? Not(operand) : Apply(Operations.Complement, type, operand));
            case UnaryOperatorKind.BitwiseNegation when !type.IsFloating:
                return new Scalar(Apply(Operations.Complement, type, operand));
            default:
                throw Expression(unary, "This operator", "use arithmetic, comparison and logic");
        }
    }

    private Datum Convert(IConversionOperation conversion, Datum datum)
    {
        if (datum is Nothing)
        {
            return datum;
        }

        if (TryConvertNullable(conversion, datum) is { } lifted)
        {
            return lifted;
        }

        Form to = FormOf(conversion.Type, conversion);
        if (to is ScalarForm target && FormOf(conversion.Operand.Type, conversion.Operand) is ScalarForm)
        {
            return ConvertNumber(ValueOf(datum, conversion.Operand), target, conversion);
        }

        if (datum is Reference reference)
        {
            return to is BufferForm form ? reference with { Form = form } : reference;
        }

        return ConvertOpaque(conversion, datum, to);
    }

    private Scalar ConvertNumber(int value, ScalarForm target, IOperation at)
    {
        GraphType from = _graph.TypeOf(value);
        if (from.Equals(target.Inner))
        {
            return new Scalar(value);
        }

        string name = target.Outer is OpaqueType { Name: var outer } ? outer : Names.Of(Names.Present(at.Type!));
        if (at is IConversionOperation conversion && SaysOtherwise(conversion) && from is ScalarType && !target.Inner.IsFloating)
        {
            return ConvertExplicitly(value, target, name, conversion);
        }

        int result = Apply(Operations.Convert, target.Inner, value);
        if (from.IsFloating && !target.Inner.IsFloating)
        {
            MayBeLost(at, name);
        }

        return new Scalar(result);
    }

    /// <summary>Whether a conversion checks for overflow where the project does not, or the other way round.</summary>
    private bool SaysOtherwise(IConversionOperation conversion) => !conversion.IsImplicit && conversion.IsChecked != CheckOverflow;

    /// <summary>Of a fraction, the check runs once and in its place, whatever becomes of the number.</summary>
    private Scalar ConvertExplicitly(int value, ScalarForm target, string name, IConversionOperation conversion)
    {
        string text = $"{(conversion.IsChecked ? "checked" : "unchecked")}(({name}){{0}})";
        if (_graph.TypeOf(value) is not { IsFloating: true } type)
        {
            return new Scalar(Apply(Operations.Call(text, 1), target.Inner, value));
        }

        int constant = Apply(Operations.Stop, type, value);
        MayBeLost(conversion, name);
        return new Scalar(ConvertTo(target.Inner, conversion.IsChecked ? External(conversion, target.Outer, text, new[] { constant }) : Apply(Operations.Call(text, 1), target.Outer, constant)));
    }

    /// <summary>Notes that the last node makes a whole number of what may be active.</summary>
    private void MayBeLost(IOperation at, string type) => NoteIfActive(Diagnostic.Create(Descriptors.LostInConversion, LocationOf(at.Syntax), type));

    /// <summary>Notes what is to be said of the last node if an active value flows into it.</summary>
    private void NoteIfActive(Diagnostic diagnostic)
    {
        if (!_ended)
        {
            _module.SaidIfActive[_graph.Current[_graph.Current.Count - 1]] = diagnostic;
        }
    }

    /// <summary>A conversion by an operator method: an array to a span, or one of the user's.</summary>
    private Datum ReadOtherConversion(IConversionOperation conversion)
    {
        if (IsStackAlloc(conversion.Operand.Syntax))
        {
            return ReadStackAlloc(conversion.Operand);
        }

        Datum datum = Read(conversion.Operand);
        if (datum is Reference reference && FormOf(conversion.Type, conversion) is BufferForm form)
        {
            return reference with { Form = form };
        }

        if (NullableForm(conversion.Operand.Type) is not null && NullableForm(conversion.OperatorMethod!.Parameters[0].Type) is null)
        {
            throw Expression(conversion, "This conversion of a nullable value", "convert the value itself");
        }

        Datum converted = CallOperator(conversion, OperatorOf(conversion.OperatorMethod!, conversion.Operand), datum);
        return NullableForm(conversion.Type) is { } nullable && NullableForm(conversion.OperatorMethod!.ReturnType) is null ? Present(nullable, converted, conversion) : converted;
    }
}
