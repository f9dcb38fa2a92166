using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>File names: one a method or a type, unique among types, overloads, and names that differ only in case.</summary>
internal static class HintNames
{
    public static string Of(IMethodSymbol method)
    {
        string name = NameOf(method.ContainingType) + method.Name;
        string signature = name + "`" + method.Arity + "(" + string.Join(",", method.Parameters.Select(parameter => parameter.RefKind + " " + Names.Of(parameter.Type))) + ")";
        return $"{Safe(name)}_{Hash(signature):x8}";
    }

    /// <summary>For the file of a type's fields.</summary>
    public static string Of(INamedTypeSymbol type)
    {
        string name = NameOf(type) + "Gradients";
        return $"{Safe(name)}_{Hash(name):x8}";
    }

    /// <summary>For the file of the members of a type that cannot be marked.</summary>
    public static string OfMembers(INamedTypeSymbol type)
    {
        string name = NameOf(type) + "Members";
        return $"{Safe(name)}_{Hash(name):x8}";
    }

    private static string NameOf(INamedTypeSymbol innermost)
    {
        string name = "";
        for (INamedTypeSymbol? type = innermost; type is not null; type = type.ContainingType)
        {
            name = type.MetadataName + "." + name;
        }

        return innermost.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + name : name;
    }

    private static string Safe(string name)
    {
        StringBuilder safe = new();
        foreach (char character in name)
        {
            safe.Append(char.IsLetterOrDigit(character) || character is '.' or '_' ? character : '_');
        }

        return safe.ToString();
    }

    /// <summary>FNV-1a, which is the same on every machine.</summary>
    public static uint Hash(string text)
    {
        uint hash = 2166136261;
        foreach (char character in text)
        {
            hash = unchecked((hash ^ character) * 16777619);
        }

        return hash;
    }
}
