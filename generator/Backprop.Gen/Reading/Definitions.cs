using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Gen.Reading;

/// <summary>
/// Functions of libraries, written out in C#: files of the folder Definitions, bound beside the user's code. What they compute is differentiated; the
/// value stays the library's own.
/// </summary>
internal sealed class Definitions
{
    private const string Prefix = "Backprop.Gen.Definitions.";
    private static readonly string[] s_texts = Texts().ToArray();

    private readonly ConcurrentDictionary<string, IMethodSymbol[]> _methods = new();
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _isBound = new(SymbolEqualityComparer.Default);

    public Definitions(CSharpCompilation user)
    {
        CSharpParseOptions options = user.SyntaxTrees.FirstOrDefault()?.Options as CSharpParseOptions ?? CSharpParseOptions.Default;
        options = options.WithPreprocessorSymbols(options.PreprocessorSymbolNames.Concat(SymbolsOf(user)));
        Compilation = user.AddSyntaxTrees(s_texts.Select(text => CSharpSyntaxTree.ParseText(text, options)));
    }

    /// <summary>The user's compilation with the definitions.</summary>
    public Compilation Compilation { get; }

    /// <summary>The definition of a member; null if there is none.</summary>
    public IMethodSymbol? Of(IMethodSymbol member)
    {
        INamedTypeSymbol type = member.ContainingType;
        string name = member.MethodKind == MethodKind.Constructor ? "ctor" : member.Name;
        IEnumerable<ITypeSymbol> parameters = member.Parameters.Select(parameter => parameter.Type);
        ITypeSymbol[] wanted = (member.IsStatic || member.MethodKind == MethodKind.Constructor ? parameters : parameters.Prepend(type)).ToArray();
        return MethodsOf(type).FirstOrDefault(method => method.Name == name && IsBound(method)
            && method.Parameters.Select(parameter => parameter.Type).SequenceEqual(wanted, SymbolEqualityComparer.Default)
            && (member.MethodKind != MethodKind.Conversion || SymbolEqualityComparer.Default.Equals(method.ReturnType, member.ReturnType)));
    }

    /// <summary>The definition of a static field; null if there is none.</summary>
    public IMethodSymbol? Of(IFieldSymbol field) =>
        MethodsOf(field.ContainingType).FirstOrDefault(method => method.Name == field.Name && method.Parameters.Length == 0 && IsBound(method));

    /// <summary>The class by which a collection is defined.</summary>
    public INamedTypeSymbol? ClassOf(INamedTypeSymbol collection) =>
        Compilation.GetTypeByMetadataName($"{Prefix}{collection.Name}Definition`1")?.Construct(collection.TypeArguments.ToArray());

    /// <summary>A class of definitions, by its name.</summary>
    public INamedTypeSymbol Class(string name) => Compilation.GetTypeByMetadataName(Prefix + name)!;

    /// <summary>The member of such a class that stands for one of the collection, or of an interface of it; null if there is none.</summary>
    public static IMethodSymbol? MemberOf(INamedTypeSymbol definition, IMethodSymbol member) => definition.GetMembers(member.Name).OfType<IMethodSymbol>()
        .FirstOrDefault(candidate => candidate.Parameters.Length == member.Parameters.Length
            && candidate.Parameters.Zip(member.Parameters, (own, given) => Takes(own.Type, given.Type)).All(takes => takes));

    /// <summary>Whether a parameter takes what another one takes: a span of elements stands for everything that has elements.</summary>
    private static bool Takes(ITypeSymbol own, ITypeSymbol given) => SymbolEqualityComparer.Default.Equals(own, given)
        || (Names.IsReadOnlySpan(own) && given is INamedTypeSymbol { Arity: 1 } other && other.TypeKind != TypeKind.Delegate
            && SymbolEqualityComparer.Default.Equals(((INamedTypeSymbol)own).TypeArguments[0], other.TypeArguments[0]));

    /// <summary>Whether a definition gives the library's value to the last bit.</summary>
    public static bool IsExact(IMethodSymbol definition) => definition.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ExactAttribute");

    /// <summary>What definitions ask about the version of the library, by a member that came with it.</summary>
    private static IEnumerable<string> SymbolsOf(Compilation user) =>
        user.GetTypeByMetadataName("System.Numerics.Vector4")?.GetMembers("Truncate").IsEmpty == false ? new[] { "SCALING_ROTATIONS" } : System.Array.Empty<string>();

    /// <summary>Whether a method is the one that takes the root of a squared length.</summary>
    public static bool IsRoot(IMethodSymbol method) => method is { Name: "Of", ContainingType: { Name: "Lengths", ContainingNamespace.Name: "Definitions" } };

    private IMethodSymbol[] MethodsOf(INamedTypeSymbol type) => _methods.GetOrAdd(type.Name, name =>
        Compilation.GetTypeByMetadataName($"{Prefix}{name}Definitions")?.GetMembers().OfType<IMethodSymbol>().ToArray() ?? System.Array.Empty<IMethodSymbol>());

    /// <summary>Whether everything that a definition mentions is there: older targets lack some of it.</summary>
    private bool IsBound(IMethodSymbol method)
    {
        if (_isBound.TryGetValue(method, out bool known))
        {
            return known;
        }

        SyntaxNode syntax = method.DeclaringSyntaxReferences[0].GetSyntax();
        SemanticModel model = Compilation.GetSemanticModel(syntax.SyntaxTree);
        bool isBound = !model.GetDiagnostics(syntax.Span).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            && syntax.DescendantNodes().OfType<SimpleNameSyntax>().Select(name => model.GetSymbolInfo(name).Symbol).OfType<IMethodSymbol>()
                .Where(callee => callee.DeclaringSyntaxReferences.Length > 0 && callee.MethodKind == MethodKind.Ordinary).All(IsBound);
        _isBound[method] = isBound;
        return isBound;
    }

    private static IEnumerable<string> Texts()
    {
        Assembly assembly = typeof(Definitions).Assembly;
        foreach (string name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, System.StringComparison.Ordinal)).OrderBy(name => name, System.StringComparer.Ordinal))
        {
            using StreamReader reader = new(assembly.GetManifestResourceStream(name));
            yield return reader.ReadToEnd();
        }
    }
}
