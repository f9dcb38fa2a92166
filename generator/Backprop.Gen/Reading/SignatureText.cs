using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Gen.Reading;

/// <summary>Parts of a signature as C# text.</summary>
internal static class SignatureText
{
    public static string KeywordOf(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
        { IsRecord: true } => "record",
        { TypeKind: TypeKind.Struct, IsRefLikeType: true } => "ref struct",
        { TypeKind: TypeKind.Struct } => "struct",
        { TypeKind: TypeKind.Interface } => "interface",
        _ => "class",
    };

    public static string AccessibilityOf(Accessibility accessibility) => accessibility switch
    {
        Accessibility.Public => "public",
        Accessibility.Internal => "internal",
        Accessibility.Protected => "protected",
        Accessibility.ProtectedOrInternal => "protected internal",
        Accessibility.ProtectedAndInternal => "private protected",
        _ => "private",
    };

    /// <summary>A type and those around it, outermost first.</summary>
    public static EquatableArray<EnclosingType> Enclosing(INamedTypeSymbol innermost)
    {
        Stack<EnclosingType> types = new();
        for (INamedTypeSymbol? type = innermost; type is not null; type = type.ContainingType)
        {
            types.Push(new EnclosingType($"{KeywordOf(type)} {Names.Escape(type.Name)}{TypeParameters(type.TypeParameters)}"));
        }

        return types.ToEquatableArray();
    }

    public static string NamespaceOf(ISymbol symbol) => symbol.ContainingNamespace is { IsGlobalNamespace: false } space ? EscapedNamespace(space) : "";

    private static string EscapedNamespace(INamespaceSymbol space) =>
        space.ContainingNamespace is { IsGlobalNamespace: false } outer ? EscapedNamespace(outer) + "." + Names.Escape(space.Name) : Names.Escape(space.Name);

    public static string TypeParameters(IReadOnlyList<ITypeParameterSymbol> parameters) =>
        parameters.Count == 0 ? "" : "<" + string.Join(", ", parameters.Select(parameter => Names.Escape(parameter.Name))) + ">";

    public static string Constraints(IReadOnlyList<ITypeParameterSymbol> parameters) =>
        string.Join(" ", parameters.Select(ConstraintsOf).Where(text => text.Length > 0));

    private static string ConstraintsOf(ITypeParameterSymbol parameter)
    {
        List<string> parts = new();
        if (parameter.HasUnmanagedTypeConstraint)
        {
            parts.Add("unmanaged");
        }
        else if (parameter.HasValueTypeConstraint)
        {
            parts.Add("struct");
        }
        else if (parameter.HasReferenceTypeConstraint)
        {
            parts.Add(parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class");
        }
        else if (parameter.HasNotNullConstraint)
        {
            parts.Add("notnull");
        }

        parts.AddRange(parameter.ConstraintTypes.Select(Names.InSignature));
        if (parameter.HasConstructorConstraint)
        {
            parts.Add("new()");
        }

        return parts.Count == 0 ? "" : $"where {Names.Escape(parameter.Name)} : {string.Join(", ", parts)}";
    }

    public static string SummaryOf(IMethodSymbol method)
    {
        if (method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not MethodDeclarationSyntax declaration)
        {
            return method.Name;
        }

        IEnumerable<SyntaxToken> tokens = declaration.DescendantTokens(node => node is not AttributeListSyntax)
            .Where(token => token.Parent?.AncestorsAndSelf().OfType<AttributeListSyntax>().Any() != true);
        string whole = declaration.ExpressionBody is null ? "" : StatementText.OneLine(tokens, 160);
        bool isShort = whole.Length > 0 && !whole.EndsWith("…", StringComparison.Ordinal);
        int end = declaration.ConstraintClauses.LastOrDefault()?.Span.End ?? declaration.ParameterList.Span.End;
        return isShort ? whole : StatementText.OneLine(tokens.TakeWhile(token => token.Span.End <= end), 400);
    }
}
