using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>The methods that values are taken apart with: no operation calls them by itself.</summary>
internal sealed partial class BodyFacts
{
    private static IEnumerable<IMethodSymbol> CalledToTakeApart(IOperation operation) => operation switch
    {
        IRecursivePatternOperation { DeconstructSymbol: IMethodSymbol method } => WithGetters(method),
        IDeconstructionAssignmentOperation { Syntax: AssignmentExpressionSyntax syntax, SemanticModel: { } model } => MethodsOf(model.GetDeconstructionInfo(syntax)),
        IForEachLoopOperation { Syntax: ForEachVariableStatementSyntax syntax, SemanticModel: { } model } => MethodsOf(model.GetDeconstructionInfo(syntax)),
        _ => ImmutableArray<IMethodSymbol>.Empty,
    };

    private static IEnumerable<IMethodSymbol> MethodsOf(DeconstructionInfo ways) =>
        (ways.Method is { } method ? WithGetters(method) : ImmutableArray<IMethodSymbol>.Empty).Concat(ways.Nested.SelectMany(MethodsOf));

    /// <summary>A method; of the one that the compiler writes for a record, what it calls.</summary>
    private static IEnumerable<IMethodSymbol> WithGetters(IMethodSymbol method) => !method.IsImplicitlyDeclared ? ImmutableArray.Create(method)
        : method.Parameters.Select(BodyReader.MemberFor).OfType<IPropertySymbol>().Where(property => property.IsVirtual || property.IsOverride || !BodyReader.IsStored(property))
            .Select(property => property.GetMethod).OfType<IMethodSymbol>();
}
