using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>The bodies of the methods of a compilation, each bound and looked through once.</summary>
internal sealed class Sources
{
    private static readonly ConditionalWeakTable<Compilation, Sources> s_known = new();

    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<IMethodSymbol, Body?> _bodies = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, INamedTypeSymbol?> _collections = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<(INamedTypeSymbol Definition, IMethodSymbol Member), IMethodSymbol?> _members = new();
    private readonly Compilation _compilation;
    private readonly Lazy<Definitions> _definitions;
    private readonly Lazy<CustomRules> _rules;

    private Sources(Compilation compilation)
    {
        _compilation = compilation;
        Referenced = new ReferencedGraphs(compilation);
        _definitions = new Lazy<Definitions>(() => new Definitions((CSharpCompilation)compilation));
        _rules = new Lazy<CustomRules>(() => new CustomRules(compilation));
    }

    public static Sources Of(Compilation compilation) => s_known.GetValue(compilation, static key => new Sources(key));

    /// <summary>The rules for methods that somebody has written.</summary>
    public CustomRules Rules => _rules.Value;

    /// <summary>The marked methods of other assemblies.</summary>
    public ReferencedGraphs Referenced { get; }

    /// <summary>The body of a method, by its original definition; null if it has none here.</summary>
    public Body? BodyOf(IMethodSymbol method, CancellationToken token)
    {
        IMethodSymbol definition = (method.ReducedFrom ?? method).OriginalDefinition;
        definition = definition.PartialImplementationPart ?? definition;
        if (GeneratedCode.IsOurs(definition))
        {
            // Only the analyzer sees what is generated; it must read what the generator reads.
            return null;
        }

        if (_bodies.TryGetValue(definition, out Body? body))
        {
            return body;
        }

        body = Find(definition, token);
        return _bodies.GetOrAdd(definition, body);
    }

    public SemanticModel ModelOf(SyntaxTree tree) =>
        _models.GetOrAdd(tree, key => (_compilation.ContainsSyntaxTree(key) ? _compilation : _definitions.Value.Compilation).GetSemanticModel(key));

    /// <summary>The definition of a member of a library; null if it has none.</summary>
    public IMethodSymbol? DefinitionOf(IMethodSymbol member) =>
        member.ContainingType is { } type && (Names.IsNumerics(type) || Names.IsSystem(type, "Index") || Names.IsSystem(type, "Range")) ? _definitions.Value.Of(member) : null;

    /// <summary>The definition of a static field of a library; null if it has none.</summary>
    public IMethodSymbol? DefinitionOf(IFieldSymbol field) => Names.IsNumerics(field.ContainingType) ? _definitions.Value.Of(field) : null;

    /// <summary>The class by which a collection of the library is defined; null if the type is none.</summary>
    public INamedTypeSymbol? CollectionOf(ITypeSymbol type) =>
        type is INamedTypeSymbol named && Names.IsCollection(named) ? _collections.GetOrAdd(named, key => _definitions.Value.ClassOf(key)) : null;

    /// <summary>The definitions of sorting.</summary>
    public INamedTypeSymbol Sorting => _definitions.Value.Class("Sorting");

    /// <summary>The definitions of searching.</summary>
    public INamedTypeSymbol Searching => _definitions.Value.Class("Searching");

    /// <summary>The member by which one of a collection is defined; null if there is none.</summary>
    public IMethodSymbol? MemberOf(INamedTypeSymbol definition, IMethodSymbol member) => _members.GetOrAdd((definition, member), key => Definitions.MemberOf(key.Definition, key.Member));

    /// <summary>The method whose body a call runs, as far as it is known here: of a collection of the library, that of its definition.</summary>
    public IMethodSymbol StandInFor(IMethodSymbol method)
    {
        bool isAdding = method is { Name: "AddRange", ContainingType.Name: "CollectionExtensions", Parameters.Length: 2 };
        ITypeSymbol? type = isAdding ? method.Parameters[0].Type : method.ContainingType;
        return type is null || CollectionOf(type) is not { } definition ? method
            : isAdding ? definition.GetMembers(method.Name).OfType<IMethodSymbol>().First().OriginalDefinition
            : MemberOf(definition, method)?.OriginalDefinition ?? method;
    }

    private Body? Find(IMethodSymbol method, CancellationToken token)
    {
        foreach (SyntaxReference reference in method.DeclaringSyntaxReferences)
        {
            // In an editor other projects show their sources, too, which are not bound here.
            bool isOurs = _compilation.ContainsSyntaxTree(reference.SyntaxTree) || (_definitions.IsValueCreated && _definitions.Value.Compilation.ContainsSyntaxTree(reference.SyntaxTree));
            SyntaxNode syntax = reference.GetSyntax(token);
            if (syntax is TypeDeclarationSyntax || !isOurs)
            {
                return null;
            }

            SemanticModel model = ModelOf(syntax.SyntaxTree);
            IOperation? operation = model.GetOperation(syntax, token);
            IOperation? root = operation switch
            {
                IMethodBodyOperation body => body.BlockBody ?? body.ExpressionBody,
                IConstructorBodyOperation body => body.BlockBody ?? body.ExpressionBody,
                IBlockOperation block => block,
                ILocalFunctionOperation function => function.Body,
                IAnonymousFunctionOperation lambda => lambda.Body,
                _ => null,
            };
            if (root is not null)
            {
                return new Body(method, syntax, root, model, BodyFacts.Of(method, syntax, root));
            }
        }

        return null;
    }
}

/// <summary>A method's body, bound.</summary>
internal sealed record Body(IMethodSymbol Method, SyntaxNode Syntax, IOperation Root, SemanticModel Model, BodyFacts Facts);
