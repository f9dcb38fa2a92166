using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>
/// Whether floating-point numbers can be reached through a type in a way that a method could compute with. Instances of the user's
/// own classes are held constant by the contract, so what is in them does not count.
/// </summary>
internal static class FloatingContent
{
    public static bool IsIn(ITypeSymbol type) => IsIn(type, new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default));

    private static bool IsIn(ITypeSymbol type, HashSet<ITypeSymbol> seen)
    {
        if (!seen.Add(type))
        {
            return false;
        }

        switch (type)
        {
            case { SpecialType: SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal }:
                return true;
            case { SpecialType: not SpecialType.None and not SpecialType.System_Nullable_T }:
                return false;
            case IArrayTypeSymbol array:
                return IsIn(array.ElementType, seen);
            case IPointerTypeSymbol pointer:
                return IsIn(pointer.PointedAtType, seen);
            case ITypeParameterSymbol parameter:
                return parameter.ConstraintTypes.Any(constraint => constraint.ContainingNamespace?.ToDisplayString() == "System.Numerics");
            case INamedTypeSymbol named:
                return IsInNamed(named, seen);
            default:
                return false;
        }
    }

    private static bool IsInNamed(INamedTypeSymbol type, HashSet<ITypeSymbol> seen)
    {
        bool isSource = type.DeclaringSyntaxReferences.Length > 0;
        switch (type.TypeKind)
        {
            case TypeKind.Enum:
                return false;
            case TypeKind.Delegate:
                return type.DelegateInvokeMethod is { } invoke && IsInSignature(invoke, seen);
            case TypeKind.Interface when isSource:
                return type.GetMembers().OfType<IMethodSymbol>().Any(method => IsInSignature(method, seen))
                    || type.TypeArguments.Any(argument => IsIn(argument, seen));
            case TypeKind.Class when isSource:
                return false;
            case TypeKind.Struct when isSource:
                return type.GetMembers().OfType<IFieldSymbol>().Any(field => !field.IsStatic && IsIn(field.Type, seen));
            case TypeKind.Struct when IsNumeric(type):
                return true;
            default:
                return type.TypeArguments.Any(argument => IsIn(argument, seen))
                    || (type.TypeKind == TypeKind.Struct && type.GetMembers().Any(member => TypeOfPart(member) is { } part && IsIn(part, seen)));
        }
    }

    /// <summary>The type of a field, or of an auto-property: assemblies that are only there to be referenced need not show what is private.</summary>
    private static ITypeSymbol? TypeOfPart(ISymbol member) => member switch
    {
        IFieldSymbol { IsStatic: false } field => field.Type,
        IPropertySymbol { IsStatic: false, Parameters.Length: 0, GetMethod: { } getter } property when IsCompilerGenerated(getter) => property.Type,
        _ => null,
    };

    /// <summary>Whether a method is one that the compiler wrote, as it writes those of auto-properties.</summary>
    public static bool IsCompilerGenerated(IMethodSymbol method) => method.GetAttributes().Any(data => data.AttributeClass?.Name == "CompilerGeneratedAttribute");

    private static bool IsNumeric(INamedTypeSymbol type) =>
        Names.IsSystem(type, "Half") || type.ContainingNamespace?.ToDisplayString() is "System.Numerics" or "System.Runtime.Intrinsics" && type.Name != "BigInteger";

    private static bool IsInSignature(IMethodSymbol method, HashSet<ITypeSymbol> seen) =>
        IsIn(method.ReturnType, seen) || method.Parameters.Any(parameter => IsIn(parameter.Type, seen));
}
