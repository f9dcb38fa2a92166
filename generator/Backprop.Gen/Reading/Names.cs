using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Gen.Reading;

/// <summary>How C# spells what the reader meets.</summary>
internal static class Names
{
    private static readonly SymbolDisplayFormat WithNullability = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The <c>global::</c> name of a type.</summary>
    public static string Of(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>The <c>global::</c> name of a type as a signature writes it, with <c>?</c> on nullable references.</summary>
    public static string InSignature(ITypeSymbol type) => type.ToDisplayString(WithNullability);

    /// <summary>An identifier, with <c>@</c> where it is a keyword.</summary>
    public static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>The name under which a field is stored: of a tuple's element, <c>Item1</c>.</summary>
    public static string StoredName(IFieldSymbol field) => field.CorrespondingTupleField?.Name ?? field.Name;

    public static ScalarType? ScalarOf(SpecialType type) => type switch
    {
        SpecialType.System_Double => GraphType.Double,
        SpecialType.System_Single => GraphType.Single,
        SpecialType.System_Int32 => GraphType.Int32,
        SpecialType.System_Int64 => GraphType.Int64,
        SpecialType.System_UInt32 => Scalar(ScalarKind.UInt32),
        SpecialType.System_UInt64 => Scalar(ScalarKind.UInt64),
        SpecialType.System_Int16 => Scalar(ScalarKind.Int16),
        SpecialType.System_UInt16 => Scalar(ScalarKind.UInt16),
        SpecialType.System_SByte => Scalar(ScalarKind.SByte),
        SpecialType.System_Byte => Scalar(ScalarKind.Byte),
        SpecialType.System_Char => Scalar(ScalarKind.Char),
        SpecialType.System_IntPtr => Scalar(ScalarKind.NInt),
        SpecialType.System_UIntPtr => Scalar(ScalarKind.NUInt),
        SpecialType.System_Boolean => GraphType.Boolean,
        _ => null,
    };

    public static bool IsNullable(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    /// <summary>The type of a value that is there: of <c>T?</c>, <c>T</c>.</summary>
    public static ITypeSymbol Present(ITypeSymbol type) => IsNullable(type) ? ((INamedTypeSymbol)type).TypeArguments[0] : type;

    public static bool IsNoGradient(ISymbol symbol) => Has(symbol, "NoGradientAttribute");

    public static bool IsNoGradientReturn(IMethodSymbol method) =>
        method.GetReturnTypeAttributes().Any(data => data.AttributeClass is { Name: "NoGradientAttribute" } type && IsBackprop(type));

    public static bool Has(ISymbol symbol, string attribute) =>
        symbol.GetAttributes().Any(data => data.AttributeClass is { } type && type.Name == attribute && IsBackprop(type));

    /// <summary>Whether a type is declared in the namespace <c>Backprop</c>.</summary>
    public static bool IsBackprop(ITypeSymbol type) =>
        type.ContainingNamespace is { Name: "Backprop", ContainingNamespace.IsGlobalNamespace: true };

    /// <summary>The field in which a struct or an object keeps a parameter of its primary constructor for the bodies that use it.</summary>
    public static string Kept(IParameterSymbol parameter) => Kept(parameter.ContainingType, $"<{parameter.Name}>P");

    /// <summary>The same by the name of the field: a class and its base class may both keep a parameter of one name.</summary>
    public static string Kept(INamedTypeSymbol type, string field)
    {
        for (INamedTypeSymbol? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.GetMembers(field).Length > 0)
            {
                return $"<{type.Name}_{field.Substring(1)}";
            }
        }

        return field;
    }

    /// <summary>Whether a type is <c>System.{name}</c>.</summary>
    public static bool IsSystem(ITypeSymbol? type, string name) =>
        type is { ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } && type.Name == name;

    /// <summary>Whether a type is declared in the namespace <c>System.Numerics</c>.</summary>
    public static bool IsNumerics(ITypeSymbol type) =>
        type.ContainingNamespace is { Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Whether a method is a function of numbers of the library, without effects.</summary>
    public static bool IsPure(IMethodSymbol method) => method.IsStatic
        && (IsSystem(method.ContainingType, "Math") || IsSystem(method.ContainingType, "MathF") || IsNumerics(method.ContainingType) || ScalarOf(method.ContainingType.SpecialType) is not null);

    /// <summary>Whether a type is a collection of the library that a method can make for itself.</summary>
    public static bool IsCollection(INamedTypeSymbol type) => type is { Arity: 1, Name: "List" or "Stack" or "Queue" } && IsSystemCollection(type);

    /// <summary>Whether a type is declared in the namespace <c>System.Collections.Generic</c>.</summary>
    public static bool IsSystemCollection(INamedTypeSymbol type) =>
        type is { ContainingNamespace: { Name: "Generic", ContainingNamespace: { Name: "Collections", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } };

    /// <summary>Whether a type is <c>System.Numerics.Tensors.TensorPrimitives</c>.</summary>
    public static bool IsTensorPrimitives(ITypeSymbol type) =>
        type is { Name: "TensorPrimitives", ContainingNamespace: { Name: "Tensors", ContainingNamespace: { Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } };

    /// <summary>Whether a type is <c>System.Linq.Enumerable</c>.</summary>
    public static bool IsEnumerable(ITypeSymbol type) =>
        type is { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };

    public static bool IsSpan(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Arity: 1 } && (IsSystem(type, "Span") || IsSystem(type, "ReadOnlySpan"));

    public static bool IsReadOnlySpan(ITypeSymbol? type) => IsSpan(type) && type!.Name == "ReadOnlySpan";

    public static bool IsMemory(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Arity: 1 } && (IsSystem(type, "Memory") || IsSystem(type, "ReadOnlyMemory"));

    /// <summary>Whether a type refers to a part of memory, so that a range of it is a part, too, and no copy.</summary>
    public static bool IsView(ITypeSymbol? type) => IsSpan(type) || IsMemory(type);

    public static bool IsJagged(ITypeSymbol? type) => type is IArrayTypeSymbol { ElementType: IArrayTypeSymbol };

    /// <summary>Whether a local or a parameter is an array of arrays.</summary>
    public static bool IsJagged(ISymbol variable) => IsJagged((variable as ILocalSymbol)?.Type ?? (variable as IParameterSymbol)?.Type);

    public static bool IsBuffer(ITypeSymbol? type) => type is IArrayTypeSymbol || IsView(type);

    private static ScalarType Scalar(ScalarKind kind) => (ScalarType)GraphType.Of(kind);
}
