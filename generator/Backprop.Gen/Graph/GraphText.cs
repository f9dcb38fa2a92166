using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Backprop.Gen.Graph;

/// <summary>How types, literals and names are spelled in printed graphs.</summary>
public static class GraphText
{
    /// <summary>C#'s keyword for each scalar type.</summary>
    public static string Keyword(ScalarKind kind) => kind switch
    {
        ScalarKind.Double => "double",
        ScalarKind.Single => "float",
        ScalarKind.Int32 => "int",
        ScalarKind.Int64 => "long",
        ScalarKind.UInt32 => "uint",
        ScalarKind.UInt64 => "ulong",
        ScalarKind.Int16 => "short",
        ScalarKind.UInt16 => "ushort",
        ScalarKind.Boolean => "bool",
        _ => kind.ToString().ToLowerInvariant(),
    };

    public static readonly IReadOnlyDictionary<string, ScalarKind> Keywords =
        ((ScalarKind[])Enum.GetValues(typeof(ScalarKind))).Where(kind => kind != ScalarKind.Generic).ToDictionary(Keyword);

    public static string RoleName(Role role) => role.ToString().ToLowerInvariant();

    public static Role RoleOf(string name) => Enum.TryParse(name, ignoreCase: true, out Role role) ? role : throw new FormatException($"no role: {name}");

    public static string Type(GraphType type) => type switch
    {
        ScalarType { Kind: ScalarKind.Generic } parameter => "generic " + Quote(parameter.Name),
        ScalarType scalar => Keyword(scalar.Kind),
        OpaqueType opaque => "opaque " + Quote(opaque.Name),
        StructType structure => Quote(structure.Name),
        BufferType buffer => (buffer.IsReadOnly ? "readonlyspan<" : "span<") + Type(buffer.Element) + ">",
        TapeType tape => "tape<" + Type(tape.Element) + ">",
        CellType cell => "cell<" + Type(cell.Element) + ">",
        _ => type.ToString(),
    };

    /// <summary>The literal of these bits: a decimal number where that says exactly the same, else the bits themselves.</summary>
    public static string Literal(GraphType type, long bits)
    {
        switch (type)
        {
            case ScalarType { Kind: ScalarKind.Double or ScalarKind.Generic }:
                double number = BitConverter.Int64BitsToDouble(bits);
                return Shortest(bits, DoubleBits, format => number.ToString(format, CultureInfo.InvariantCulture), "R", "G17");
            case ScalarType { Kind: ScalarKind.Single }:
                float single = GraphBuilder.SingleFromBits(bits);
                return Shortest(bits, SingleBits, format => single.ToString(format, CultureInfo.InvariantCulture), "R", "G9");
            case ScalarType { Kind: ScalarKind.Boolean }:
                return bits == 0 ? "false" : bits == 1 ? "true" : Hexadecimal(bits);
            default:
                return Integer(bits);
        }
    }

    /// <summary>The bits of what <see cref="Literal"/> wrote.</summary>
    public static long Bits(GraphType type, string literal)
    {
        if (literal.StartsWith("0x", StringComparison.Ordinal))
        {
            return unchecked((long)ulong.Parse(literal.Substring(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        }

        return type switch
        {
            ScalarType { Kind: ScalarKind.Double or ScalarKind.Generic } => DoubleBits(literal),
            ScalarType { Kind: ScalarKind.Single } => SingleBits(literal),
            ScalarType { Kind: ScalarKind.Boolean } => literal == "true" ? 1 : 0,
            _ => long.Parse(literal, CultureInfo.InvariantCulture),
        };
    }

    public static string Integer(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>An identifier as it is; anything else in quotes.</summary>
    public static string Name(string name) =>
        name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '@' or '.') ? name : Quote(name);

    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in text)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>The first format that reads back as the same bits.</summary>
    private static string Shortest(long bits, Func<string, long> read, Func<string, string> write, params string[] formats) =>
        formats.Select(write).FirstOrDefault(text => read(text) == bits) ?? Hexadecimal(bits);

    private static long DoubleBits(string text) => BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture));

    private static long SingleBits(string text) => GraphBuilder.SingleBits(float.Parse(text, CultureInfo.InvariantCulture));

    private static string Hexadecimal(long bits) => "0x" + bits.ToString("X", CultureInfo.InvariantCulture);
}
