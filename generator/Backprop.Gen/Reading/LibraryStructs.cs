using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>
/// What structs of libraries consist of. Some show no fields, but properties which a constructor takes in the same order: those are as good as fields.
/// <c>Complex</c>, <c>Index</c> and <c>Range</c> are the only ones so far. Of the others, the order of the fields is that of a constructor.
/// </summary>
internal static class LibraryStructs
{
    private static readonly string[] s_ofComplex = { "Real", "Imaginary" };
    private static readonly string[] s_ofIndex = { "Value", "IsFromEnd" };
    private static readonly string[] s_ofRange = { "Start", "End" };

    /// <summary>The properties that a type consists of; none for every other type.</summary>
    public static IReadOnlyList<IPropertySymbol> PartsOf(INamedTypeSymbol type) => NamesOfParts(type) is { } names
        ? names.SelectMany(name => type.GetMembers(name).OfType<IPropertySymbol>()).ToList() : System.Array.Empty<IPropertySymbol>();

    private static string[]? NamesOfParts(INamedTypeSymbol type) => type.Name switch
    {
        "Complex" when Names.IsNumerics(type) => s_ofComplex,
        "Index" when Names.IsSystem(type, "Index") => s_ofIndex,
        "Range" when Names.IsSystem(type, "Range") => s_ofRange,
        _ => null,
    };

    /// <summary>Fields in the order in which a constructor takes them: references to libraries list them by name.</summary>
    public static List<IFieldSymbol> InOrderOfConstructor(INamedTypeSymbol type, List<IFieldSymbol> fields)
    {
        IEnumerable<string> names = fields.Select(field => field.Name.ToLowerInvariant());
        List<string>? order = type.InstanceConstructors.Select(constructor => constructor.Parameters.Select(parameter => parameter.Name.ToLowerInvariant()).ToList())
            .FirstOrDefault(parameters => parameters.Count == fields.Count && !names.Except(parameters).Any());
        return order is null ? fields : fields.OrderBy(field => order.IndexOf(field.Name.ToLowerInvariant())).ToList();
    }

    /// <summary>Whether a property is one that its type consists of.</summary>
    public static bool IsPart(IPropertySymbol property) => PartsOf(property.ContainingType).Any(part => part.Name == property.Name);

    /// <summary>Whether a constructor takes the parts of its type, and nothing else.</summary>
    public static bool TakesParts(IMethodSymbol constructor) => PartsOf(constructor.ContainingType) is { Count: > 0 } parts
        && parts.Select(part => part.Type).SequenceEqual(constructor.Parameters.Select(parameter => parameter.Type), SymbolEqualityComparer.Default);
}
