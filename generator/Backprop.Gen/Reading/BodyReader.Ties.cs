using System.Globalization;
using System.Linq;
using Backprop.Gen.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>Choices that are none: what is the same at compile time is so at run time, where derivatives have a convention of their own for it.</summary>
internal sealed partial class BodyReader
{
    /// <summary>Notes that the last node chooses between values that are always the same.</summary>
    private void MayBeTied(IInvocationOperation invocation, IMethodSymbol method)
    {
        IOperation[] arguments = InOrder(invocation.Arguments, argument => argument);
        switch (method.Name)
        {
            case "Max" or "Min" or "MaxMagnitude" or "MinMagnitude" or "MaxNumber" or "MinNumber" or "MaxMagnitudeNumber" or "MinMagnitudeNumber"
                when arguments.Length == 2 && IsSame(arguments[0], arguments[1]):
                NoteIfActive(Diagnostic.Create(Descriptors.Tie, LocationOf(invocation.Syntax), method.Name, "the arguments are the same, so it is their value", "write the value itself"));
                break;
            case "Clamp" when arguments.Length == 3 && IsSame(arguments[1], arguments[2]):
                NoteIfActive(Diagnostic.Create(Descriptors.Tie, LocationOf(invocation.Syntax), method.Name, "the bounds are the same, so it is always the bound", "write the bound itself"));
                break;
        }
    }

    private void CheckRange(IInvocationOperation clip)
    {
        IOperation[] arguments = InOrder(clip.Arguments, argument => argument);
        if (NumberOf(arguments[1]) is { } low && NumberOf(arguments[2]) is { } high && low > high)
        {
            _module.Report(Descriptors.EmptyRange, LocationOf(clip.Syntax), arguments[1].Syntax, arguments[2].Syntax);
        }
    }

    private static double? NumberOf(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: double or float or int or long } constant
        ? System.Convert.ToDouble(constant.Value, CultureInfo.InvariantCulture) : null;

    /// <summary>Whether two expressions, evaluated one after the other, have the same value whatever it is.</summary>
    private static bool IsSame(IOperation a, IOperation b) => NumberOf(a) is { } first && NumberOf(b) is { } second
        ? first.Equals(second) : SyntaxFactory.AreEquivalent(a.Syntax, b.Syntax) && IsStill(a);

    /// <summary>Whether an expression has no effect and depends on nothing but variables.</summary>
    private static bool IsStill(IOperation operation) => operation switch
    {
        ILiteralOperation or IParameterReferenceOperation or ILocalReferenceOperation or IInstanceReferenceOperation => true,
        IFieldReferenceOperation { Field.IsVolatile: false } or IArrayElementReferenceOperation or IParenthesizedOperation => operation.ChildOperations.All(IsStill),
        IBinaryOperation { OperatorMethod: null } or IUnaryOperation { OperatorMethod: null } or IConversionOperation { OperatorMethod: null } => operation.ChildOperations.All(IsStill),
        _ => false,
    };
}
