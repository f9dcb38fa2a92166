using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>File names: one a method, unique among types, overloads, and names that differ only in case.</summary>
internal static class HintNames
{
    public static string Of(IMethodSymbol method)
    {
        StringBuilder name = new();
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            name.Insert(0, type.MetadataName + ".");
        }

        if (method.ContainingNamespace is { IsGlobalNamespace: false } space)
        {
            name.Insert(0, space.ToDisplayString() + ".");
        }

        name.Append(method.Name);
        string signature = name + "`" + method.Arity + "(" + string.Join(",", method.Parameters.Select(parameter => parameter.RefKind + " " + Names.Of(parameter.Type))) + ")";
        StringBuilder safe = new();
        foreach (char character in name.ToString())
        {
            safe.Append(char.IsLetterOrDigit(character) || character is '.' or '_' ? character : '_');
        }

        return $"{safe}_{Hash(signature):x8}";
    }

    /// <summary>FNV-1a, which is the same on every machine.</summary>
    private static uint Hash(string text)
    {
        uint hash = 2166136261;
        foreach (char character in text)
        {
            hash = unchecked((hash ^ character) * 16777619);
        }

        return hash;
    }
}
