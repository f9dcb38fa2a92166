using System;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Optimization;

/// <content>The identities.</content>
internal sealed partial class Algebra
{
    /// <summary>What an operation comes to: a value that is there already, a constant, or a simpler operation.</summary>
    private readonly record struct Simpler(int? Same = null, long? Bits = null, Apply? Other = null)
    {
        public static Simpler Value(int value) => new(Same: value);

        public static Simpler Constant(long bits) => new(Bits: bits);
    }

    private Simpler Simplified(Apply apply, GraphType type)
    {
        Operation operation = apply.Operation;
        int x = apply.Inputs.Count > 0 ? apply.Inputs[0] : -1;
        int y = apply.Inputs.Count > 1 ? apply.Inputs[1] : -1;
        bool isSigned = type.IsFloating || type is ScalarType { Kind: ScalarKind.Int32 or ScalarKind.Int64 };
        Simpler To(Operation simpler, params int[] inputs) => new(Other: apply with { Operation = simpler, Inputs = EquatableArray.Of(inputs) });

        if (operation == Operations.Defined || operation == Operations.DefinedRoot)
        {
            return Simpler.Value(y);
        }

        if (operation == Operations.Add)
        {
            return IsZeroToAdd(y) ? Simpler.Value(x) : IsZeroToAdd(x) ? Simpler.Value(y) : default;
        }

        if (operation == Operations.Subtract)
        {
            return IsZeroToSubtract(y) ? Simpler.Value(x) : default;
        }

        if (operation == Operations.Multiply)
        {
            return Is(y, 1) ? Simpler.Value(x)
                : Is(x, 1) ? Simpler.Value(y)
                : isSigned && Is(y, -1) ? To(Operations.Negate, x)
                : isSigned && Is(x, -1) ? To(Operations.Negate, y)
                : !type.IsFloating && (Is(x, 0) || Is(y, 0)) ? Simpler.Constant(0)
                : default;
        }

        if (operation == Operations.Divide)
        {
            return Is(y, 1) ? Simpler.Value(x) : default;
        }

        if (operation == Operations.StrongProduct)
        {
            return Is(x, 1) ? Simpler.Value(y)
                : Is(y, 1) ? Simpler.Value(x)
                : Is(y, -1) ? To(Operations.Negate, x)
                : IsFinite(y) ? To(Operations.Multiply, x, y)
                : default;
        }

        if (operation == Operations.StrongInBoth)
        {
            return Is(x, 1) ? Simpler.Value(y)
                : Is(y, 1) ? Simpler.Value(x)
                : Is(x, 0) || Is(y, 0) ? Simpler.Constant(0)
                : default;
        }

        if (operation == Operations.Union)
        {
            return x == y || Is(y, 0) ? Simpler.Value(x) : Is(x, 0) ? Simpler.Value(y) : default;
        }

        if (operation == Operations.Negate || operation == Operations.Not || operation == Operations.Complement)
        {
            return _applies.TryGetValue(x, out Apply? inner) && inner.Operation == operation ? Simpler.Value(inner.Inputs[0])
                : operation == Operations.Not && inner is not null && Opposite(inner) is { } opposite ? To(opposite, inner.Inputs[0], inner.Inputs[1])
                : default;
        }

        if (operation == Operations.Convert)
        {
            return TypeOf(x) == type ? Simpler.Value(x) : default;
        }

        if (operation == Operations.Where)
        {
            return _constants.TryGetValue(x, out Constant? condition) ? Simpler.Value(condition.Bits != 0 ? y : apply.Inputs[2])
                : y == apply.Inputs[2] ? Simpler.Value(y)
                : default;
        }

        if (type == GraphType.Boolean)
        {
            return Logic(operation, x, y);
        }

        bool isShift = operation == Operations.ShiftLeft || operation == Operations.ShiftRight || operation == Operations.ShiftRightUnsigned;
        return isShift && Is(y, 0) ? Simpler.Value(x) : default;
    }

    private Simpler Logic(Operation operation, int x, int y)
    {
        if (y < 0 || TypeOf(x) != GraphType.Boolean)
        {
            return default;
        }

        return operation == Operations.And ? (Is(x, 0) || Is(y, 0) ? Simpler.Constant(0) : Is(x, 1) ? Simpler.Value(y) : Is(y, 1) ? Simpler.Value(x) : default)
            : operation == Operations.Or ? (Is(x, 1) || Is(y, 1) ? Simpler.Constant(1) : Is(x, 0) ? Simpler.Value(y) : Is(y, 0) ? Simpler.Value(x) : default)
            : operation == Operations.Equal ? (Is(x, 1) ? Simpler.Value(y) : Is(y, 1) ? Simpler.Value(x) : default)
            : operation == Operations.Xor || operation == Operations.NotEqual ? (Is(x, 0) ? Simpler.Value(y) : Is(y, 0) ? Simpler.Value(x) : default)
            : default;
    }

    /// <summary>The comparison that holds exactly when this one does not. With NaN, only (in)equality has one.</summary>
    private Operation? Opposite(Apply apply)
    {
        Operation operation = apply.Operation;
        bool isFloating = apply.Inputs.Any(input => TypeOf(input).IsFloating);
        return operation == Operations.Equal ? Operations.NotEqual
            : operation == Operations.NotEqual ? Operations.Equal
            : isFloating ? null
            : operation == Operations.Less ? Operations.GreaterOrEqual
            : operation == Operations.LessOrEqual ? Operations.Greater
            : operation == Operations.Greater ? Operations.LessOrEqual
            : operation == Operations.GreaterOrEqual ? Operations.Less
            : null;
    }

    private bool Is(int value, int number) => _constants.TryGetValue(value, out Constant? constant) && TypeOf(value) switch
    {
        ScalarType { Kind: ScalarKind.Double or ScalarKind.Generic } => constant.Bits == BitConverter.DoubleToInt64Bits(number),
        ScalarType { Kind: ScalarKind.Single } => constant.Bits == GraphBuilder.SingleBits(number),
        ScalarType => constant.Bits == number,
        _ => false,
    };

    private bool IsZeroToAdd(int value) => TypeOf(value).IsFloating ? IsNegativeZero(value) : Is(value, 0);

    private bool IsZeroToSubtract(int value) => Is(value, 0);

    private bool IsNegativeZero(int value) => _constants.TryGetValue(value, out Constant? constant) && constant.Bits
        == (TypeOf(value) == GraphType.Single ? GraphBuilder.SingleBits(-0.0f) : BitConverter.DoubleToInt64Bits(-0.0));

    /// <summary>The largest number that is finite in every floating-point type.</summary>
    private const double LargestHalf = 65504;

    /// <summary>Whether a value is a finite number for certain: a finite constant, or an integer.</summary>
    private bool IsFinite(int value)
    {
        if (_applies.TryGetValue(value, out Apply? apply))
        {
            return apply.Operation == Operations.Convert && TypeOf(apply.Inputs[0]) is ScalarType { IsFloating: false } && TypeOf(value) is not ScalarType { Kind: ScalarKind.Generic };
        }

        return _constants.TryGetValue(value, out Constant? constant) && TypeOf(value) switch
        {
            ScalarType { Kind: ScalarKind.Double } => !double.IsNaN(BitConverter.Int64BitsToDouble(constant.Bits) * 0),
            ScalarType { Kind: ScalarKind.Single } => !float.IsNaN(GraphBuilder.SingleFromBits(constant.Bits) * 0),
            ScalarType { Kind: ScalarKind.Generic } => Math.Abs(BitConverter.Int64BitsToDouble(constant.Bits)) <= LargestHalf,
            _ => false,
        };
    }
}
