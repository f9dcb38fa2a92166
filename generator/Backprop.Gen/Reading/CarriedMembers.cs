using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>
/// Members that <c>[Differentiable]</c> cannot stand on, and whose graphs so go with the marked methods of their type: operators, conversions,
/// properties, indexers and constructors with code of their own. Of a class, whose fields are constants, only what gets something else.
/// </summary>
internal static class CarriedMembers
{
    public static IEnumerable<IMethodSymbol> Of(INamedTypeSymbol type) => type.GetMembers().OfType<IMethodSymbol>().Where(IsOne);

    public static bool IsOne(IMethodSymbol method)
    {
        bool isStruct = method.ContainingType?.TypeKind == TypeKind.Struct;
        bool isKind = method.MethodKind switch
        {
            MethodKind.UserDefinedOperator or MethodKind.Conversion => true,
            MethodKind.PropertyGet => isStruct || method is { IsStatic: false, Parameters.Length: > 0 },
            MethodKind.PropertySet => isStruct && !method.IsStatic,
            MethodKind.Constructor => isStruct && method.Parameters.All(parameter => parameter.RefKind is not (RefKind.Ref or RefKind.Out)),
            _ => false,
        };
        bool isWritten = !method.IsImplicitlyDeclared && !FloatingContent.IsCompilerGenerated(method)
            && !(method.AssociatedSymbol is IPropertySymbol && StoredProperties.IsAutomatic(method));
        return isKind && isWritten && method is { IsAbstract: false, IsVirtual: false, IsOverride: false, IsExtern: false, ReturnsByRef: false, ReturnsByRefReadonly: false };
    }
}
