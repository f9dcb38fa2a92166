using System.Text;

namespace Backprop.Gen.Writing;

/// <summary>Puts operands into the text of a call that is not seen through.</summary>
internal static class ExternalText
{
    public static string Fill(string template, Code[] operands)
    {
        var text = new StringBuilder();
        int from = 0;
        for (int i = 0; i < template.Length; i++)
        {
            if (template[i] != '{')
            {
                continue;
            }

            int end = template.IndexOf('}', i);
            if (end > i + 1 && int.TryParse(template.Substring(i + 1, end - i - 1), out int index) && index < operands.Length)
            {
                text.Append(template, from, i - from).Append(Operand(template, i, end, operands[index]));
                from = end + 1;
                i = end;
            }
        }

        return text.Append(template, from, template.Length - from).ToString();
    }

    /// <summary>An argument stands as it is; anywhere else it may need parentheses.</summary>
    private static string Operand(string template, int start, int end, Code operand)
    {
        string before = template.Substring(0, start).TrimEnd();
        string after = template.Substring(end + 1).TrimStart();
        bool isArgument = (before.EndsWith("(", System.StringComparison.Ordinal) || before.EndsWith(",", System.StringComparison.Ordinal))
            && (after.StartsWith(")", System.StringComparison.Ordinal) || after.StartsWith(",", System.StringComparison.Ordinal));
        return isArgument ? operand.AsArgument : operand.At(Precedence.Primary);
    }
}
