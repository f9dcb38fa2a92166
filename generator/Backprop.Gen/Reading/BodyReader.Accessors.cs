using System;
using System.Linq;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>Properties and indexers with bodies, and methods that return by reference.</summary>
internal sealed partial class BodyReader
{
    private bool HasAccessors(IPropertyReferenceOperation property) =>
        property is { Instance: { } instance } && (IsValue(instance) || ObjectOf(instance) is not null) && !Names.IsBuffer(instance.Type) && !IsStored(Chosen(property))
        && (property.Property.DeclaringSyntaxReferences.Length > 0 || IsReferenced(property.Property) || (property.Property.SetMethod is { } setter && _module.Sources.DefinitionOf(setter) is not null));

    /// <summary>Whether a property of another project has a graph there.</summary>
    private bool IsReferenced(IPropertySymbol property) =>
        new[] { property.GetMethod, property.SetMethod }.Any(accessor => accessor is not null && _module.Sources.Referenced.Of(accessor) is { Graph: not null });

    /// <summary>The field that a property's accessor reads and does nothing else, while another one does more; null if this is no such property of a struct or an object made here.</summary>
    private Place? HalfStored(IPropertyReferenceOperation property) =>
        Chosen(property) is { GetMethod: { } getter } symbol && HasAccessors(property) && StoredProperties.FieldOf(symbol) is { } field && StoredProperties.IsAutomatic(getter)
            ? InsideOf(ObjectOf(property.Instance) is { } made ? Whole(made) : TryPlace(property.Instance!), field.Name) : null;

    /// <summary>A property as a place: its receiver and arguments are evaluated once, whether it is read, written, or both.</summary>
    private Place PropertyOf(IPropertyReferenceOperation property) => property.Property.ReturnsByRef || property.Property.ReturnsByRefReadonly
        ? ReadReturnedPlace(property, _frame.Close(property.Property.GetMethod!), property.Instance, property.Arguments)
        : new PropertyPlace(Chosen(property), ReceiverOf(property.Instance, property.Property.SetMethod), ReadArguments(property.Arguments, property.Property.Parameters.Length), FormOf(property.Type, property));

    private Datum Get(PropertyPlace place, IOperation at) =>
        place is { Property.GetMethod: { } outside, Receiver: { } receiver } && TryDefined(at, outside, place.Arguments.Prepend(LoadReceiver(receiver, at)).ToArray()) is { } defined ? defined
        : place.Property.GetMethod is { } getter && MemberOf(place.Receiver, getter, at) is var target && _module.Sources.BodyOf(target, _module.Token) is { } body
            ? Call(at, target, body, place.Receiver, place.Arguments)
            : place.Property.GetMethod is { } referenced && TryReferenced(at, _frame.Close(referenced), place.Receiver, place.Arguments) is { } read ? read
            : throw Expression(at, $"Reading '{place.Property.Name}'", "use a field");

    private void Set(PropertyPlace place, Datum value, IOperation at)
    {
        if (place is { Property.SetMethod: { } outside, Receiver: ByReference receiver } && TryDefined(at, outside, place.Arguments.Prepend(receiver).Append(value).ToArray()) is not null)
        {
            return;
        }

        if (place.Property.SetMethod is not { } setter)
        {
            throw Expression(at, $"Assigning '{place.Property.Name}'", "assign a field");
        }

        if (place.Receiver is not (ByReference or Instance))
        {
            throw Refuse(Descriptors.StoreToState, at, place.Property.Name);
        }

        Datum[] arguments = place.Arguments.Append(value).ToArray();
        IMethodSymbol target = MemberOf(place.Receiver, setter, at);
        if (_module.Sources.BodyOf(target, _module.Token) is { } body)
        {
            Call(at, target, body, place.Receiver, arguments);
        }
        else if (TryReferenced(at, target, place.Receiver, arguments) is null)
        {
            throw Expression(at, $"Assigning '{place.Property.Name}'", "assign a field");
        }
    }

    private Datum LoadReceiver(Datum receiver, IOperation at) => receiver is ByReference { Place: var place } ? Load(place, at) : receiver;

    private Place ReadReturnedPlace(IInvocationOperation invocation) =>
        ReadReturnedPlace(invocation, _frame.Close(invocation.TargetMethod), invocation.Instance, invocation.Arguments);

    private Place ReadReturnedPlace(IOperation at, IMethodSymbol method, IOperation? instance, System.Collections.Generic.IReadOnlyList<IArgumentOperation> arguments)
    {
        if (_module.Sources.BodyOf(method, _module.Token) is not { Facts.Returns: 1 } body || _module.Calls.IsRecursive(method) || Names.IsNoGradientReturn(method))
        {
            throw Expression(at, "A reference that a method returns", "use the element itself");
        }

        Datum? receiver = method.IsStatic ? null : ReceiverOf(instance, method);
        Inline(at, method, body, receiver, ReadArguments(arguments, method), null, out Frame frame);
        return frame.ReturnedPlace ?? throw Expression(at, "A reference that a method returns", "use the element itself");
    }

    /// <summary>What a member is called on: a struct by reference, where it has a place that the member may change.</summary>
    private Datum? ReceiverOf(IOperation? instance, IMethodSymbol? method)
    {
        if (instance is null)
        {
            return null;
        }

        if (ObjectOf(instance) is { } made)
        {
            return new Instance(made);
        }

        if (!IsValue(instance) || Names.IsBuffer(instance.Type) || TryPlace(instance) is not { } place)
        {
            bool isState = instance is IFieldReferenceOperation { Type.IsValueType: true } field && !IsReadOnly(field) && !Names.IsBuffer(instance.Type);
            return isState && method is not null && _module.Calls.ChangesReceiver(method)
                ? throw Refuse(Descriptors.StoreToState, instance, instance.Syntax.ToString()) : Read(instance);
        }

        // Of what is read-only, C# makes a copy, which the member may change as it likes.
        return place is PropertyPlace or NoPlace || (IsReadOnly(instance) && method is { IsReadOnly: false }) ? Load(place, instance) : new ByReference(place);
    }

    private static bool IsReadOnly(IOperation place) => place switch
    {
        ILocalReferenceOperation { Local: var local } => local.RefKind == RefKind.RefReadOnly
            || (!local.IsRef && local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.ForEachStatementSyntax),
        IParameterReferenceOperation { Parameter.RefKind: RefKind.In } => true,
        IFieldReferenceOperation field => field.Field.IsReadOnly || (field.Instance is { } instance && IsReadOnly(instance)),
        IPropertyReferenceOperation property => property.Property.ReturnsByRefReadonly || Names.IsReadOnlySpan(property.Instance?.Type) || !property.Property.ReturnsByRef,
        IInvocationOperation invocation => invocation.TargetMethod.ReturnsByRefReadonly,
        _ => false,
    };
}
