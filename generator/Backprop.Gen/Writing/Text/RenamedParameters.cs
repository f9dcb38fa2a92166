using System.Collections.Generic;
using System.Text;

namespace Backprop.Gen.Writing;

/// <summary>A line of a member whose parameters have other names, also where a text names one: <c>"xGradient"</c>.</summary>
internal static class RenamedParameters
{
    public static string In(string line, IReadOnlyDictionary<string, string> names)
    {
        var text = new StringBuilder();
        for (int i = 0; i < line.Length;)
        {
            int end = i;
            while (end < line.Length && (char.IsLetterOrDigit(line[end]) || line[end] is '_' or '@'))
            {
                end++;
            }

            if (end == i)
            {
                text.Append(line[i++]);
                continue;
            }

            string word = line.Substring(i, end - i);
            text.Append(IsMember(line, i) ? word : NameOf(word, isQuoted: i > 0 && line[i - 1] == '"', names));
            i = end;
        }

        return text.ToString();
    }

    private static bool IsMember(string line, int at) => at > 0 && line[at - 1] is '.' or ':';

    private static string NameOf(string word, bool isQuoted, IReadOnlyDictionary<string, string> names) =>
        names.TryGetValue(word, out string name) ? isQuoted ? name.TrimStart('@') : name
        : isQuoted && names.TryGetValue("@" + word, out string escaped) ? escaped.TrimStart('@') : word;
}
