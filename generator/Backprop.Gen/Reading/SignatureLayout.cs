using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>
/// The fields of the structs in a signature, in the order in which they are parameters and results of the graph: both projects must see the same,
/// or one field would be taken for another.
/// </summary>
internal static class SignatureLayout
{
    /// <summary>Empty if there are no structs.</summary>
    public static string Of(IMethodSymbol method, Forms forms)
    {
        IMethodSymbol definition = method.OriginalDefinition;
        IEnumerable<ITypeSymbol> types = definition.Parameters.Select(parameter => parameter.Type).Append(definition.ContainingType);
        string[] layouts = types.Append(definition.ReturnType).Select(type => Of(forms.Of(type))).ToArray();
        return layouts.All(layout => layout.Length == 0) ? "" : string.Join(";", layouts);
    }

    public static string Of(StructShape shape) => string.Join(",", shape.Leaves.Select(leaf => leaf.Path));

    private static string Of(Form form) => form switch
    {
        StructForm structure => Of(structure.Shape),
        PackForm { IsObject: false } pack => string.Join(",", pack.Members.Select(member => $"{member.Name}({Of(member.Form)})")),
        _ => "",
    };
}
