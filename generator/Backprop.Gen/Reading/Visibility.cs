using System.Linq;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>Who sees a symbol beyond its project.</summary>
internal enum Visibility
{
    /// <summary>nobody</summary>
    Hidden,

    /// <summary>assemblies that it is shown to</summary>
    Friends,

    /// <summary>everybody</summary>
    All,
}

/// <summary>Finds out who sees a symbol.</summary>
internal static class VisibilityOf
{
    /// <summary>Of a method that is called: a protected one is seen by those who derive from its class.</summary>
    public static Visibility Called(IMethodSymbol method) =>
        Least(method.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedOrInternal ? Visibility.All : Declared(method), Symbol(method.ContainingType));

    public static Visibility Symbol(ISymbol symbol) => symbol switch
    {
        ITypeParameterSymbol or IDynamicTypeSymbol or ILocalSymbol or IParameterSymbol or INamespaceSymbol => Visibility.All,
        IArrayTypeSymbol array => Symbol(array.ElementType),
        INamedTypeSymbol type => type.TypeArguments.Select(Symbol).Append(Around(type)).Min(),
        IMethodSymbol method => method.TypeArguments.Select(Symbol).Append(Around(method)).Min(),
        _ => Around(symbol),
    };

    public static bool HasFriends(IAssemblySymbol assembly) => assembly.GetAttributes().Any(data => data.AttributeClass?.Name == "InternalsVisibleToAttribute");

    private static Visibility Around(ISymbol symbol) => Least(Declared(symbol), symbol.ContainingType is { } outer ? Symbol(outer) : Visibility.All);

    private static Visibility Declared(ISymbol symbol) => symbol.DeclaredAccessibility switch
    {
        Accessibility.Public or Accessibility.NotApplicable => Visibility.All,
        Accessibility.Internal or Accessibility.ProtectedOrInternal => Visibility.Friends,
        _ => Visibility.Hidden,
    };

    private static Visibility Least(Visibility a, Visibility b) => a < b ? a : b;
}
