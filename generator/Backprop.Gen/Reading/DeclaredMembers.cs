using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Backprop.Gen.Writing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Gen.Reading;

/// <summary>The generated members that the user has declared: partial methods without a body, under our names.</summary>
internal static class DeclaredMembers
{
    /// <summary>Whether a member is such a declaration, or would be if it were for a marked method.</summary>
    public static bool IsDeclaration(ISymbol member) =>
        member is IMethodSymbol { IsPartialDefinition: true } method && (method.PartialImplementationPart is null || GeneratedCode.IsOurs(method.PartialImplementationPart));

    /// <summary>The declarations that are for a method. Of overloads, the one whose parameters a declaration begins with is meant, else the first.</summary>
    public static IEnumerable<IMethodSymbol> Of(IMethodSymbol method, Derivatives derivatives) => GeneratedNames.Of(method.Name, derivatives)
        .SelectMany(name => method.ContainingType.GetMembers(name)).Distinct<ISymbol>(SymbolEqualityComparer.Default)
        .OfType<IMethodSymbol>().Where(IsDeclaration)
        .Where(declaration => SymbolEqualityComparer.Default.Equals(MethodOf(declaration, method.Name), method));

    /// <summary>Those that could be implemented as far as their type parameters go.</summary>
    public static EquatableArray<DeclaredMember> ModelsOf(IMethodSymbol method, Derivatives derivatives) =>
        Of(method, derivatives).Where(declaration => declaration.Arity == method.Arity).Select(declaration => Model(declaration, method)).ToEquatableArray();

    /// <summary>A declaration in the type parameters of its method, whatever it calls them itself.</summary>
    public static DeclaredMember Model(IMethodSymbol declaration, IMethodSymbol method)
    {
        IMethodSymbol common = declaration.Arity > 0 && declaration.Arity == method.Arity ? declaration.Construct(method.TypeParameters.ToArray<ITypeSymbol>()) : declaration;
        return new(
            declaration.Name, ModifiersOf(declaration), Names.InSignature(common.ReturnType),
            common.Parameters.Select(parameter => new DeclaredParameter(ModifierOf(parameter), Names.InSignature(parameter.Type), Names.Escape(parameter.Name))).ToEquatableArray())
        {
            RenamesTypeParameters = !declaration.TypeParameters.Select(parameter => parameter.Name).SequenceEqual(method.TypeParameters.Select(parameter => parameter.Name)),
        };
    }

    /// <summary>Says which declarations of a method are of nothing that is generated.</summary>
    public static void Check(MethodModel model, ModuleReader reader)
    {
        IReadOnlyList<MemberSignature>? possible = null;
        foreach (IMethodSymbol declaration in Of(reader.Entry, model.Derivatives))
        {
            DeclaredMember declared = Model(declaration, reader.Entry);
            possible ??= MethodWriter.Signatures(model);
            if (!possible.Any(declared.Declares) || declaration.Arity != reader.Entry.Arity)
            {
                IEnumerable<MemberSignature> members = MethodWriter.Signatures(model with { Declared = default });
                reader.Report(Descriptors.DeclarationDoesNotFit, MethodReader.LocationOf(declaration), declared.Name,
                    string.Join("' or '", members.Where(member => member.Name == declared.Name).Select(member => member.Text(model.TypeParameters))));
            }
        }
    }

    /// <summary>The marked method of a name that a declaration is for.</summary>
    public static IMethodSymbol? MethodOf(IMethodSymbol declaration, string name)
    {
        List<IMethodSymbol> overloads = declaration.ContainingType.GetMembers(name).OfType<IMethodSymbol>().Where(method => Names.Has(method, "DifferentiableAttribute")).ToList();
        return overloads.FirstOrDefault(method => Begins(declaration, method)) ?? overloads.FirstOrDefault();
    }

    /// <summary>Whether a declaration takes the arguments of a method first.</summary>
    private static bool Begins(IMethodSymbol declaration, IMethodSymbol method) => declaration.Parameters.Length >= method.Parameters.Length
        && method.Parameters.All(parameter => Names.Of(parameter.Type) == Names.Of(declaration.Parameters[parameter.Ordinal].Type));

    private static string ModifiersOf(IMethodSymbol declaration) => declaration.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<MethodDeclarationSyntax>()
        .Select(syntax => string.Join(" ", syntax.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.UnsafeKeyword)).Select(modifier => modifier.Text))).First();

    private static string ModifierOf(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.None => "",
        RefKind.Ref => "ref",
        RefKind.Out => "out",
        _ => "in",
    };
}
