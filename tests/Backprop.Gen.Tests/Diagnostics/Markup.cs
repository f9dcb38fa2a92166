using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Backprop.Gen.Tests.Diagnostics;

/// <summary>Source with its expected diagnostics marked inside of it: <c>{|BPG010:try { }|}</c>.</summary>
internal sealed record Markup(string Source, IReadOnlyList<(string Id, TextSpan Span)> Expected)
{
    public static Markup Parse(string text)
    {
        var source = new StringBuilder();
        var expected = new List<(string, TextSpan)>();
        var open = new Stack<(string Id, int Start)>();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '{' && i + 1 < text.Length && text[i + 1] == '|')
            {
                int colon = text.IndexOf(':', i);
                open.Push((text[(i + 2)..colon], source.Length));
                i = colon;
            }
            else if (text[i] == '|' && i + 1 < text.Length && text[i + 1] == '}' && open.Count > 0)
            {
                (string id, int start) = open.Pop();
                expected.Add((id, TextSpan.FromBounds(start, source.Length)));
                i++;
            }
            else
            {
                source.Append(text[i]);
            }
        }

        return new(source.ToString(), expected);
    }

    public string Describe(IEnumerable<(string Id, TextSpan Span)> diagnostics) => string.Join('\n', diagnostics
        .OrderBy(item => item.Span.Start).ThenBy(item => item.Id).Select(item => $"{item.Id} at '{Source.Substring(item.Span.Start, item.Span.Length)}'"));

    public string Describe(IEnumerable<Diagnostic> diagnostics) => Describe(diagnostics.Select(item => (item.Id, item.Location.SourceSpan)));
}
