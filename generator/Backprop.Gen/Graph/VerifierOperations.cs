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
        GraphType first = apply.Inputs.Count == 0 ? result : TypeOf(apply.Inputs[0]);
        bool alike = apply.Inputs.All(input => TypeOf(input) == first);
        Require(Fits(operation, apply, first, result, alike), $"{operation.Name} of these types");
    }

    private bool Fits(Operation operation, Apply apply, GraphType first, GraphType result, bool alike)
    {
        bool isNumber = first.IsFloating || IsIntegral(first);
        bool IsInt(int operand) => TypeOf(apply.Inputs[operand]) == GraphType.Int32;
        bool IsRounding(int operand) => TypeOf(apply.Inputs[operand]) is OpaqueType;
        return operation.Signature switch
        {
            Signature.Any => IsFlowing(result) && apply.Inputs.All(input => IsFlowing(TypeOf(input))),
            Signature.Numbers => alike && first == result && isNumber,
            Signature.Floats => alike && first == result && first.IsFloating,
            Signature.NumberToInt => isNumber && result == GraphType.Int32,
            Signature.FloatToInt => first.IsFloating && result == GraphType.Int32,
            Signature.FloatToWhole => first.IsFloating && IsIntegral(result),
            Signature.FloatToBoolean => first.IsFloating && result == GraphType.Boolean,
            Signature.FloatAndInt => first.IsFloating && first == result && IsInt(1),
            Signature.FloatAndRounding => first.IsFloating && first == result && IsRounding(1),
            Signature.FloatIntAndRounding => first.IsFloating && first == result && IsInt(1) && IsRounding(2),
            Signature.Test => alike && result == GraphType.Boolean && (operation == Operations.Not ? first == GraphType.Boolean
                : operation == Operations.Equal || operation == Operations.NotEqual ? IsFlowing(first) : isNumber),
            _ => FitsSpecially(operation, apply, first, result, alike),
        };
    }

    private bool FitsSpecially(Operation operation, Apply apply, GraphType first, GraphType result, bool alike) =>
        operation == Operations.Where
            ? first == GraphType.Boolean && IsFlowing(result) && TypeOf(apply.Inputs[1]) == result && TypeOf(apply.Inputs[2]) == result
        : operation == Operations.Convert ? IsFlowing(first) && IsFlowing(result)
        : operation == Operations.And || operation == Operations.Or || operation == Operations.Xor
            ? alike && first == result && (first == GraphType.Boolean || IsIntegral(first))
        : IsIntegral(first) && first == result && TypeOf(apply.Inputs[1]) == GraphType.Int32;
}
