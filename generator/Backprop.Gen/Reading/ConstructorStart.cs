using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>What a constructor does before its body, by the text: the initialisers of fields, and another constructor.</summary>
internal static class ConstructorStart
{
    /// <summary>The initialisers of fields and properties, in the order of the text.</summary>
    public static IEnumerable<(ISymbol Member, EqualsValueClauseSyntax Syntax)> InitializersOf(INamedTypeSymbol type, CancellationToken token) =>
        from member in type.OriginalDefinition.GetMembers()
        where !member.IsStatic && member is IFieldSymbol { IsImplicitlyDeclared: false } or IPropertySymbol
        from reference in member.DeclaringSyntaxReferences
        let initializer = reference.GetSyntax(token) switch
        {
            VariableDeclaratorSyntax field => field.Initializer,
            PropertyDeclarationSyntax property => property.Initializer,
            _ => null,
        }
        where initializer is not null
        select (member, initializer);

    /// <summary>Where a constructor calls another one: <c>: this(…)</c>, <c>: base(…)</c>, or beside the base class in the head of its type; null if it does not say.</summary>
    public static SyntaxNode? CallOf(IMethodSymbol constructor, CancellationToken token) =>
        constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(token) switch
        {
            ConstructorDeclarationSyntax declaration => declaration.Initializer,
            TypeDeclarationSyntax head => head.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault(),
            _ => null,
        };

    /// <summary>The constructor of the base class that is called where nothing is said.</summary>
    public static IMethodSymbol? BaseOf(INamedTypeSymbol type) =>
        type.BaseType is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) } ancestor
            ? ancestor.InstanceConstructors.FirstOrDefault(candidate => candidate.Parameters.Length == 0) : null;

    /// <summary>The operations that run before the body of a constructor.</summary>
    public static IEnumerable<IOperation> OperationsOf(IMethodSymbol constructor, Sources sources, CancellationToken token)
    {
        SyntaxNode? call = CallOf(constructor, token);
        bool isChained = call is ConstructorInitializerSyntax { ThisOrBaseKeyword.Text: "this" };
        IEnumerable<SyntaxNode> initializers = isChained ? Enumerable.Empty<SyntaxNode>() : InitializersOf(constructor.ContainingType, token).Select(pair => pair.Syntax);
        return (call is null ? initializers : initializers.Append(call))
            .Select(syntax => sources.ModelOf(syntax.SyntaxTree).GetOperation(syntax, token)).OfType<IOperation>().SelectMany(operation => operation.DescendantsAndSelf());
    }
}
