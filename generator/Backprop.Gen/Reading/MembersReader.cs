using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>
/// Reads what goes with the marked methods of a type for other projects: its members that cannot be marked themselves, and those of the structs in
/// the signatures of the methods, which others have to make and to take apart.
/// </summary>
internal static class MembersReader
{
    /// <summary>What goes with a type, given its first marked method; null for all others, so that there is one model a type.</summary>
    public static MembersModel? Read(IMethodSymbol method, Compilation compilation, CancellationToken token)
    {
        INamedTypeSymbol type = method.ContainingType;
        List<IMethodSymbol> marked = MarkedIn(type).ToList();
        if (!SymbolEqualityComparer.Default.Equals(marked.FirstOrDefault(), method.PartialDefinitionPart ?? method) || !FieldsReader.IsPartial(type))
        {
            return null;
        }

        EquatableArray<ExportModel> own = Read(type);
        EquatableArray<ExportModel> others = SignatureStructs.Of(marked, compilation.Assembly).Where(other => !MarkedIn(other).Any()).SelectMany(other => Read(other)).Select(Alone).ToEquatableArray();
        return own.Count + others.Count == 0 ? null : new MembersModel(HintNames.OfMembers(type), SignatureText.NamespaceOf(type), SignatureText.Enclosing(type), own, others);

        EquatableArray<ExportModel> Read(INamedTypeSymbol home) =>
            CarriedMembers.Of(home).Select(member => ExportReader.Read(member, method, compilation, token)).OfType<ExportModel>().ToEquatableArray();
    }

    private static IEnumerable<IMethodSymbol> MarkedIn(INamedTypeSymbol type) => type.GetMembers().OfType<IMethodSymbol>().Where(candidate => candidate.MethodKind == MethodKind.Ordinary
        && (Names.Has(candidate, "DifferentiableAttribute") || (candidate.PartialImplementationPart is { } part && Names.Has(part, "DifferentiableAttribute"))));

    /// <summary>Nothing can be added to a type that has no marked method: it may not be partial.</summary>
    private static ExportModel Alone(ExportModel export) => export.Accessors.Count == 0 ? export
        : export with { Graph = "", Problem = "it uses what is private there; mark a method of its type [Differentiable], too", Accessors = default };
}
