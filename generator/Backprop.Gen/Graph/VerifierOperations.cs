using System.Linq;

namespace Backprop.Gen.Graph;

/// <content>The types that operations ask of their operands.</content>
internal sealed partial class FunctionVerifier
{
    private void CheckApply(Apply apply)
    {
        Operation operation = apply.Operation;
        if (apply.Inputs.Count != operation.Arity)
        {
            Report($"{operation.Name} has {operation.Arity} operands");
            return;
        }

        GraphType result = TypeOf(apply.Result);
        GraphType first = TypeOf(apply.Inputs[0]);
        bool alike = apply.Inputs.All(input => TypeOf(input) == first);
        Require(Fits(operation, apply, first, result, alike), $"{operation.Name} of these types");
    }

    private bool Fits(Operation operation, Apply apply, GraphType first, GraphType result, bool alike)
    {
        bool isBoolean = first == GraphType.Boolean;
        bool isNumber = first is ScalarType && !isBoolean;
        if (operation == Operations.Where)
        {
            return isBoolean && IsFlowing(result) && TypeOf(apply.Inputs[1]) == result && TypeOf(apply.Inputs[2]) == result;
        }

        if (operation == Operations.Convert)
        {
            return IsFlowing(first) && IsFlowing(result);
        }

        if (operation == Operations.ShiftLeft || operation == Operations.ShiftRight || operation == Operations.ShiftRightUnsigned)
        {
            return IsIntegral(first) && first == result && TypeOf(apply.Inputs[1]) == GraphType.Int32;
        }

        if (operation == Operations.Equal || operation == Operations.NotEqual)
        {
            return alike && IsFlowing(first) && result == GraphType.Boolean;
        }

        if (operation == Operations.Less || operation == Operations.LessOrEqual || operation == Operations.Greater || operation == Operations.GreaterOrEqual)
        {
            return alike && isNumber && result == GraphType.Boolean;
        }

        if (operation == Operations.Not)
        {
            return isBoolean && result == GraphType.Boolean;
        }

        if (operation == Operations.And || operation == Operations.Or || operation == Operations.Xor)
        {
            return alike && first == result && (isBoolean || IsIntegral(first));
        }

        if (operation == Operations.IsNaN)
        {
            return first.IsFloating && result == GraphType.Boolean;
        }

        if (operation == Operations.Sign)
        {
            return isNumber && result == GraphType.Int32;
        }

        // Arithmetic, and the functions of Math that C# has for integers too.
        bool isForIntegers = operation.Spelling is Spelling.Infix or Spelling.Prefix
            || operation == Operations.Abs || operation == Operations.Max || operation == Operations.Min || operation == Operations.Clamp;
        return alike && first == result && (first.IsFloating || (isForIntegers && IsIntegral(first)));
    }
}
