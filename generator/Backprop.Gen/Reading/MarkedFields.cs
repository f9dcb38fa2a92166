using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>The fields of a class that are marked <c>[Differentiable]</c>: inputs of its methods, or workspace.</summary>
internal static class MarkedFields
{
    /// <summary>The marked fields that a class declares, in order.</summary>
    public static IEnumerable<IFieldSymbol> Of(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(field => IsMarked(field) && ProblemOf(field) is null);

    public static bool IsMarked(ISymbol member) => member is IFieldSymbol && Names.Has(member.OriginalDefinition, "DifferentiableAttribute");

    /// <summary>Whether a field is written before it is read, and has no gradient.</summary>
    public static bool IsScratch(IFieldSymbol field) => field.GetAttributes()
        .Where(data => data.AttributeClass is { Name: "DifferentiableAttribute" } type && Names.IsBackprop(type))
        .SelectMany(data => data.NamedArguments).Any(option => option is { Key: "Scratch", Value.Value: true });

    /// <summary>Whether a class has an object that stands for its marked fields.</summary>
    public static bool HasGradients(INamedTypeSymbol type) => Of(type).Any(field => !IsScratch(field));

    /// <summary>The name of the class of that object.</summary>
    public static string ClassOf(INamedTypeSymbol type)
    {
        string name = "Gradients";
        while (type.Name == name || type.GetMembers(name).Any(member => !GeneratedCode.IsOurs(member)))
        {
            name += "_";
        }

        return name;
    }

    /// <summary>Why nothing stands on a field that the attribute could do; null if it is right there.</summary>
    public static (string What, string Advice)? ProblemOf(IFieldSymbol field) => field switch
    {
        { IsConst: true } or { IsStatic: true } => ("a static field", "an instance field of a class"),
        { AssociatedSymbol: not null } => ("a field that has no name of its own", "a field, which the property reads"),
        { ContainingType.TypeKind: not TypeKind.Class } => ("a field of a struct, which is differentiated with all its fields", "[NoGradient] on the fields that are held constant"),
        _ => null,
    };

    /// <summary>Whether a type is out of reach for those who reach its class.</summary>
    private static bool IsHidden(ITypeSymbol type) => type is IArrayTypeSymbol array ? IsHidden(array.ElementType)
        : type is INamedTypeSymbol { ContainingType: { } outer } named
        && (named.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal || IsHidden(outer));

    /// <summary>Why a field cannot be an input; null if it can.</summary>
    public static string? ProblemOf(IFieldSymbol field, Form form, StructRebuilding rebuilding)
    {
        Form element = form is BufferForm { Declared: Graph.BufferForm.Array or Graph.BufferForm.Grid or Graph.BufferForm.Jagged } buffer ? buffer.Innermost : form;
        bool needsGradient = !IsScratch(field);
        return element switch
        {
            UnsupportedForm unsupported => unsupported.Reason,
            _ when needsGradient && IsHidden(field.Type) => "the class cannot show a type that is private to it; make the type internal",
            PackForm => "it holds buffers itself",
            _ when needsGradient && !Forms.LeavesOf(element).Any(leaf => leaf.HasGradient) => "it has no numbers that could be differentiated",
            StructForm structure => rebuilding.ProblemOf(structure.Shape),
            _ => null,
        };
    }
}
