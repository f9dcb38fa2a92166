using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>The functions of <c>Math</c> and of the number types.</summary>
internal sealed partial class BodyReader
{
    /// <summary>The value of a call of such a function; null if it is another call.</summary>
    private Datum? TryMath(IInvocationOperation invocation, IMethodSymbol method)
    {
        if (MathTable.Find(method) is { } operation)
        {
            Scalar value = ApplyFunction(operation, method, invocation, InOrder(invocation.Arguments, ReadValue));
            MayBeTied(invocation, method);
            return value;
        }

        if (MathTable.Elements(method) is { Count: > 0 } elements)
        {
            return ReadElements(invocation, method, elements);
        }

        return MathTable.IsConversion(method) ? new Scalar(ConvertTo(ScalarTypeOf(method.ReturnType, invocation), ReadValue(invocation.Arguments[0].Value)))
            : MathTable.IsWideProduct(method) ? WideProduct(invocation, method)
            : MathTable.IsQuotientWithRemainder(method) ? QuotientWithRemainder(invocation, method)
            : null;
    }

    /// <summary>The operation, on arguments of the types that C# knows them by: an enum as itself, not as the integer under it.</summary>
    private Scalar ApplyFunction(Operation operation, IMethodSymbol method, IOperation at, int[] arguments)
    {
        int[] inputs = arguments.Select((value, i) => ConvertTo(((ScalarForm)FormOf(method.Parameters[i].Type, at)).Outer, value)).ToArray();
        int result = Apply(operation, ScalarTypeOf(method.ReturnType, at), inputs);
        if (operation.Signature == Signature.FloatToWhole)
        {
            MayBeLost(at, Names.Of(method.ReturnType));
        }

        return new Scalar(result);
    }

    /// <summary>A function that returns a tuple: each element is an operation on the same arguments.</summary>
    private Bundle ReadElements(IInvocationOperation invocation, IMethodSymbol method, IReadOnlyList<Operation> elements)
    {
        int[] arguments = InOrder(invocation.Arguments, ReadValue);
        StructShape shape = ((StructForm)FormOf(method.ReturnType, invocation)).Shape;
        return new Bundle(shape, elements.Select((operation, i) => Apply(operation, shape.Leaves[i].Inner, arguments)).ToArray());
    }

    /// <summary><c>Math.BigMul(x, y)</c> is the product in the wider type.</summary>
    private Scalar WideProduct(IInvocationOperation invocation, IMethodSymbol method)
    {
        ScalarType type = ScalarTypeOf(method.ReturnType, invocation);
        return new Scalar(Apply(Operations.Multiply, type, InOrder(invocation.Arguments, ReadValue).Select(value => ConvertTo(type, value)).ToArray()));
    }

    /// <summary><c>Math.DivRem(x, y, out int remainder)</c></summary>
    private Scalar QuotientWithRemainder(IInvocationOperation invocation, IMethodSymbol method)
    {
        ScalarType type = ScalarTypeOf(method.ReturnType, invocation);
        int[] operands = new int[2];
        Place? remainder = null;
        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            if (argument.Parameter!.Ordinal == 2)
            {
                remainder = ((ByReference)ReadByReference(argument)).Place;
            }
            else
            {
                operands[argument.Parameter.Ordinal] = ReadValue(argument.Value);
            }
        }

        int quotient = Apply(Operations.Divide, type, operands);
        Store(remainder!, new Scalar(Apply(Operations.Remainder, type, operands)), invocation);
        return new Scalar(quotient);
    }
}
