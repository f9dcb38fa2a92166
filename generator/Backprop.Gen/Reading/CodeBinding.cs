using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Gen.Reading;

/// <summary>Asks the compiler what C# text would mean inside of a method.</summary>
internal sealed class CodeBinding
{
    private readonly SemanticModel _model;
    private readonly int _position;
    private readonly CSharpParseOptions _options;

    public CodeBinding(Body body)
    {
        _model = body.Model;
        _options = (CSharpParseOptions)body.Syntax.SyntaxTree.Options;
        _position = body.Root.Syntax is ArrowExpressionClauseSyntax arrow ? arrow.Expression.SpanStart
            : body.Root.Syntax is BlockSyntax block ? block.OpenBraceToken.Span.End : body.Root.Syntax.SpanStart;
    }

    /// <summary>The symbols that a text names; null in place of one that cannot be found or reached.</summary>
    public IEnumerable<(string Name, ISymbol? Symbol)> SymbolsOf(string code)
    {
        StatementSyntax statement = SyntaxFactory.ParseStatement(code.StartsWith("throw ", System.StringComparison.Ordinal) ? code + ";" : $"_ = {code};", options: _options);
        if (!_model.TryGetSpeculativeSemanticModel(_position, statement, out SemanticModel? bound))
        {
            return new[] { (code, (ISymbol?)null) };
        }

        return statement.DescendantNodes().OfType<ExpressionSyntax>().Where(node => IsName(node) || bound.GetSymbolInfo(node).CandidateReason == CandidateReason.Inaccessible)
            .Select(node => (node.ToString(), bound.GetSymbolInfo(node).Symbol)).Where(pair => pair.Symbol is not INamespaceSymbol).ToList();
    }

    /// <summary>Names are there to be found; a constructor has none of its own.</summary>
    private static bool IsName(ExpressionSyntax node) => node is SimpleNameSyntax { Identifier.Text: not ("_" or "global") } or BaseObjectCreationExpressionSyntax;

    /// <summary>Text with a value of each operand's type in its holes.</summary>
    public static string Filled(GraphCode code, System.Func<GraphType, string> spell) =>
        Holes.Fill(code.Code, i => $"default({spell(code.Operands[i])})!");
}
