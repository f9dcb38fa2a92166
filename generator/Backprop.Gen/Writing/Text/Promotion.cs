using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>The type that C# gives to arithmetic on operands of some types.</summary>
internal static class Promotion
{
    public static ScalarKind Unary(Operation operation, ScalarKind kind) => kind switch
    {
        ScalarKind.UInt32 when operation == Operations.Negate => ScalarKind.Int64,
        ScalarKind.Int16 or ScalarKind.UInt16 or ScalarKind.SByte or ScalarKind.Byte or ScalarKind.Char => ScalarKind.Int32,
        _ => kind,
    };

    public static ScalarKind Binary(ScalarKind a, ScalarKind b)
    {
        if (a == ScalarKind.Boolean || a == b && Rank(a) > 0)
        {
            return a;
        }

        int rank = System.Math.Max(Rank(a), Rank(b));
        ScalarKind larger = Rank(a) >= Rank(b) ? a : b;
        bool mixesSigns = (a == ScalarKind.UInt32 && IsSigned(b)) || (b == ScalarKind.UInt32 && IsSigned(a));
        return rank == 0 ? ScalarKind.Int32 : mixesSigns && rank == Rank(ScalarKind.UInt32) ? ScalarKind.Int64 : larger;
    }

    /// <summary>Whether C# converts by itself, and arithmetic with the wider type does too. What rounds (<c>long</c> to <c>double</c>) counts: it is the same conversion.</summary>
    public static bool IsWidening(GraphType from, GraphType to)
    {
        if (from is not ScalarType { Kind: var narrow } || to is not ScalarType { Kind: var wide })
        {
            return false;
        }

        return narrow != wide && wide switch
        {
            ScalarKind.Double => narrow is not (ScalarKind.Boolean or ScalarKind.NInt or ScalarKind.NUInt or ScalarKind.Generic),
            ScalarKind.Single => narrow is not (ScalarKind.Boolean or ScalarKind.Double or ScalarKind.NInt or ScalarKind.NUInt or ScalarKind.Generic),
            ScalarKind.Int64 => Rank(narrow) <= Rank(ScalarKind.UInt32) && narrow != ScalarKind.Boolean,
            ScalarKind.Int32 => Rank(narrow) == 0 && narrow != ScalarKind.Boolean,
            _ => false,
        };
    }

    private static bool IsSigned(ScalarKind kind) => kind is ScalarKind.Int32 or ScalarKind.Int16 or ScalarKind.SByte;

    private static int Rank(ScalarKind kind) => kind switch
    {
        ScalarKind.Int32 => 1,
        ScalarKind.UInt32 => 2,
        ScalarKind.NInt => 3,
        ScalarKind.NUInt => 4,
        ScalarKind.Int64 => 5,
        ScalarKind.UInt64 => 6,
        ScalarKind.Single => 7,
        ScalarKind.Double => 8,
        ScalarKind.Generic => 9,
        _ => 0,
    };
}
