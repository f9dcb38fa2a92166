using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Gen.Reading;

/// <summary>
/// Functions of libraries, written out in C#: files of the folder Definitions, bound beside the user's code. What they compute is differentiated; the
/// value stays the library's own.
/// </summary>
internal sealed class Definitions
{
    private const string Prefix = "Backprop.Gen.Definitions.";
    private static readonly string[] s_texts = Texts().ToArray();

    private readonly Dictionary<string, IMethodSymbol[]> _methods = new();

    public Definitions(CSharpCompilation user)
    {
        CSharpParseOptions options = user.SyntaxTrees.FirstOrDefault()?.Options as CSharpParseOptions ?? CSharpParseOptions.Default;
        Compilation = user.AddSyntaxTrees(s_texts.Select(text => CSharpSyntaxTree.ParseText(text, options)));
    }

    /// <summary>The user's compilation with the definitions.</summary>
    public Compilation Compilation { get; }

    /// <summary>The definition of a member; null if there is none.</summary>
    public IMethodSymbol? Of(IMethodSymbol member)
    {
        INamedTypeSymbol type = member.ContainingType;
        if (!_methods.TryGetValue(type.Name, out IMethodSymbol[]? methods))
        {
            methods = Compilation.GetTypeByMetadataName($"{Prefix}{type.Name}Definitions")?.GetMembers().OfType<IMethodSymbol>().ToArray() ?? System.Array.Empty<IMethodSymbol>();
            _methods[type.Name] = methods;
        }

        string name = member.MethodKind == MethodKind.Constructor ? "ctor" : member.Name;
        IEnumerable<ITypeSymbol> parameters = member.Parameters.Select(parameter => parameter.Type);
        ITypeSymbol[] wanted = (member.IsStatic || member.MethodKind == MethodKind.Constructor ? parameters : parameters.Prepend(type)).ToArray();
        return methods.FirstOrDefault(method => method.Name == name
            && method.Parameters.Select(parameter => parameter.Type).SequenceEqual(wanted, SymbolEqualityComparer.Default));
    }

    /// <summary>Whether a definition gives the library's value to the last bit.</summary>
    public static bool IsExact(IMethodSymbol definition) => definition.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ExactAttribute");

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
