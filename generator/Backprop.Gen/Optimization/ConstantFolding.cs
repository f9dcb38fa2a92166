using System;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Optimization;

/// <summary>
/// What an operation gives for constants, where that is the same on every machine: integer and bool arithmetic as C# has it unchecked,
/// the four basic floating operations (IEEE), comparisons and conversions. Never the functions of Math, whose last bit depends on the platform;
/// never what throws; never NaN, whose bits depend on the processor.
/// </summary>
internal static class ConstantFolding
{
    public static bool TryFold(Operation operation, GraphType operands, GraphType type, long x, long y, out long bits)
    {
        long? result = (operands, type) switch
        {
            _ when operation == Operations.Convert => Convert(operands, type, x),
            (ScalarType { Kind: ScalarKind.Double }, _) => Floating(operation, BitConverter.Int64BitsToDouble(x), BitConverter.Int64BitsToDouble(y)),
            (ScalarType { Kind: ScalarKind.Single }, _) => Floating(operation, GraphBuilder.SingleFromBits(x), GraphBuilder.SingleFromBits(y)),
            (ScalarType { Kind: ScalarKind.Generic }, _) => Generic(operation, BitConverter.Int64BitsToDouble(x), BitConverter.Int64BitsToDouble(y)),
            (ScalarType { Kind: ScalarKind.Int32 }, _) => Integer(operation, (int)x, (int)y) ?? Compare(operation, x.CompareTo(y)),
            (ScalarType { Kind: ScalarKind.Int64 }, _) => Integer(operation, x, y) ?? Compare(operation, x.CompareTo(y)),
            (ScalarType { Kind: ScalarKind.Boolean }, _) => Boolean(operation, x != 0, y != 0),
            _ => null,
        };
        bits = result.GetValueOrDefault();
        return result.HasValue;
    }

    private static long? Floating(Operation operation, double x, double y)
    {
        if (Arithmetic(operation) is { } compute)
        {
            double result = compute(x, y);
            return double.IsNaN(result) ? null : BitConverter.DoubleToInt64Bits(result);
        }

        return operation == Operations.Negate ? BitConverter.DoubleToInt64Bits(-x) : Relation(operation, x, y);
    }

    private static long? Floating(Operation operation, float x, float y)
    {
        if (Arithmetic(operation) is { } compute)
        {
            // Rounding a double result of two floats to float gives the float result, for these four (the double has more than twice the digits).
            float result = (float)compute(x, y);
            return float.IsNaN(result) ? null : GraphBuilder.SingleBits(result);
        }

        return operation == Operations.Negate ? GraphBuilder.SingleBits(-x) : Relation(operation, x, y);
    }

    /// <summary>In a type that is only known when it is used, small whole numbers are all that is sure to be exact.</summary>
    private static long? Generic(Operation operation, double x, double y) =>
        operation == Operations.Negate ? BitConverter.DoubleToInt64Bits(-x)
        : IsExact(x) && IsExact(y) && Floating(operation, x, y) is { } bits && (Arithmetic(operation) is null || IsExact(BitConverter.Int64BitsToDouble(bits))) ? bits
        : null;

    /// <summary>Whether every floating-point type has the number; even a type of 8 digits has the whole ones up to 256.</summary>
    private static bool IsExact(double number) => number == Math.Floor(number) && Math.Abs(number) <= 256;

    private static Func<double, double, double>? Arithmetic(Operation operation) =>
        operation == Operations.Add ? static (x, y) => x + y
        : operation == Operations.Subtract ? static (x, y) => x - y
        : operation == Operations.Multiply ? static (x, y) => x * y
        : operation == Operations.Divide ? static (x, y) => x / y
        : null;

    private static long? Relation(Operation operation, double x, double y) =>
        operation == Operations.IsNaN ? Bit(double.IsNaN(x))
        : !double.IsNaN(x) && !double.IsNaN(y) ? Compare(operation, x < y ? -1 : x > y ? 1 : 0)
        : operation == Operations.NotEqual ? 1
        : Compare(operation, 0) is null ? null : 0;

    private static long? Compare(Operation operation, int order) =>
        operation == Operations.Less ? Bit(order < 0)
        : operation == Operations.LessOrEqual ? Bit(order <= 0)
        : operation == Operations.Greater ? Bit(order > 0)
        : operation == Operations.GreaterOrEqual ? Bit(order >= 0)
        : operation == Operations.Equal ? Bit(order == 0)
        : operation == Operations.NotEqual ? Bit(order != 0)
        : null;

    private static long? Boolean(Operation operation, bool x, bool y) =>
        operation == Operations.Not ? Bit(!x)
        : operation == Operations.And ? Bit(x & y)
        : operation == Operations.Or ? Bit(x | y)
        : operation == Operations.Xor || operation == Operations.NotEqual ? Bit(x ^ y)
        : operation == Operations.Equal ? Bit(x == y)
        : null;

    private static long? Integer(Operation operation, int x, int y) => unchecked(
        operation == Operations.Divide ? y is 0 or -1 ? null : x / y
        : operation == Operations.Remainder ? y is 0 or -1 ? null : x % y
        : operation == Operations.ShiftLeft ? x << y
        : operation == Operations.ShiftRight ? x >> y
        : operation == Operations.ShiftRightUnsigned ? (int)((uint)x >> y)
        : Integer(operation, (long)x, y) is { } wide ? (int)wide
        : null);

    private static long? Integer(Operation operation, long x, long y) => unchecked(
        operation == Operations.Add ? x + y
        : operation == Operations.Subtract ? x - y
        : operation == Operations.Multiply ? x * y
        : operation == Operations.Divide ? y is 0 or -1 ? null : x / y
        : operation == Operations.Remainder ? y is 0 or -1 ? null : x % y
        : operation == Operations.Negate ? -x
        : operation == Operations.Complement ? ~x
        : operation == Operations.And ? x & y
        : operation == Operations.Or ? x | y
        : operation == Operations.Xor ? x ^ y
        : operation == Operations.ShiftLeft ? x << (int)y
        : operation == Operations.ShiftRight ? x >> (int)y
        : operation == Operations.ShiftRightUnsigned ? (long)((ulong)x >> (int)y)
        : null);

    /// <summary>Conversions whose result is defined, and exact or rounded only once.</summary>
    private static long? Convert(GraphType from, GraphType to, long x)
    {
        const long exact = 1L << 24;
        double? value = from switch
        {
            ScalarType { Kind: ScalarKind.Double } => BitConverter.Int64BitsToDouble(x),
            ScalarType { Kind: ScalarKind.Single } => GraphBuilder.SingleFromBits(x),
            ScalarType { Kind: ScalarKind.Generic } when BitConverter.Int64BitsToDouble(x) is var known && IsExact(known) => known,
            ScalarType { Kind: ScalarKind.Int32 or ScalarKind.Int64 } when x is >= -exact and <= exact => x,
            _ => null,
        };
        return value is not { } number || double.IsNaN(number) ? null : to switch
        {
            ScalarType { Kind: ScalarKind.Double or ScalarKind.Generic } => BitConverter.DoubleToInt64Bits(number),
            ScalarType { Kind: ScalarKind.Single } => GraphBuilder.SingleBits((float)number),
            ScalarType { Kind: ScalarKind.Int32 or ScalarKind.Int64 } when number is >= int.MinValue and <= int.MaxValue => (long)number,
            _ => null,
        };
    }

    private static long Bit(bool value) => value ? 1 : 0;
}
