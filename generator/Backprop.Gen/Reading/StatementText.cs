using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Gen.Reading;

/// <summary>A statement as a comment quotes it: on one line, without its own comments, of a construct only the head.</summary>
internal static class StatementText
{
    private const int MaxLength = 120;

    public static string Of(SyntaxNode statement) => OneLine(Head(statement), MaxLength);

    public static string OneLine(IEnumerable<SyntaxToken> tokens, int maxLength)
    {
        StringBuilder text = new();
        bool space = false;
        foreach (SyntaxToken token in tokens)
        {
            if (text.Length > 0 && (space || HasSpace(token.LeadingTrivia)))
            {
                text.Append(' ');
            }

            if (token.Text.Any(character => character is '\n' or '\r'))
            {
                text.Append("\"…\"");
            }
            else
            {
                text.Append(token.Text);
            }

            if (text.Length > maxLength)
            {
                text.Length = maxLength;
                return text.Append('…').ToString();
            }

            space = HasSpace(token.TrailingTrivia);
        }

        return text.ToString();
    }

    private static IEnumerable<SyntaxToken> Head(SyntaxNode statement) => statement switch
    {
        ForStatementSyntax loop => Through(loop, loop.CloseParenToken),
        CommonForEachStatementSyntax loop => Through(loop, loop.CloseParenToken),
        WhileStatementSyntax loop => Through(loop, loop.CloseParenToken),
        UsingStatementSyntax resource => Through(resource, resource.CloseParenToken),
        IfStatementSyntax branch => Through(branch, branch.CloseParenToken),
        SwitchStatementSyntax choice => choice.DescendantTokens().TakeWhile(token => token != choice.OpenBraceToken),
        DoStatementSyntax loop => loop.DoKeyword.Yield().Concat(loop.ChildNodesAndTokens().SkipWhile(child => !child.IsKind(SyntaxKind.WhileKeyword))
            .SelectMany(child => child.AsNode()?.DescendantTokens() ?? child.AsToken().Yield())),
        _ => statement.DescendantTokens(),
    };

    private static IEnumerable<SyntaxToken> Through(SyntaxNode node, SyntaxToken last)
    {
        foreach (SyntaxToken token in node.DescendantTokens())
        {
            yield return token;
            if (token == last)
            {
                yield break;
            }
        }
    }

    private static IEnumerable<SyntaxToken> Yield(this SyntaxToken token)
    {
        yield return token;
    }

    private static bool HasSpace(SyntaxTriviaList trivia)
    {
        foreach (SyntaxTrivia item in trivia)
        {
            if (item.IsKind(SyntaxKind.WhitespaceTrivia) || item.IsKind(SyntaxKind.EndOfLineTrivia))
            {
                return true;
            }
        }

        return false;
    }
}
