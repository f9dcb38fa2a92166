using Microsoft.CodeAnalysis;

namespace Backprop.Gen.CodeFixes;

/// <summary>Which types carry gradients, as far as a fix has to know.</summary>
internal static class Numbers
{
    public static bool IsScalar(ITypeSymbol? type) => type is { SpecialType: SpecialType.System_Double or SpecialType.System_Single };

    /// <summary>Whether a value of the type is, or holds, what can be differentiated.</summary>
    public static bool AreIn(ITypeSymbol type) => type switch
    {
        _ when IsScalar(type) => true,
        IArrayTypeSymbol array => AreIn(array.ElementType),
        INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory", TypeArguments: { Length: 1 } arguments } => AreIn(arguments[0]),
        _ => IsVector(type),
    };

    private static bool IsVector(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsGenericType: false, Name: "Vector2" or "Vector3" or "Vector4" or "Quaternion" or "Plane" or "Matrix3x2" or "Matrix4x4" or "Complex" }
        && type.ContainingNamespace?.ToDisplayString() == "System.Numerics";
}
