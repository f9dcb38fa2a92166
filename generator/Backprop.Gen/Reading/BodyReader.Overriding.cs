using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>Properties that a class overrides. The class of an object that is made here is known, and so is the property, by whatever reference it is used.</summary>
internal sealed partial class BodyReader
{
    /// <summary>The property that a reference comes to.</summary>
    private IPropertySymbol Chosen(IPropertyReferenceOperation reference)
    {
        bool isBase = reference.Instance?.Syntax is BaseExpressionSyntax;
        return !isBase && IsOpen(reference.Property) && ObjectOf(reference.Instance) is { } made && !IsCollection(made) ? InClass(made, reference.Property) : reference.Property;
    }

    private static bool IsOpen(IPropertySymbol property) =>
        property.IsVirtual || property.IsOverride || property.IsAbstract || property.ContainingType.TypeKind == TypeKind.Interface;

    /// <summary>The property of an object's own class that stands for one of a base class or an interface.</summary>
    private IPropertySymbol InClass(Variable made, IPropertySymbol property) =>
        IsOpen(property) && (property.GetMethod ?? property.SetMethod) is { } accessor
        && Targets.In(((PackForm)made.Form).Symbol, _frame.Close(accessor))?.AssociatedSymbol is IPropertySymbol own ? own : property;

    /// <summary>A property is the class's own as a whole: with a getter and a setter from different classes, or a field in a base class that is not the one that is read, it is not.</summary>
    private void RefuseMixedProperties(PackForm form, IOperation at)
    {
        foreach (IPropertySymbol property in ClassesOf(form).SelectMany(type => type.GetMembers().OfType<IPropertySymbol>()))
        {
            if (property.OverriddenProperty is { } whole && ((whole.GetMethod is null) != (property.GetMethod is null) || (whole.SetMethod is null) != (property.SetMethod is null)))
            {
                throw Expression(at, $"An object whose class overrides one accessor of '{property.Name}' only", "override both");
            }

            for (IPropertySymbol? overridden = property.OverriddenProperty; overridden is not null; overridden = overridden.OverriddenProperty)
            {
                if (StoredProperties.FieldOf(overridden) is not null)
                {
                    throw Expression(at, $"An object whose class overrides '{property.Name}', for which the base class keeps a field,", "make the property of the base class abstract, or read a field in it");
                }
            }
        }
    }
}
