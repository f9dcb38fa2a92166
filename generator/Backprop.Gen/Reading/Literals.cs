using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Gen.Reading;

/// <summary>Constants as C# text. Braces are escaped, because templates use them for their inputs.</summary>
internal static class Literals
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => OfString(text),
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
        _ => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false),
    };

    public static string OfString(string text)
    {
        StringBuilder result = new();
        foreach (char character in SymbolDisplay.FormatLiteral(text, quote: true))
        {
            result.Append(character switch
            {
                '{' => "\\u007B",
                '}' => "\\u007D",
                _ => character.ToString(),
            });
        }

        // FormatLiteral writes a verbatim string only when it is not asked to escape; quoted text is always regular.
        return result.ToString();
    }
}
