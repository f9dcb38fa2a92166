using System.Collections.Generic;
using System.Linq;

namespace Backprop.Gen.Writing;

/// <summary>Breaks statements that are too long for a line at the commas of a list, one element a line.</summary>
internal static class LongLines
{
    private const int Longest = 150;
    private const int Short = 30;

    public static IEnumerable<string> Break(string line)
    {
        if (line.Length <= Longest || !TryFindList(line, out int start, out List<int> commas, out int end))
        {
            return new[] { line };
        }

        string indentation = new string(' ', (line.Length - line.TrimStart(' ').Length) + 4);
        var lines = new List<string> { line.Substring(0, start + 1) };
        int from = start + 1;
        var elements = new List<string>();
        foreach (int comma in commas)
        {
            elements.Add(line.Substring(from, comma + 1 - from).Trim());
            from = comma + 1;
        }

        elements.Add(line.Substring(from, end - from).Trim());
        lines.AddRange(Fill(elements).SelectMany(element => Break(indentation + element)));
        lines[lines.Count - 1] += (line[end] == '}' ? " " : "") + line.Substring(end);
        return lines;
    }

    /// <summary>Short elements share lines.</summary>
    private static IEnumerable<string> Fill(List<string> elements)
    {
        if (elements.Exists(element => element.Length > Short))
        {
            return elements;
        }

        var lines = new List<string> { elements[0] };
        foreach (string element in elements.Skip(1))
        {
            if (lines[lines.Count - 1].Length + element.Length < Longest / 2)
            {
                lines[lines.Count - 1] += " " + element;
            }
            else
            {
                lines.Add(element);
            }
        }

        return lines;
    }

    /// <summary>Finds the outermost brackets with more than one element.</summary>
    private static bool TryFindList(string line, out int start, out List<int> commas, out int end)
    {
        for (start = 0; start < line.Length; start++)
        {
            if (line[start] is '(' or '{')
            {
                commas = new List<int>();
                int depth = 0;
                for (end = start; end < line.Length; end++)
                {
                    depth += line[end] is '(' or '{' or '[' ? 1 : line[end] is ')' or '}' or ']' ? -1 : 0;
                    if (depth == 0)
                    {
                        break;
                    }

                    if (depth == 1 && line[end] == ',')
                    {
                        commas.Add(end);
                    }
                }

                if (commas.Count > 0 && depth == 0)
                {
                    return true;
                }
            }
        }

        (commas, end) = (new List<int>(), -1);
        return false;
    }
}
