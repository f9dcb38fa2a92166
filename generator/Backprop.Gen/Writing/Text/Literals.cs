using System;
using System.Globalization;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>Constants as C# spells them: they read back as the same bits in every culture.</summary>
internal static class Literals
{
    public static Code Of(GraphType type, long bits)
    {
        if (type is not ScalarType scalar)
        {
            return new Code(bits == 0 ? $"default({TypeText.Of(type)})" : $"({TypeText.Of(type)})({Integer(bits)})", Precedence.Unary);
        }

        string text = scalar.Kind switch
        {
            ScalarKind.Double => Double(BitConverter.Int64BitsToDouble(bits)),
            ScalarKind.Single => Single(GraphBuilder.SingleFromBits(bits)),
            ScalarKind.Generic => Generic(scalar.Name, BitConverter.Int64BitsToDouble(bits)),
            ScalarKind.Boolean => bits != 0 ? "true" : "false",
            ScalarKind.Int32 => Integer((int)bits),
            ScalarKind.Int64 => Integer(bits) + "L",
            ScalarKind.UInt32 => ((uint)bits).ToString(CultureInfo.InvariantCulture) + "U",
            ScalarKind.UInt64 => ((ulong)bits).ToString(CultureInfo.InvariantCulture) + "UL",
            ScalarKind.Char when bits is >= ' ' and <= '~' and not '\'' and not '\\' => "'" + (char)bits + "'",
            ScalarKind.Char => "'\\u" + ((int)bits).ToString("X4", CultureInfo.InvariantCulture) + "'",
            ScalarKind.SByte => Cast(scalar, (sbyte)bits),
            ScalarKind.Byte => Cast(scalar, (byte)bits),
            ScalarKind.Int16 => Cast(scalar, (short)bits),
            ScalarKind.UInt16 => Cast(scalar, (ushort)bits),
            _ when bits is >= int.MinValue and <= int.MaxValue && (scalar.Kind == ScalarKind.NInt || bits >= 0) => Cast(scalar, bits),
            _ => $"unchecked(({TypeText.Of(type)})({Integer(bits)}L))",
        };
        bool isSimple = text[0] != '-' && text[0] != '(';
        return new Code(text, isSimple ? Precedence.Primary : Precedence.Unary, IsConstant: scalar.Kind != ScalarKind.Generic);
    }

    /// <summary>A constant where its type is clear from what it is assigned to: <c>double s = 0</c>.</summary>
    public static string Assigned(GraphType type, long bits)
    {
        if (type is ScalarType { Kind: ScalarKind.Double })
        {
            double value = BitConverter.Int64BitsToDouble(bits);
            bool isWhole = value == Math.Floor(value) && Math.Abs(value) < 1e6 && (value != 0 || bits == 0);
            return isWhole ? Integer((long)value) : Double(value);
        }

        return type is ScalarType { Kind: ScalarKind.Int64 or ScalarKind.Int16 or ScalarKind.SByte or ScalarKind.Byte or ScalarKind.UInt16 or ScalarKind.NInt }
            && bits is >= 0 and <= 127 ? Integer(bits) : Of(type, bits).Text;
    }

    /// <summary>A small whole number as an argument: C# converts it to any type but a type parameter.</summary>
    public static string Argument(GraphType type, int number) =>
        type is ScalarType { Kind: ScalarKind.Generic } ? Of(type, BitConverter.DoubleToInt64Bits(number)).Text : Integer(number);

    /// <summary>Whole numbers up to this one are exact in a <c>double</c>.</summary>
    private const long ExactInDouble = 1L << 53;

    private static readonly string[] s_roundings = { "ToEven", "AwayFromZero", "ToZero", "ToNegativeInfinity", "ToPositiveInfinity" };

    /// <summary>A converted whole number; null where what it becomes is not simply a number.</summary>
    public static Code? Converted(GraphType from, long bits, GraphType to)
    {
        if (to is OpaqueType { Name: "global::System.MidpointRounding" } && bits >= 0 && bits < s_roundings.Length)
        {
            return TypeText.Of(to) + "." + s_roundings[bits];
        }

        if (from is not ScalarType { Kind: not (ScalarKind.Double or ScalarKind.Single or ScalarKind.Generic or ScalarKind.Boolean or ScalarKind.UInt64 or ScalarKind.NUInt) }
            || to is not ScalarType { Kind: var kind })
        {
            return null;
        }

        return kind switch
        {
            ScalarKind.Double => Of(to, BitConverter.DoubleToInt64Bits(bits)),
            ScalarKind.Single => Of(to, GraphBuilder.SingleBits(bits)),
            ScalarKind.Generic when bits is >= -ExactInDouble and <= ExactInDouble => Of(to, BitConverter.DoubleToInt64Bits(bits)),
            ScalarKind.Int32 when bits is >= int.MinValue and <= int.MaxValue => Of(to, bits),
            ScalarKind.Int64 => Of(to, bits),
            ScalarKind.Char or ScalarKind.UInt16 when bits is >= 0 and <= ushort.MaxValue => Of(to, bits),
            ScalarKind.Byte when bits is >= 0 and <= byte.MaxValue => Of(to, bits),
            _ => default(Code?),
        };
    }

    private static string Cast(ScalarType type, long value) => $"({TypeText.Of(type)}){(value < 0 ? $"({Integer(value)})" : Integer(value))}";

    public static string Integer(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Double(double value)
    {
        if (double.IsNaN(value))
        {
            return "double.NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
        }

        string text = "";
        for (int digits = 15; digits <= 17; digits++)
        {
            text = value.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (double.Parse(text, CultureInfo.InvariantCulture) == value)
            {
                break;
            }
        }

        return WithSign(text, IsNegativeZero(BitConverter.DoubleToInt64Bits(value))) + (IsWhole(text) ? ".0" : "");
    }

    /// <summary>A number of a type that is only known when it is used: what every such type has under a name of its own, or converted to it.</summary>
    private static string Generic(string type, double value) => value switch
    {
        0 => type + (IsNegativeZero(BitConverter.DoubleToInt64Bits(value)) ? ".NegativeZero" : ".Zero"),
        1 => type + ".One",
        -1 => type + ".NegativeOne",
        Math.PI => type + ".Pi",
        2 * Math.PI => type + ".Tau",
        Math.E => type + ".E",
        double.NaN => type + ".NaN",
        double.PositiveInfinity => type + ".PositiveInfinity",
        double.NegativeInfinity => type + ".NegativeInfinity",
        _ => $"{type}.CreateChecked({Double(value)})",
    };

    private static string Single(float value)
    {
        if (float.IsNaN(value))
        {
            return "float.NaN";
        }

        if (float.IsInfinity(value))
        {
            return value > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity";
        }

        string text = "";
        for (int digits = 6; digits <= 9; digits++)
        {
            text = value.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (float.Parse(text, CultureInfo.InvariantCulture) == value)
            {
                break;
            }
        }

        return WithSign(text, IsNegativeZero(BitConverter.DoubleToInt64Bits(value))) + "f";
    }

    private static bool IsNegativeZero(long bits) => bits == long.MinValue;

    /// <summary>Older runtimes print −0 as 0.</summary>
    private static string WithSign(string text, bool isNegativeZero) => isNegativeZero ? "-" + text.TrimStart('-') : text;

    private static bool IsWhole(string text) => text.IndexOf('.') < 0 && text.IndexOf('E') < 0;
}
