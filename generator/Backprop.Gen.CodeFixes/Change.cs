using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Backprop.Gen.CodeFixes;

/// <summary>What is offered: a title, and edits of the text, each in its tree.</summary>
internal sealed record Change(string Title, IReadOnlyList<(SyntaxTree Tree, TextChange Edit)> Edits)
{
    public static TextChange Insert(int position, string text) => new(new TextSpan(position, 0), text);

    public static TextChange Replace(SyntaxNode node, string text) => new(node.Span, text);
}
