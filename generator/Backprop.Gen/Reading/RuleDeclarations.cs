using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Gen.Reading;

/// <summary>
/// Finds the methods that are marked <c>[DerivativeOf]</c>. Each syntax tree and each assembly is searched once, as long as it is the same one: an edit
/// searches the tree that was edited.
/// </summary>
internal static class RuleDeclarations
{
    private static readonly ConditionalWeakTable<SyntaxTree, MethodDeclarationSyntax[]> s_inTrees = new();
    private static readonly ConditionalWeakTable<IAssemblySymbol, IMethodSymbol[]> s_inAssemblies = new();

    /// <summary>Those of the compilation itself, in the order of its files.</summary>
    public static IEnumerable<IMethodSymbol> In(Compilation compilation, CancellationToken token)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            MethodDeclarationSyntax[] found = s_inTrees.GetValue(tree, Search);
            if (found.Length == 0)
            {
                continue;
            }

            SemanticModel model = compilation.GetSemanticModel(tree);
            foreach (MethodDeclarationSyntax declaration in found)
            {
                if (Microsoft.CodeAnalysis.CSharp.CSharpExtensions.GetDeclaredSymbol(model, declaration, token) is { } method && AttributeOf(method) is not null)
                {
                    yield return method;
                }
            }
        }
    }

    /// <summary>Those of the assemblies that a compilation refers to and that refer to the attribute.</summary>
    public static IEnumerable<IMethodSymbol> Around(Compilation compilation) =>
        compilation.SourceModule.ReferencedAssemblySymbols.Where(KnowsAttribute).SelectMany(assembly => s_inAssemblies.GetValue(assembly, Search));

    /// <summary>The attribute of a method; null if it has none.</summary>
    public static AttributeData? AttributeOf(IMethodSymbol method) =>
        method.GetAttributes().FirstOrDefault(data => data.AttributeClass is { Name: "DerivativeOfAttribute" } type && Names.IsBackprop(type));

    private static bool KnowsAttribute(IAssemblySymbol assembly) =>
        assembly.Modules.Any(module => module.ReferencedAssemblies.Any(referenced => referenced.Name == "Backprop"));

    /// <summary>Methods with an attribute that may be it: an alias may give it any name.</summary>
    private static MethodDeclarationSyntax[] Search(SyntaxTree tree)
    {
        bool mayDescend(SyntaxNode node) => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax;
        List<MethodDeclarationSyntax> marked = tree.GetRoot().DescendantNodes(mayDescend).OfType<MethodDeclarationSyntax>().Where(method => method.AttributeLists.Count > 0).ToList();
        return marked.Where(method => method.AttributeLists.SelectMany(list => list.Attributes).Any(MayBeIt)).ToArray();
    }

    private static bool MayBeIt(AttributeSyntax attribute)
    {
        string name = attribute.Name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => "",
        };
        return name is "DerivativeOf" or "DerivativeOfAttribute" || attribute.ArgumentList?.Arguments.Count == 2;
    }

    private static IMethodSymbol[] Search(IAssemblySymbol assembly)
    {
        List<IMethodSymbol> found = new();
        Stack<INamespaceOrTypeSymbol> pending = new();
        pending.Push(assembly.GlobalNamespace);
        while (pending.Count > 0)
        {
            INamespaceOrTypeSymbol container = pending.Pop();
            foreach (ISymbol member in container.GetMembers())
            {
                if (member is INamespaceOrTypeSymbol inner)
                {
                    pending.Push(inner);
                }
                else if (member is IMethodSymbol { IsStatic: true, ReturnsVoid: true, MethodKind: MethodKind.Ordinary } method && AttributeOf(method) is not null)
                {
                    found.Add(method);
                }
            }
        }

        return found.OrderBy(method => method.ToDisplayString(), StringComparer.Ordinal).ToArray();
    }
}
