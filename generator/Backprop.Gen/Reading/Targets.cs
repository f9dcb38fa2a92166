using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>Which method a call comes to, where that is known while reading: through a type parameter that has been given a type.</summary>
internal static class Targets
{
    /// <summary>The member of a type that stands for one of an interface or a base class; null if the type has none that is known.</summary>
    public static IMethodSymbol? In(ITypeSymbol type, IMethodSymbol member)
    {
        if (type is ITypeParameterSymbol)
        {
            return null;
        }

        if (member.ContainingType.TypeKind == TypeKind.Interface)
        {
            IMethodSymbol definition = member.ConstructedFrom;
            return type.FindImplementationForInterfaceMember(definition) is IMethodSymbol found
                ? found.TypeParameters.Length > 0 ? found.Construct(member.TypeArguments.ToArray()) : found : null;
        }

        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            foreach (IMethodSymbol candidate in current.GetMembers(member.Name).OfType<IMethodSymbol>())
            {
                for (IMethodSymbol? overridden = candidate; overridden is not null; overridden = overridden.OverriddenMethod)
                {
                    if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, member.OriginalDefinition))
                    {
                        return candidate;
                    }
                }
            }
        }

        return null;
    }

    /// <summary>The type parameter that a static member is called on: <c>T.Sin(x)</c>.</summary>
    public static ITypeParameterSymbol? QualifierOf(IOperation call, SemanticModel model)
    {
        ExpressionSyntax? expression = call.Syntax is InvocationExpressionSyntax invocation ? invocation.Expression : call.Syntax as ExpressionSyntax;
        return expression is MemberAccessExpressionSyntax access ? model.GetSymbolInfo(access.Expression).Symbol as ITypeParameterSymbol : null;
    }
}
