using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Oracle;

/// <content>What is generic over numbers: over duals, it is not generic any more.</content>
public sealed partial class DualRewriter
{
    /// <summary>The numbers of a type and of those inside it are all of one type, if it is generic over them.</summary>
    private bool IsOverFloat => number is null ? outermost?.DescendantTokens().Any(token => token.IsKind(SyntaxKind.FloatKeyword)) == true : number == "float";

    private string Number => IsOverFloat ? nameof(DualF) : nameof(Dual);

    /// <summary>The list without the type parameters for which numbers stand.</summary>
    public override SyntaxNode? VisitTypeParameterList(TypeParameterListSyntax node)
    {
        TypeParameterSyntax[] others = [.. node.Parameters.Where(parameter => !IsNumber(model.GetDeclaredSymbol(parameter)))];
        return others.Length == 0 ? null : node.WithParameters(SyntaxFactory.SeparatedList(others));
    }

    public override SyntaxNode? VisitTypeParameterConstraintClause(TypeParameterConstraintClauseSyntax node) =>
        IsNumber(model.GetSymbolInfo(node.Name).Symbol) ? null : base.VisitTypeParameterConstraintClause(node);

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) => model.GetSymbolInfo(node).Symbol switch
    {
        INamedTypeSymbol type when HasDual(type) => SyntaxFactory.ParseTypeName(TwinOf(type)).WithTriviaFrom(node),
        { } symbol when IsNumber(symbol) => SyntaxFactory.ParseTypeName(Prefix + Number).WithTriviaFrom(node),
        _ => base.VisitIdentifierName(node),
    };

    public override SyntaxNode? VisitGenericName(GenericNameSyntax node) => model.GetSymbolInfo(node).Symbol switch
    {
        IMethodSymbol method => Without(node, method.OriginalDefinition.TypeParameters),
        INamedTypeSymbol type => Without(node, type.TypeParameters),
        _ => base.VisitGenericName(node),
    };

    /// <summary>A generic name without the arguments that are numbers.</summary>
    private SyntaxNode Without(GenericNameSyntax node, IReadOnlyList<ITypeParameterSymbol> parameters)
    {
        TypeSyntax[] others = [.. node.TypeArgumentList.Arguments.Where((_, i) => !IsNumber(parameters[i])).Select(argument => (TypeSyntax)Visit(argument)!)];
        return others.Length == 0 ? SyntaxFactory.IdentifierName(node.Identifier).WithTriviaFrom(node)
            : node.WithTypeArgumentList(node.TypeArgumentList.WithArguments(SyntaxFactory.SeparatedList(others)));
    }

    /// <summary>Whether a symbol is a type parameter for which only numbers stand.</summary>
    public static bool IsNumber(ISymbol? symbol) =>
        symbol is ITypeParameterSymbol parameter && parameter.ConstraintTypes.Any(type => type.ContainingNamespace?.ToDisplayString() == "System.Numerics");

    /// <summary><c>T.Sin(x)</c>, <c>T.One</c>, <c>T.CreateChecked(2)</c></summary>
    private SyntaxNode? VisitStatic(MemberAccessExpressionSyntax access)
    {
        bool isCall = model.GetSymbolInfo(access).Symbol is IMethodSymbol;
        return !IsNumber(model.GetSymbolInfo(access.Expression).Symbol) ? null
            : isCall && IsCreation(access.Name.Identifier.Text) ? Text($"({Prefix}{Number})", access)
            : isCall ? Text($"{Prefix}DualMath{(IsOverFloat ? "F" : "")}.{access.Name}", access)
            : Text($"(({Prefix}{Number})({Constant(access.Name.Identifier.Text)}))", access);
    }

    /// <summary><c>double.CreateChecked(x)</c> and <c>int.CreateTruncating(x)</c> of a number of the program.</summary>
    private SyntaxNode? VisitCreation(InvocationExpressionSyntax node)
    {
        if (node.Expression is not MemberAccessExpressionSyntax access || !IsCreation(access.Name.Identifier.Text)
            || model.GetSymbolInfo(node).Symbol is not IMethodSymbol { IsStatic: true, Parameters: [{ Type: { } from }] } method
            || !(IsNumber(from) || IsFloating(from)))
        {
            return null;
        }

        string argument = Visit(node.ArgumentList.Arguments[0].Expression)!.ToString();
        return method.ContainingType.SpecialType switch
        {
            SpecialType.System_Double => Text($"(({Prefix}{nameof(Dual)})({argument}))", node),
            SpecialType.System_Single => Text($"(({Prefix}{nameof(DualF)})({argument}))", node),
            _ => Text($"{access}(({argument}).Value)", node),
        };
    }

    private static bool IsCreation(string name) => name is "CreateChecked" or "CreateTruncating" or "CreateSaturating";

    private string Constant(string name) => name switch
    {
        "One" or "MultiplicativeIdentity" => "1",
        "Zero" or "AdditiveIdentity" => "0",
        "NegativeOne" => "-1",
        _ => (IsOverFloat ? "float." : "double.") + name,
    };
}
