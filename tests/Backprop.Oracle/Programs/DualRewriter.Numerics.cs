using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Backprop.Oracle;

/// <content>The types of <c>System.Numerics</c>, which have counterparts over duals with the same members.</content>
public sealed partial class DualRewriter
{
    private static readonly string[] Twins =
        [.. typeof(DualComplex).Assembly.GetTypes().Where(type => type.IsPublic && type.Namespace == typeof(Dual).Namespace).Select(type => type.Name)];

    /// <summary>The name of the counterpart of a type that has one.</summary>
    public static string DualOf(ITypeSymbol type) => $"{Prefix}Dual{type.Name}";

    public static bool HasDual(ITypeSymbol? type) => type?.ContainingNamespace?.ToDisplayString() == "System.Numerics" && Twins.Contains("Dual" + type.Name, StringComparer.Ordinal);
}
