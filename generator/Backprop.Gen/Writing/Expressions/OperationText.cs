using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>Operations as C# spells them.</summary>
internal static class OperationText
{
    public static Code Of(Operation operation, GraphType result, Code[] operands, GraphType[] types) => operation.Spelling switch
    {
        // What is written is not differentiated again, so there is nothing to stop or to clip any more.
        _ when operation == Operations.Stop || operation == Operations.Clip => operands[0],
        _ when operation == Operations.Defined || operation == Operations.DefinedRoot => operands[1],
        Spelling.Text => new Code(Filled(operation.Symbol, operands), Precedence.Primary),
        Spelling.Infix => Infix(operation, result, operands, types),
        Spelling.Prefix => Prefix(operation, result, operands[0], types[0]),
        Spelling.Math or Spelling.TypeStatic => Call(operation, result, types[0], operands) + (operation.Element.Length == 0 ? "" : "." + operation.Element),
        Spelling.ResultStatic => $"{TypeText.Of(result)}.{operation.Symbol}({operands[0].Text})",
        Spelling.Cast => Cast(result, operands[0], types[0]),
        Spelling.Conditional => new Code(
            $"{operands[0].At(Precedence.ConditionalOr)} ? {operands[1].At(Precedence.ConditionalOr)} : {operands[2].At(Precedence.Conditional)}",
            Precedence.Conditional),
        _ => $"global::Backprop.Kernel.{operation.Symbol}({Arguments(operands)})",
    };

    /// <summary>Whether <c>x = x op y</c> may be written <c>x op= y</c>.</summary>
    public static bool HasCompound(Operation operation, GraphType result, GraphType left) =>
        operation.Spelling == Spelling.Infix && result.Equals(left) && PrecedenceOf(operation) is not (Precedence.Relational or Precedence.Equality)
        && operation != Operations.ShiftRightUnsigned;

    private static string Filled(string template, Code[] operands) => System.Text.RegularExpressions.Regex.Replace(template, @"\{(\d+)\}", match =>
    {
        Code operand = operands[int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)];
        string before = template.Substring(0, match.Index).TrimEnd();
        string after = template.Substring(match.Index + match.Length);
        bool isArgument = before.Length > 0 && (before[before.Length - 1] is '(' or ',')
            && after.Length > 0 && (after[0] is ')' or ',');
        return isArgument ? operand.AsArgument : operand.At(Precedence.Primary);
    });

    private static string Arguments(Code[] operands) =>
        operands.Length == 1 ? operands[0].Text : string.Join(", ", operands.Select(operand => operand.AsArgument));

    /// <summary>The call that returns a tuple, of which the operation is an element.</summary>
    public static string Tuple(Operation element, GraphType type, Code operand) => Call(element, type, type, new[] { operand });

    private static string Call(Operation operation, GraphType result, GraphType type, Code[] operands)
    {
        bool isOfType = operation.Spelling == Spelling.TypeStatic || IsGeneric(type);
        string owner = isOfType ? TypeText.Of(type) : "global::System." + MathClass(operation, type);
        string name = isOfType && operation == Operations.IeeeRemainder ? "Ieee754Remainder" : operation.Symbol;
        string argument = operation.Signature == Signature.FloatToWhole ? $"<{TypeText.Of(result)}>" : "";
        return $"{owner}.{name}{argument}({Arguments(operands)})";
    }

    /// <summary>MathF has no Clamp; whole numbers have only Math.</summary>
    private static string MathClass(Operation operation, GraphType type) =>
        type is ScalarType { Kind: ScalarKind.Single } && operation != Operations.Clamp ? "MathF" : "Math";

    private static Code Infix(Operation operation, GraphType result, Code[] operands, GraphType[] types)
    {
        if (operation == Operations.ShiftRightUnsigned)
        {
            return ShiftUnsigned(result, operands, types[0]);
        }

        Precedence precedence = PrecedenceOf(operation);
        string text = $"{operands[0].At(precedence)} {operation.Symbol} {operands[1].At(precedence + 1)}";
        var code = new Code(text, precedence, operands[0].IsConstant && operands[1].IsConstant);
        if (types[0] is not ScalarType left || types[1] is not ScalarType right || result is not ScalarType kind)
        {
            return code;
        }

        bool isComparison = precedence is Precedence.Relational or Precedence.Equality;
        ScalarKind natural = isComparison ? ScalarKind.Boolean
            : precedence == Precedence.Shift ? Promotion.Unary(operation, left.Kind)
            : Promotion.Binary(left.Kind, right.Kind);
        return Typed(code, natural, kind.Kind, mayOverflow: precedence is Precedence.Multiplicative or Precedence.Additive);
    }

    private static Code Prefix(Operation operation, GraphType result, Code operand, GraphType type)
    {
        string inner = operand.At(Precedence.Unary);
        inner = inner[0] == operation.Symbol[0] ? $"({inner})" : inner;
        var code = new Code(operation.Symbol + inner, Precedence.Unary, operand.IsConstant);
        return type is ScalarType scalar && result is ScalarType kind ? Typed(code, Promotion.Unary(operation, scalar.Kind), kind.Kind, mayOverflow: operation == Operations.Negate) : code;
    }

    /// <summary>C# 9 has no <c>>>></c>.</summary>
    private static Code ShiftUnsigned(GraphType result, Code[] operands, GraphType type)
    {
        string unsigned = type is ScalarType scalar
            ? scalar.Kind switch
            {
                ScalarKind.Int64 or ScalarKind.UInt64 => "ulong",
                ScalarKind.NInt or ScalarKind.NUInt => "nuint",
                _ => "uint",
            }
            : "uint";
        return new Code(
            $"unchecked(({TypeText.Of(result)})(({unsigned}){Operand(operands[0])} >> {operands[1].At(Precedence.Additive)}))", Precedence.Primary);
    }

    private static Code Cast(GraphType result, Code operand, GraphType type)
    {
        if (IsGeneric(result) || IsGeneric(type))
        {
            return $"{TypeText.Of(result)}.CreateChecked({operand.Text})";
        }

        var code = new Code($"({TypeText.Of(result)}){Operand(operand)}", Precedence.Unary, operand.IsConstant);
        return operand.IsConstant && !result.IsFloating ? Unchecked(code) : code;
    }

    /// <summary>A type parameter has all functions as static members, and conversions as such, too.</summary>
    private static bool IsGeneric(GraphType type) => type is ScalarType { Kind: ScalarKind.Generic };

    /// <summary>What stands after a cast: never a sign, which could be read as a binary operator.</summary>
    private static string Operand(Code operand)
    {
        string text = operand.At(Precedence.Unary);
        return text[0] is '-' or '+' or '~' or '!' ? $"({text})" : text;
    }

    private static Code Typed(Code code, ScalarKind natural, ScalarKind wanted, bool mayOverflow)
    {
        if (natural != wanted)
        {
            code = new Code($"({TypeText.Of(GraphType.Of(wanted))})({code.Text})", Precedence.Unary, code.IsConstant);
        }

        // What C# computes at compile time must not overflow, unless it is told that it may.
        mayOverflow |= natural != wanted;
        return code.IsConstant && mayOverflow && wanted is not (ScalarKind.Double or ScalarKind.Single or ScalarKind.Boolean) ? Unchecked(code) : code;
    }

    private static Code Unchecked(Code code) => new($"unchecked({code.Text})", Precedence.Primary, IsConstant: true);

    private static Precedence PrecedenceOf(Operation operation) => operation.Symbol switch
    {
        "*" or "/" or "%" => Precedence.Multiplicative,
        "+" or "-" => Precedence.Additive,
        "<<" or ">>" => Precedence.Shift,
        "<" or "<=" or ">" or ">=" => Precedence.Relational,
        "==" or "!=" => Precedence.Equality,
        "&" => Precedence.And,
        "^" => Precedence.Xor,
        _ => Precedence.Or,
    };
}
