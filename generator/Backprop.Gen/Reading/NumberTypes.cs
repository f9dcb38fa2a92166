using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>The types of numbers, type parameters among them.</summary>
internal static class NumberTypes
{
    /// <summary>The scalar type of the graph that a type is; null if it is none.</summary>
    public static ScalarType? ScalarOf(ITypeSymbol type) =>
        Names.ScalarOf(type.SpecialType) ?? (IsFloatingPoint(type) ? GraphType.Generic(Names.Of(type)) : null);

    /// <summary>Whether a type is a type parameter for which only floating-point types can stand.</summary>
    private static bool IsFloatingPoint(ITypeSymbol type) => type is ITypeParameterSymbol parameter && NumericConstraints(parameter)
        .Any(constraint => constraint.Name == "IFloatingPointIeee754" && SymbolEqualityComparer.Default.Equals(constraint.TypeArguments[0], parameter));

    /// <summary>Whether a type is a type parameter for which numbers of some kind stand.</summary>
    public static bool IsNumber(ITypeSymbol type) => type is ITypeParameterSymbol parameter && NumericConstraints(parameter).Any();

    /// <summary>Whether no value of a type could ever have a gradient: whole numbers, truth values, text.</summary>
    public static bool IsNeverDifferentiated(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Enum || type.SpecialType == SpecialType.System_String || Names.ScalarOf(type.SpecialType) is { IsFloating: false };

    /// <summary>Whether a type is one of the interfaces of numbers.</summary>
    public static bool IsInterface(INamedTypeSymbol type) => type.TypeKind == TypeKind.Interface
        && type.ContainingNamespace is { Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static IEnumerable<INamedTypeSymbol> NumericConstraints(ITypeParameterSymbol parameter) =>
        parameter.ConstraintTypes.OfType<INamedTypeSymbol>().SelectMany(constraint => constraint.AllInterfaces.Prepend(constraint)).Where(IsInterface);
}
