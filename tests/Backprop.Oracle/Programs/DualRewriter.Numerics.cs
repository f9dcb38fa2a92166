using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Oracle;

/// <content>The types of <c>System.Numerics</c>, which have counterparts over duals with the same members.</content>
public sealed partial class DualRewriter
{
    private static readonly string[] Twins =
        [.. typeof(DualComplex).Assembly.GetTypes().Where(type => type.IsPublic && type.Namespace == typeof(Dual).Namespace).Select(type => type.Name)];

    /// <summary>The name of the counterpart of a type that has one.</summary>
    public static string TwinOf(ITypeSymbol type) => $"{Prefix}Dual{type.Name}";

    /// <summary>Extensions, and <c>Derivative.Stop</c>: methods that C# would not find by themselves.</summary>
    private SyntaxNode? NumericsCall(InvocationExpressionSyntax node, IMethodSymbol method)
    {
        var arguments = (ArgumentListSyntax)Visit(node.ArgumentList)!;
        return method.ReducedFrom is not null && HasDual(method.ContainingType) && node.Expression is MemberAccessExpressionSyntax access
            ? Text($"{TwinOf(method.ContainingType)}.{method.Name}({string.Join(", ", arguments.Arguments.Select(argument => argument.ToString()).Prepend(Visit(access.Expression)!.ToString()))})", node)
            : method.ContainingType.Name == nameof(Derivative) && HasDual(method.ReturnType) ? Text($"{Prefix}DualDerivative.{method.Name}{arguments}", node)
            : null;
    }

    public static bool HasDual(ITypeSymbol? type) => type?.ContainingNamespace?.ToDisplayString() == "System.Numerics" && Twins.Contains("Dual" + type.Name, StringComparer.Ordinal);
}
