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
            int result = Apply(operation, ScalarTypeOf(method.ReturnType, invocation), InOrder(invocation.Arguments, ReadOuter));
            if (operation.Signature == Signature.FloatToWhole)
            {
                MayBeLost(invocation, Names.Of(method.ReturnType));
            }

            return new Scalar(result);
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

    /// <summary>A value of the type that C# knows it by: an enum as itself, not as the integer under it.</summary>
    private int ReadOuter(IOperation operation)
    {
        int value = ReadValue(operation);
        return FormOf(operation.Type, operation) is ScalarForm form ? ConvertTo(form.Outer, value) : value;
    }

    /// <summary>A function that returns a tuple: each element is an operation on the same arguments.</summary>
    private Bundle ReadElements(IInvocationOperation invocation, IMethodSymbol method, IReadOnlyList<Operation> elements)
    {
        int[] arguments = InOrder(invocation.Arguments, ReadValue);
        StructShape shape = ShapeOf((INamedTypeSymbol)method.ReturnType, invocation);
        return new Bundle(shape, elements.Select((operation, i) => Apply(operation, shape.Leaves[i].Inner, arguments)).ToArray());
    }

    /// <summary>A tuple of scalars as a struct of them.</summary>
    private StructShape ShapeOf(INamedTypeSymbol tuple, IOperation at)
    {
        List<Member> members = new();
        List<Leaf> leaves = new();
        List<StructField> fields = new();
        foreach (IFieldSymbol element in tuple.TupleElements)
        {
            ScalarType type = ScalarTypeOf(element.Type, at);
            members.Add(new Member(element.Name, new ScalarForm(type, type), leaves.Count, 1, element, IsSettable: true, IsInitOnly: false));
            leaves.Add(new Leaf(element.Name, type, type, type.IsFloating));
            fields.Add(new StructField(element.Name, type, type.IsFloating));
        }

        return new StructShape(tuple, new StructType(Names.Of(tuple), fields.ToEquatableArray()), members, leaves);
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
                remainder = TargetOf(argument.Value);
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

    /// <summary><c>(s, c) = Math.SinCos(x)</c>, with targets that are there already or declared here.</summary>
    private Datum ReadDeconstruction(IDeconstructionAssignmentOperation assignment)
    {
        List<IOperation> targets = Deconstruction.TargetsOf(assignment.Target).ToList();
        Place[] places = targets.Select(TargetOf).ToArray();
        Datum value = Read(assignment.Value);
        if (value is not Bundle { Shape.Symbol: INamedTypeSymbol { IsTupleType: true } } bundle || bundle.Leaves.Length != places.Length)
        {
            throw RefuseExpression(assignment);
        }

        for (int i = 0; i < places.Length; i++)
        {
            Store(places[i], new Scalar(places[i].Form is ScalarForm form ? ConvertTo(form.Inner, bundle.Leaves[i]) : bundle.Leaves[i]), assignment);
        }

        return value;
    }

    /// <summary>The place that a target names or declares.</summary>
    private Place TargetOf(IOperation target)
    {
        IOperation named = target is IDeclarationExpressionOperation declaration ? declaration.Expression : target;
        if (named is ILocalReferenceOperation { IsDeclaration: true } local)
        {
            Declare(local.Local, local.Local.Type, local);
        }

        return PlaceOf(named);
    }
}
