using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace Backprop.Gen.Writing;

/// <summary>Statements, line by line, indented relative to where they start.</summary>
internal sealed class Lines
{
    private static readonly Regex s_noise = new(@"global::System\.|(?<=\d)\.0\b(?!\d)", RegexOptions.CultureInvariant);

    private readonly List<string> _lines = new();
    private string? _note;
    private string? _quoted;

    /// <summary>How many statements stand here, nested ones aside.</summary>
    public int Count { get; private set; }

    public IReadOnlyList<string> All => _lines;

    /// <summary>Announces the user's statement; it is quoted if anything comes of it that reads differently.</summary>
    public void Note(string text) => _note = text;

    public void Statement(string text)
    {
        Quote(text);
        _lines.Add(text);
        Count++;
    }

    /// <summary>A statement that only prepares the one that was announced.</summary>
    public void Preparation(string text)
    {
        _lines.Add(text);
        Count++;
    }

    /// <summary>A statement with a block.</summary>
    public void Statement(string head, Lines body)
    {
        Statement(head);
        Block(body);
    }

    /// <summary>A line that belongs to the statement before it.</summary>
    public void Continue(string text) => _lines.Add(text);

    public void Block(Lines body)
    {
        _lines.Add("{");
        foreach (string line in body._lines)
        {
            _lines.Add(line.Length == 0 ? line : "    " + line);
        }

        _lines.Add("}");
    }

    /// <summary>The other arm of an <c>if</c>; one that is an <c>if</c> itself continues the chain.</summary>
    public void Else(Lines body)
    {
        int first = body._lines.FindIndex(line => !line.StartsWith("//", StringComparison.Ordinal));
        if (body.Count == 1 && body._lines[first].StartsWith("if (", StringComparison.Ordinal))
        {
            _lines.Add("else " + body._lines[first]);
            _lines.AddRange(body._lines.GetRange(first + 1, body._lines.Count - first - 1));
            return;
        }

        _lines.Add("else");
        Block(body);
    }

    private void Quote(string text)
    {
        // What reads like the user's own statement needs no quotation, and no statement is quoted twice in a row.
        if (_note is not null && _note != _quoted && Plain(_note) != Plain(text))
        {
            _lines.Add("// " + _note);
            _quoted = _note;
        }

        _note = null;
    }

    private static string Plain(string statement) => s_noise.Replace(statement, "").TrimEnd(';', ' ');
}
