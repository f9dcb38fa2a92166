using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Gen.Reading;

/// <summary>What the attribute can stand on, and what not.</summary>
internal static class TargetKinds
{
    public static (string What, string Advice)? ProblemOf(IMethodSymbol method)
    {
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return ("a local function", "a method of a type");
        }

        if (method.MethodKind != MethodKind.Ordinary)
        {
            return (method.MethodKind switch
            {
                MethodKind.UserDefinedOperator or MethodKind.Conversion => "an operator",
                MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove => "an accessor",
                MethodKind.Constructor or MethodKind.StaticConstructor => "a constructor",
                MethodKind.AnonymousFunction => "a lambda",
                MethodKind.ExplicitInterfaceImplementation => "an explicit interface implementation",
                _ => "not an ordinary method",
            }, "an ordinary method that it calls");
        }

        if (!method.IsStatic && method.ContainingType.IsRefLikeType)
        {
            return ("a method of a ref struct, whose gradient could not be returned", "a static method that takes its fields");
        }

        if (method.IsAbstract)
        {
            return ("abstract", "a method with a body");
        }

        if (method.IsExtern)
        {
            return ("extern", "a method with a body");
        }

        if (method.IsAsync)
        {
            return ("async", "a method that computes at once, and call it from the async one");
        }

        MethodDeclarationSyntax? declaration = (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax()).OfType<MethodDeclarationSyntax>().FirstOrDefault();
        bool isIterator = declaration?.Body is { } body && body.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .Any(node => node is YieldStatementSyntax);
        return isIterator ? ("an iterator", "a method that writes its results into a buffer") : null;
    }
}
