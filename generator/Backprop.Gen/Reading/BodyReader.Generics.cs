using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>Members of type parameters, once the type is known: interface methods of structs, static members, the arithmetic of numbers.</summary>
internal sealed partial class BodyReader
{
    /// <summary>The method that a call comes to.</summary>
    private IMethodSymbol TargetOf(IInvocationOperation call)
    {
        IMethodSymbol method = _frame.Close(call.TargetMethod);
        return TypeOf(call, call.Instance, method) is { } type ? Targets.In(type, method) ?? method : method;
    }

    /// <summary>The type that has been given to the type parameter on which a member is called, or that parameter itself if it stands for numbers; null if it is called on something else.</summary>
    private ITypeSymbol? TypeOf(IOperation call, IOperation? instance, ISymbol member)
    {
        ITypeParameterSymbol? parameter = instance?.Type as ITypeParameterSymbol
            ?? (member is { IsStatic: true, ContainingType.TypeKind: TypeKind.Interface } ? Targets.QualifierOf(call, _frame.Body.Model) : null);
        return parameter is not null && _frame.Close(parameter) is var type && (type is not ITypeParameterSymbol || NumberTypes.ScalarOf(type) is not null) ? type : null;
    }

    /// <summary>Whether an operator is that of a number type, by way of an interface.</summary>
    private bool IsOfNumbers(IMethodSymbol? method, params IOperation[] operands) =>
        method is { ContainingType.TypeKind: TypeKind.Interface } && operands.All(operand => FormOf(operand.Type, operand) is ScalarForm);

    /// <summary>An operator of a user's type, or the one that stands for it in the type that a type parameter has been given.</summary>
    private IMethodSymbol OperatorOf(IMethodSymbol method, IOperation operand)
    {
        IMethodSymbol closed = _frame.Close(method);
        return closed.ContainingType.TypeKind == TypeKind.Interface && _frame.Close(operand.Type!) is var type ? Targets.In(type, closed) ?? closed : closed;
    }

    /// <summary><c>T.CreateChecked(0.5)</c>: to a floating-point type, all of these are plain conversions. Null if it is another method.</summary>
    private Datum? TryCreateNumber(IInvocationOperation call) =>
        call.TargetMethod is { Name: "CreateChecked" or "CreateSaturating" or "CreateTruncating", Parameters.Length: 1 }
        && TypeOf(call, null, call.TargetMethod) is { } type && NumberTypes.ScalarOf(type) is { IsFloating: true } scalar
        && FormOf(call.Arguments[0].Value.Type, call) is ScalarForm
            ? new Scalar(ConvertTo(scalar, ReadValue(call.Arguments[0].Value))) : null;

    private int Number(GraphType type, double value) => Constant(type, !type.IsFloating ? (long)value : BitsOf(type.Equals(GraphType.Single) ? (float)value : (object)value));

    /// <summary><c>T.One</c>, <c>T.Pi</c>, … of a number type; null if it is another property.</summary>
    private Datum? TryNumberConstant(IPropertyReferenceOperation property)
    {
        if (TypeOf(property, null, property.Property) is not { } type || NumberTypes.ScalarOf(type) is not { } scalar)
        {
            return null;
        }

        bool isDouble = scalar.Equals(GraphType.Double);
        bool isOpen = scalar.Kind == ScalarKind.Generic;
        double? value = property.Property.Name switch
        {
            "Zero" or "AdditiveIdentity" => 0,
            "One" or "MultiplicativeIdentity" => 1,
            "NegativeOne" => -1,
            "Pi" => System.Math.PI,
            "Tau" => 2 * System.Math.PI,
            "E" => System.Math.E,
            "NaN" => double.NaN,
            "PositiveInfinity" => double.PositiveInfinity,
            "NegativeInfinity" => double.NegativeInfinity,
            "NegativeZero" => -0.0,
            "Epsilon" when !isOpen => isDouble ? double.Epsilon : float.Epsilon,
            "MaxValue" when !isOpen => isDouble ? double.MaxValue : float.MaxValue,
            "MinValue" when !isOpen => isDouble ? double.MinValue : float.MinValue,
            _ => null,
        };
        return value is { } number && (scalar.IsFloating || number is 0 or 1 or -1) ? new Scalar(Number(scalar, number))
            : isOpen && NumberTypes.IsInterface(property.Property.ContainingType)
                ? new Scalar(Apply(Operations.Call($"{scalar.Name}.{property.Property.Name}", 0), ScalarTypeOf(property.Type, property)))
                : null;
    }
}
