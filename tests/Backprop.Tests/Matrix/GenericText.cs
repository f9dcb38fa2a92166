using System.Collections.Generic;
using System.Linq;
using Backprop.Oracle;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Tests.Matrix;

/// <summary>
/// The text of a program over double as a generic one over numbers: where C# converts to double, there stands <c>T.CreateChecked</c>; functions
/// are those of T. The entry has the type parameter, or its type where other members are over numbers, too.
/// </summary>
internal sealed class GenericText(SemanticModel model) : CSharpSyntaxRewriter
{
    private const string Constraint = "System.Numerics.IFloatingPointIeee754<T>";

    /// <summary>Programs over double, made generic.</summary>
    public static IEnumerable<OracleProgram> Of(IEnumerable<OracleProgram> programs) =>
        from item in Harness.Entries(programs)
        let tree = item.Entry.DeclaringSyntaxReferences[0].SyntaxTree
        let type = (TypeDeclarationSyntax)item.Entry.ContainingType.DeclaringSyntaxReferences[0].GetSyntax()
        select item.Program with { Source = Of(type, item.Entry.Name, item.Compilation.GetSemanticModel(tree)) };

    private static string Of(TypeDeclarationSyntax type, string entry, SemanticModel model)
    {
        bool isAlone = type.Members.Count == 1;
        string constraint = (type.DescendantNodes().OfType<StackAllocArrayCreationExpressionSyntax>().Any() ? "unmanaged, " : type.DescendantNodes().OfType<NullableTypeSyntax>().Any() ? "struct, " : "") + Constraint;
        string text = new GenericText(model).Visit(type)!.ToFullString();
        string header = isAlone ? $" {entry}(" : type.Identifier.Text;
        int at = text.IndexOf(header, System.StringComparison.Ordinal) + header.Length - (isAlone ? 1 : 0);
        int body = text.IndexOfAny(['{', '='], text.IndexOf(isAlone ? ')' : '{', at));
        return text[..at] + "<T>" + text[at..body].TrimEnd() + $" where T : {constraint}\n" + text[body..];
    }

    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        if (node is not ExpressionSyntax expression || node.Parent is MemberAccessExpressionSyntax access && access.Name == node || node is TypeSyntax and not NameSyntax)
        {
            return base.Visit(node);
        }

        TypeInfo info = model.GetTypeInfo(expression);
        bool isConstant = IsDouble(info.Type) && model.GetConstantValue(expression).HasValue;
        return isConstant ? Create(expression, expression)
            : (IsDouble(info.ConvertedType) || IsNullableDouble(info.ConvertedType)) && info.Type is { } own && !IsDouble(own) && IsWhole(own) ? Create((ExpressionSyntax)base.Visit(node)!, node)
            : base.Visit(node);
    }

    private static bool IsNullableDouble(ITypeSymbol? type) => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable && IsDouble(nullable.TypeArguments[0]);

    public override SyntaxNode? VisitPredefinedType(PredefinedTypeSyntax node) =>
        node.Keyword.IsKind(SyntaxKind.DoubleKeyword) ? SyntaxFactory.IdentifierName("T").WithTriviaFrom(node) : node;

    public override SyntaxNode? VisitLocalDeclarationStatement(LocalDeclarationStatementSyntax node) => node.IsConst ? node : base.VisitLocalDeclarationStatement(node);

    public override SyntaxNode? VisitFieldDeclaration(FieldDeclarationSyntax node) =>
        node.Modifiers.Any(SyntaxKind.ConstKeyword) ? node : base.VisitFieldDeclaration(node);

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node) =>
        model.GetSymbolInfo(node).Symbol is IMethodSymbol { ContainingType: { Name: "Math" } } method && method.Parameters.Any(parameter => IsDouble(parameter.Type))
            ? SyntaxFactory.ParseExpression("T." + (method.Name == "IEEERemainder" ? "Ieee754Remainder" : method.Name)).WithTriviaFrom(node)
            : base.VisitMemberAccessExpression(node);

    public override SyntaxNode? VisitCastExpression(CastExpressionSyntax node)
    {
        bool isDouble = IsDouble(model.GetTypeInfo(node.Expression).Type);
        return IsNullableDouble(model.GetTypeInfo(node.Expression).Type) ? base.VisitCastExpression(node)
            : IsDouble(model.GetTypeInfo(node).Type) ? isDouble ? Visit(node.Expression) : Create((ExpressionSyntax)Visit(node.Expression)!, node)
            : isDouble ? SyntaxFactory.ParseExpression($"{node.Type}.CreateTruncating({Visit(node.Expression)})").WithTriviaFrom(node)
            : base.VisitCastExpression(node);
    }

    private static ExpressionSyntax Create(ExpressionSyntax expression, SyntaxNode like) =>
        SyntaxFactory.ParseExpression($"T.CreateChecked({expression.WithoutTrivia()})").WithTriviaFrom(like);

    private static bool IsDouble(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_Double;

    private static bool IsWhole(ITypeSymbol type) => type.SpecialType is >= SpecialType.System_Char and <= SpecialType.System_UInt64;
}
