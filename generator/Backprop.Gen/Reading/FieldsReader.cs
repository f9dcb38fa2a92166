using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Gen.Reading;

/// <summary>Reads the marked fields of a class: what the object that stands for them looks like, and what is to be said against them.</summary>
internal static class FieldsReader
{
    /// <summary>The model of a class, given its first marked field with a gradient; null for all others, so that there is one a class.</summary>
    public static FieldsModel? Read(IFieldSymbol field)
    {
        INamedTypeSymbol type = field.ContainingType;
        List<IFieldSymbol> fields = MarkedFields.Of(type).Where(candidate => !MarkedFields.IsScratch(candidate)).ToList();
        if (!SymbolEqualityComparer.Default.Equals(fields.FirstOrDefault(), field) || !IsPartial(type) || fields.Any(candidate => candidate.Type is IErrorTypeSymbol))
        {
            return null;
        }

        string typeText = Names.Escape(type.Name) + SignatureText.TypeParameters(type.TypeParameters);
        return new FieldsModel(
            HintNames.Of(type), SignatureText.NamespaceOf(type), SignatureText.Enclosing(type), typeText, MarkedFields.ClassOf(type),
            fields.Select(FieldOf).ToEquatableArray());

        static GradientField FieldOf(IFieldSymbol field) => new(
            // What is not public is reached by the class around it, and so has to be internal.
            field.DeclaredAccessibility == Accessibility.Public ? "public" : "internal",
            Names.InSignature(field.Type), Names.Escape(field.Name), field.Type is IArrayTypeSymbol array ? Names.Of(array.ElementType) : "", (field.Type as IArrayTypeSymbol)?.Rank ?? 0, Names.IsJagged(field.Type));
    }

    /// <summary>What is wrong with a marked field, whether a method uses it or not.</summary>
    public static IEnumerable<Diagnostic> ProblemsOf(IFieldSymbol field, Compilation compilation, CancellationToken token)
    {
        Location location = field.Locations.FirstOrDefault() ?? Location.None;
        if (MarkedFields.ProblemOf(field) is { } target)
        {
            yield return Diagnostic.Create(Descriptors.WrongTarget, location, field.Name, target.What, target.Advice);
            yield break;
        }

        for (INamedTypeSymbol? type = field.ContainingType; type is not null; type = type.ContainingType)
        {
            if (!IsDeclaredPartial(type))
            {
                yield return Diagnostic.Create(Descriptors.NotPartial, location, type.Name, field.Name, SignatureText.KeywordOf(type));
            }
        }

        foreach (string option in MarkedFields.OptionsOfMethods(field))
        {
            yield return Diagnostic.Create(Descriptors.OptionWithoutEffect, location, option, field.Name, "it is for a method");
        }

        StructRebuilding rebuilding = new(field.ContainingType, compilation, token);
        if (field.Type is not IErrorTypeSymbol && MarkedFields.ProblemOf(field, new Forms(rebuilding).AtBoundary(field.Type), rebuilding) is { } problem)
        {
            yield return Diagnostic.Create(Descriptors.UnsupportedField, location, field.Name,
                field.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), problem);
        }
    }

    public static bool IsDeclaredPartial(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax())
        .OfType<TypeDeclarationSyntax>().Any(declaration => declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    public static bool IsPartial(INamedTypeSymbol type) => IsDeclaredPartial(type) && (type.ContainingType is null || IsPartial(type.ContainingType));
}
