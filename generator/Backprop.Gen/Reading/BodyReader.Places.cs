using System.Linq;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>Places: what can be assigned to. Its parts are evaluated once, from left to right; then it is loaded, stored, or both.</summary>
internal sealed partial class BodyReader
{
    /// <summary>The place that an expression names; null if it is a value without a place.</summary>
    private Place? TryPlace(IOperation target)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                return PlaceOf(VariableOf(local.Local, local));
            case IParameterReferenceOperation parameter when IsKept(parameter.Parameter):
                return InsideOf(PlaceOf(SelfOf(_frame)!), Names.Kept(parameter.Parameter));
            case IParameterReferenceOperation parameter:
                return PlaceOf(VariableOf(parameter.Parameter, parameter));
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } when _initialized.Count > 0:
                return Whole(_initialized.Peek());
            case IInstanceReferenceOperation { ReferenceKind: not InstanceReferenceKind.PatternInput } when SelfOf(_frame) is { } self:
                return PlaceOf(self);
            case IFieldReferenceOperation { Instance: { } instance } field when ObjectOf(instance) is { } made:
                return InsideOf(Whole(made), Names.StoredName(field.Field));
            case IPropertyReferenceOperation { Instance: { } instance, Arguments.Length: 0 } property when ObjectOf(instance) is { } made && IsStored(Chosen(property)):
                return InsideOf(Whole(made), property.Property.Name);
            case IFieldReferenceOperation { Instance: { } instance } field when IsValue(instance):
                return InsideOf(TryPlace(instance), Names.StoredName(field.Field));
            case IPropertyReferenceOperation { Instance: { } instance, Arguments.Length: 0 } property when IsValue(instance) && IsStored(property.Property):
                return InsideOf(TryPlace(instance), property.Property.Name);
            case IFieldReferenceOperation field when TryCell(field) is { } cell:
                return cell;
            case IArrayElementReferenceOperation { Indices.Length: > 1 } element when FormOf(element.ArrayReference.Type, element) is BufferForm:
                return ElementOf(element);
            case IArrayElementReferenceOperation element when element.Indices.Length == 1 && FormOf(element.ArrayReference.Type, element) is BufferForm:
                return ElementOf(element, element.ArrayReference, element.Indices[0]);
            case IPropertyReferenceOperation { Instance: { } instance, Arguments.Length: 1 } indexer when Names.IsSpan(instance.Type):
                return ElementOf(indexer, instance, indexer.Arguments[0].Value);
            case IImplicitIndexerReferenceOperation indexer when Names.IsBuffer(indexer.Instance.Type) && !IsRange(indexer.Argument):
                return ElementOf(indexer, indexer.Instance, indexer.Argument);
            case IImplicitIndexerReferenceOperation indexer when TryListElement(indexer) is { } element:
                return element;
            case IPropertyReferenceOperation property when CollectionOf(property.Instance) is { } collection:
                return new PropertyPlace(property.Property, new Instance(collection), InOrder(property.Arguments, Read), FormOf(property.Type, property));
            case IPropertyReferenceOperation property when HasAccessors(property):
                return PropertyOf(property);
            case IInvocationOperation { TargetMethod.ReturnsByRef: true } invocation:
                return ReadReturnedPlace(invocation);
            default:
                return null;
        }
    }

    private static Place PlaceOf(Variable variable) => variable.Alias ?? Whole(variable);

    private static VariablePlace Whole(Variable variable) => new(variable, 0, variable.Leaves.Count, variable.Form);

    private Place? InsideOf(Place? outer, string name)
    {
        if (outer is VariablePlace { Form: PackForm, Variable: var pack })
        {
            return pack.Parts.TryGetValue(name, out Variable? part) ? PlaceOf(part) : null;
        }

        if (outer?.Form is not StructForm { Shape: { } shape } || shape[name] is not { } member)
        {
            return null;
        }

        return outer switch
        {
            VariablePlace variable => new VariablePlace(variable.Variable, variable.Offset + member.Offset, member.Count, member.Form),
            ElementPlace element => element with { Path = element.Path.Length == 0 ? Names.Escape(name) : element.Path + "." + Names.Escape(name), Form = member.Form },
            _ => null,
        };
    }

    private Place ElementOf(IOperation at, IOperation buffer, IOperation index)
    {
        Reference reference = ReadReference(buffer);
        int position = ReadIndex(index, IsIndex(index) ? LengthOf(reference, at) : -1);
        return new ElementPlace(reference, Pin(reference, at), position, "", reference.Form.Element);
    }

    /// <summary>The place that an assignment changes.</summary>
    private Place PlaceOf(IOperation target)
    {
        if (target is IDiscardOperation)
        {
            return new NoPlace(FormOf(target.Type, target));
        }

        if (TryPlace(target) is { } place)
        {
            return place;
        }

        throw target switch
        {
            IFieldReferenceOperation field => Refuse(Descriptors.StoreToState, target, field.Field.Name),
            IPropertyReferenceOperation { Instance: { } instance, Property.SetMethod: { DeclaringSyntaxReferences.Length: 0 } setter } when IsValue(instance) && !Names.IsNumerics(setter.ContainingType)
                && FormOf(instance.Type, instance) is StructForm && TryPlace(instance) is not null => WithoutGraph(target, setter),
            IPropertyReferenceOperation property => Refuse(Descriptors.StoreToState, target, property.Property.Name),
            IEventReferenceOperation => Refuse(Descriptors.StoreToState, target, target.Syntax.ToString()),
            _ => Expression(target, "An assignment to this", "assign to a local, a field of a struct, or an element of a buffer"),
        };
    }

    private Datum Load(Place place, IOperation at) => place switch
    {
        VariablePlace { Offset: 0 } whole when whole.Count == whole.Variable.Leaves.Count && whole.Form == whole.Variable.Form => Load(whole.Variable, at),
        VariablePlace part => Compose(part.Form, Enumerable.Range(part.Offset, part.Count).Select(leaf => LeafOf(part.Variable, leaf)).ToArray()),
        ElementPlace element => LoadElement(element.Reference, element.Buffer, element.Index, element.Path, element.Form),
        PropertyPlace property => Get(property, at),
        _ => Nothing.Instance,
    };

    private void Store(Place place, Datum datum, IOperation at)
    {
        datum = Fit(datum, place.Form, at);
        switch (place)
        {
            case VariablePlace { Variable.Form: BufferForm or PackForm or OpaqueForm } whole:
                Store(whole.Variable, datum, at);
                break;
            case VariablePlace part:
                Store(part.Variable, part.Offset, part.Count, datum, at);
                break;
            case ElementPlace element:
                StoreElement(element.Reference, element.Buffer, element.Index, element.Path, element.Form, datum, at);
                break;
            case PropertyPlace property:
                Set(property, datum, at);
                break;
        }
    }

    private Datum LoadElement(Reference reference, int buffer, int index, string path, Form form)
    {
        if (form is BufferForm)
        {
            return RowAt(reference, buffer, index);
        }

        int[] values = Forms.LeavesOf(form).Select(leaf =>
        {
            int value = _graph.NewValue(leaf.Outer);
            Append(new Load(value, buffer, index, Join(path, leaf.Path)));
            value = Inner(value, leaf);
            return reference.IsStopped && leaf.Inner.IsFloating ? Apply(Operations.Stop, leaf.Inner, value) : value;
        }).ToArray();
        return Compose(form, values);
    }

    private void StoreElement(Reference reference, int buffer, int index, string path, Form form, Datum datum, IOperation at)
    {
        if (_buffers[buffer].IsState)
        {
            throw Refuse(Descriptors.StoreToState, at, _buffers[buffer].Name.Length > 0 ? _buffers[buffer].Name : at.Syntax.ToString());
        }

        if (form is BufferForm)
        {
            StoreRow(reference, buffer, index, datum, at);
            return;
        }

        System.Collections.Generic.IReadOnlyList<Leaf> leaves = Forms.LeavesOf(form);
        int[] values = LeavesOf(Mingled(datum, at), at);
        for (int i = 0; i < leaves.Count; i++)
        {
            int value = reference.IsStopped && leaves[i].Inner.IsFloating ? Apply(Operations.Stop, leaves[i].Inner, values[i]) : values[i];
            Append(new Store(buffer, index, Join(path, leaves[i].Path), Outer(value, leaves[i])));
        }
    }

    private static string Join(string path, string inner) => path.Length == 0 ? inner : inner.Length == 0 ? path : path + "." + inner;

    /// <summary>An element, or a range of a buffer.</summary>
    private Datum LoadOrSlice(IOperation operation)
    {
        switch (operation)
        {
            case IImplicitIndexerReferenceOperation { Argument: var range } slice when IsRange(range) && Names.IsBuffer(slice.Instance.Type):
                return ReadRange(operation, ReadReference(slice.Instance), range);
            case IArrayElementReferenceOperation { Indices: { Length: 1 } indices } element when indices[0] is var range && IsRange(range):
                return ReadRange(operation, ReadReference(element.ArrayReference), range);
        }

        return TryPlace(operation) is { } place ? Load(place, operation)
            : throw Expression(operation, "This element", "use arrays of one dimension, and spans");
    }
}
