using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Oracle;

/// <content>Methods that are generic over numbers: over duals, they are not generic any more.</content>
public sealed partial class DualRewriter
{
    /// <summary>A program's numbers are all of one type, if it is generic over them.</summary>
    private string Number => model.SyntaxTree.GetRoot().DescendantTokens().Any(token => token.IsKind(SyntaxKind.FloatKeyword)) ? nameof(DualF) : nameof(Dual);

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        var rewritten = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
        return node.TypeParameterList is { } list && list.Parameters.Any(parameter => IsNumber(model.GetDeclaredSymbol(parameter)))
            ? rewritten.WithTypeParameterList(null).WithConstraintClauses(default) : rewritten;
    }

    public override SyntaxNode? VisitTypeParameterConstraintClause(TypeParameterConstraintClauseSyntax node) =>
        IsNumber(model.GetSymbolInfo(node.Name).Symbol) ? node : base.VisitTypeParameterConstraintClause(node);

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) => model.GetSymbolInfo(node).Symbol switch
    {
        INamedTypeSymbol type when HasDual(type) => SyntaxFactory.ParseTypeName(DualOf(type)).WithTriviaFrom(node),
        { } symbol when IsNumber(symbol) => SyntaxFactory.ParseTypeName(Prefix + Number).WithTriviaFrom(node),
        _ => base.VisitIdentifierName(node),
    };

    public override SyntaxNode? VisitGenericName(GenericNameSyntax node) =>
        model.GetSymbolInfo(node).Symbol is IMethodSymbol method && method.OriginalDefinition.TypeParameters.Any(IsNumber)
            ? SyntaxFactory.IdentifierName(node.Identifier) : base.VisitGenericName(node);

    /// <summary><c>T.Sin(x)</c>, <c>T.One</c>, <c>T.CreateChecked(2)</c></summary>
    private SyntaxNode? VisitStatic(MemberAccessExpressionSyntax access)
    {
        if (!IsNumber(model.GetSymbolInfo(access.Expression).Symbol))
        {
            return null;
        }

        return access switch
        {
            { Name.Identifier.Text: "CreateChecked" or "CreateTruncating" or "CreateSaturating", Parent: InvocationExpressionSyntax } => Text($"({Prefix}{Number})", access),
            { Parent: InvocationExpressionSyntax } => Text($"{Prefix}DualMath{(Number == nameof(DualF) ? "F" : "")}.{access.Name}", access),
            _ => Text($"(({Prefix}{Number})({(Number == nameof(DualF) ? "float" : "double")}.{Constant(access.Name.Identifier.Text)}))", access),
        };
    }

    private string Constant(string name) => name switch
    {
        "One" => "Pi / " + (Number == nameof(DualF) ? "float" : "double") + ".Pi",
        "Zero" => "Pi * 0",
        _ => name,
    };

    private static bool IsNumber(ISymbol? symbol) =>
        symbol is ITypeParameterSymbol parameter && parameter.ConstraintTypes.Any(type => type.ContainingNamespace?.ToDisplayString() == "System.Numerics");
}
