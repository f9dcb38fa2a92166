using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Gen.Reading;

/// <summary>
/// Which properties are as good as the field behind them: those whose accessors do nothing else. An accessor that says <c>field</c> is code like any other.
/// Of another project's, the name of the field tells whose it is, and a mark on the accessors that the compiler has written them.
/// </summary>
internal static class StoredProperties
{
    private const string Behind = ">k__BackingField";

    /// <summary>The field behind a property; null if it has none.</summary>
    public static IFieldSymbol? FieldOf(IPropertySymbol property) => property.OriginalDefinition.ContainingType.GetMembers().OfType<IFieldSymbol>()
        .FirstOrDefault(field => SymbolEqualityComparer.Default.Equals(PropertyOf(field), property.OriginalDefinition));

    public static bool IsStored(IPropertySymbol property) =>
        FieldOf(property) is not null && new[] { property.GetMethod, property.SetMethod }.All(accessor => accessor is null || IsAutomatic(accessor));

    /// <summary>Whether an accessor only reads or sets the field behind its property.</summary>
    public static bool IsAutomatic(IMethodSymbol accessor)
    {
        IMethodSymbol implementation = accessor.OriginalDefinition.PartialImplementationPart ?? accessor.OriginalDefinition;
        return FieldOf((IPropertySymbol)implementation.AssociatedSymbol!) is not null && (IsCompiled(implementation) ? FloatingContent.IsCompilerGenerated(implementation)
            : implementation.DeclaringSyntaxReferences
                .All(reference => reference.GetSyntax() is not (AccessorDeclarationSyntax { Body: not null } or AccessorDeclarationSyntax { ExpressionBody: not null } or ArrowExpressionClauseSyntax)));
    }

    /// <summary>What a field is to the user: the property that is as good as it, or itself.</summary>
    public static ISymbol MemberOf(IFieldSymbol field) => PropertyOf(field) is { } property && IsStored(property) ? property : field;

    private static IPropertySymbol? PropertyOf(IFieldSymbol field) => !IsCompiled(field) ? field.AssociatedSymbol as IPropertySymbol
        : field.Name.StartsWith("<", System.StringComparison.Ordinal) && field.Name.EndsWith(Behind, System.StringComparison.Ordinal)
            ? field.ContainingType.GetMembers(field.Name.Substring(1, field.Name.Length - 1 - Behind.Length)).OfType<IPropertySymbol>().FirstOrDefault(property => property.Parameters.Length == 0)
            : null;

    private static bool IsCompiled(ISymbol symbol) => symbol.Locations.Any(location => location.IsInMetadata);
}
