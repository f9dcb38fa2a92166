using System.Linq;
using System.Threading;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>Reads what goes with the marked methods of a type for other projects: the members that cannot be marked themselves.</summary>
internal static class MembersReader
{
    /// <summary>The members of a type, given its first marked method; null for all others, so that there is one model a type.</summary>
    public static MembersModel? Read(IMethodSymbol method, Compilation compilation, CancellationToken token)
    {
        INamedTypeSymbol type = method.ContainingType;
        IMethodSymbol? first = type.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(candidate => candidate.MethodKind == MethodKind.Ordinary
            && (Names.Has(candidate, "DifferentiableAttribute") || (candidate.PartialImplementationPart is { } part && Names.Has(part, "DifferentiableAttribute"))));
        if (!SymbolEqualityComparer.Default.Equals(first, method.PartialDefinitionPart ?? method) || !FieldsReader.IsPartial(type))
        {
            return null;
        }

        EquatableArray<ExportModel> exports = CarriedMembers.Of(type).Select(member => ExportReader.Read(member, method, compilation, token)).OfType<ExportModel>().ToEquatableArray();
        return exports.Count == 0 ? null : new MembersModel(HintNames.OfMembers(type), SignatureText.NamespaceOf(type), SignatureText.Enclosing(type), exports);
    }
}
