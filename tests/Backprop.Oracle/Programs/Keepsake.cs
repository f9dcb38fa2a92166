using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Backprop.Oracle;

/// <summary>A program in a file: C# text whose first lines say where it comes from and with what it is called.</summary>
public static class Keepsake
{
    private const string Input = "// input: ";
    private const string Rows = "// rows: ";

    /// <summary>The text of the file.</summary>
    public static string Write(OracleProgram program, string title)
    {
        var text = new StringBuilder("// " + title + "\n");
        foreach (var input in program.Inputs)
        {
            text.Append(Input);
            var at = 0;
            foreach (var count in input.Counts)
            {
                text.Append(at > 0 ? " | " : "").AppendJoin(", ", input.Values.Skip(at).Take(count).Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
                at += count;
            }

            text.Append('\n');
        }

        if (program.Rows.Count > 0)
        {
            text.Append(Rows).AppendJoin(" | ", program.Rows.Select(lengths => string.Join(", ", lengths))).Append('\n');
        }

        return text.Append(program.Source).ToString();
    }

    /// <summary>The program in a file's text.</summary>
    public static OracleProgram Read(string name, string text)
    {
        var inputs = text.Split('\n').Where(line => line.StartsWith(Input, StringComparison.Ordinal)).Select(line =>
        {
            var parameters = line[Input.Length..].Split('|').Select(part => part.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray()).ToList();
            return new ProgramInput([.. parameters.SelectMany(values => values)], [.. parameters.Select(values => values.Length)]);
        });
        IEnumerable<int[]> rows = text.Split('\n').Where(line => line.StartsWith(Rows, StringComparison.Ordinal))
            .SelectMany(line => line[Rows.Length..].Split('|')).Select(lengths => lengths.Split(',').Select(int.Parse).ToArray());
        return new OracleProgram(name, text, "F", [.. inputs]) { Rows = [.. rows] };
    }
}
