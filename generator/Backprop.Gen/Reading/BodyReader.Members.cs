using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>Fields and properties: of structs (leaves of a bundle, or paths into a buffer), and of everything else (state, which is constant).</summary>
internal sealed partial class BodyReader
{
    private readonly Dictionary<int, string> _spellings = new();
    private readonly Dictionary<string, Datum> _state = new();

    private Datum ReadField(IFieldReferenceOperation field)
    {
        if (field.Instance is { } instance && (IsValue(instance) || ObjectOf(instance) is not null))
        {
            return ReadMember(field, instance, Names.StoredName(field.Field));
        }

        if (TryCell(field) is { } cell)
        {
            return Load(cell, field);
        }

        return TryDefined(field) ?? ReadState(field, field.Field, field.Instance);
    }

    /// <summary>A field of a struct. Only the part that is asked for is loaded, where there is a place.</summary>
    private Datum ReadMember(IOperation at, IOperation instance, string name)
    {
        if (TryPlace(at) is { } place)
        {
            return Load(place, at);
        }

        Datum datum = Read(instance);
        if (datum is Instance made && InsideOf(Whole(made.Object), name) is { } inside)
        {
            return Load(inside, at);
        }

        if (datum is Pack pack && pack.Form.Members.ToList().FindIndex(part => part.Name == name) is >= 0 and var index)
        {
            return pack.Parts[index];
        }

        if (datum is Bundle bundle && bundle.Shape[name] is { } member)
        {
            return Compose(member.Form, bundle.Leaves, member.Offset);
        }

        return datum is Scalar or Text ? ReadText(at, datum) : throw Expression(at, $"'{name}'", "use a field or an auto-property of a plain struct");
    }

    private Datum ReadProperty(IPropertyReferenceOperation property)
    {
        IPropertySymbol symbol = Chosen(property);
        if ((TryNumberConstant(property) ?? TryNullableProperty(property)) is { } known)
        {
            return known;
        }

        if (IsHandedOn(property.Instance))
        {
            return ReadText(property);
        }

        if (property.Instance is { } instance)
        {
            if (instance.Type is { IsAnonymousType: true } && FormOf(instance.Type, instance) is StructForm)
            {
                return ReadMember(property, instance, symbol.Name);
            }

            if (Names.IsBuffer(instance.Type))
            {
                return symbol.Name switch
                {
                    "Length" => new Scalar(LengthOf(ReadReference(instance), property)),
                    "IsEmpty" => new Scalar(Apply(Operations.Equal, GraphType.Boolean, LengthOf(ReadReference(instance), property), Integer(0))),
                    "Span" => ReadReference(instance) with { Form = (BufferForm)FormOf(property.Type, property) },
                    "Rank" => new Scalar(Integer(((BufferForm)FormOf(instance.Type, instance)).Rank)),
                    "LongLength" => new Scalar(Apply(Operations.Convert, GraphType.Int64, LengthOf(ReadReference(instance), property))),
                    _ when symbol.IsIndexer => LoadOrSlice(property),
                    _ => throw Expression(property, $"'{symbol.Name}'", "use 'Length' and elements"),
                };
            }

            if (Names.IsBuffer(instance.Type) is false && CollectionOf(instance) is not null)
            {
                return Load(TryPlace(property)!, property);
            }

            if (IsStored(symbol) && (IsValue(instance) || ObjectOf(instance) is not null))
            {
                return ReadMember(property, instance, symbol.Name);
            }
        }
        else if (symbol.Name == "Empty" && Names.IsView(symbol.Type))
        {
            return Allocate((BufferForm)FormOf(property.Type, property), Integer(0), property);
        }

        if (IsStored(symbol) && symbol.Parameters.Length == 0)
        {
            return ReadState(property, symbol, property.Instance);
        }

        if (HalfStored(property) is { } half)
        {
            return Load(half, property);
        }

        if ((symbol.ReturnsByRef || symbol.ReturnsByRefReadonly) && symbol.DeclaringSyntaxReferences.Length > 0)
        {
            return Load(PropertyOf(property), property);
        }

        if (symbol.GetMethod is { } declared && GetterOf(property, declared) is var getter && GetterToRead(property, getter) is { } body)
        {
            Datum? receiver = getter.IsStatic ? null : ReceiverOf(property.Instance!, getter);
            return Call(property, getter, body, receiver, ReadArguments(property.Arguments, property.Property.Parameters.Length));
        }

        return (symbol.GetMethod is { } outside ? TryDefined(property, _frame.Close(outside), property.Instance, property.Arguments) ?? TryReferencedGetter(property, GetterOf(property, outside)) : null)
            ?? ReadText(property);
    }

    private IMethodSymbol GetterOf(IPropertyReferenceOperation property, IMethodSymbol declared)
    {
        IMethodSymbol getter = _frame.Close(declared);
        return TypeOf(property, property.Instance, property.Property) is { } type ? Targets.In(type, getter) ?? getter : getter;
    }

    private static bool IsChosenLater(IMethodSymbol getter) =>
        (getter.IsVirtual || getter.IsOverride || getter.IsAbstract) && !getter.IsSealed && getter.ContainingType is { IsSealed: false, IsValueType: false };

    private Body? GetterToRead(IPropertyReferenceOperation property, IMethodSymbol getter)
    {
        if (IsChosenLater(getter) && ObjectOf(property.Instance) is null)
        {
            return null;
        }

        Body? body = _module.Sources.BodyOf(getter, _module.Token);
        return IsBetterLeft(body) && CanRunAsItIs(getter) ? null : body;
    }

    /// <summary>Whether a property is an auto-property, and so as good as a field.</summary>
    internal static bool IsStored(IPropertySymbol property) => LibraryStructs.IsPart(property) || StoredProperties.IsStored(property);

    /// <summary>A static field, or a field of an object: constant during the call.</summary>
    private Datum ReadState(IOperation at, ISymbol member, IOperation? instance)
    {
        string? root = null;
        Datum? receiver = null;
        if (instance is null)
        {
            root = Names.Of(_frame.Close(member.ContainingType));
        }
        else
        {
            receiver = Read(instance);
            if (receiver is Instance { Object: var made } && !IsCollection(made))
            {
                return ReadPart(made, member, at);
            }

            root = receiver is Text { Code: "this" } ? "this"
                : receiver is Scalar { Value: var value } && _spellings.TryGetValue(value, out string? spelling) ? spelling : null;
        }

        _module.StateRead.Add(member.OriginalDefinition);
        if (!_module.IsAccessible(member))
        {
            throw Refuse(Descriptors.Inaccessible, at, member.Name, _module.Entry.ContainingType.Name);
        }

        Form form = BoundaryFormOf(at.Type, at);
        if ((root == "this" || !_isEntry) && TryInput(at, member, form) is { } input)
        {
            return input is Reference cell && form is not BufferForm ? Load(CellOf(cell, form), at) : input;
        }

        if (form is BufferForm { IsJagged: true } && !(_isEntry && root is not null))
        {
            throw Refuse(Descriptors.UnknownReference, at, at.Syntax.ToString(), "it is an array of arrays in a field that is held constant, and is not known on entry here; pass it in as a parameter");
        }

        if (ReadsState && root is not null)
        {
            return State(root + "." + Names.Escape(member.Name), form, member);
        }

        return form is BufferForm
            ? throw (ReadsState
                ? Refuse(Descriptors.UnknownReference, at, at.Syntax.ToString(), "it belongs to an object that is not known on entry; pass the buffer in as a parameter")
                : Refuse(Descriptors.RecursiveBuffer, at, _frame.Method.Name, $"reads the buffer '{member.Name}' of an object"))
            : root is not null ? External(at, form, root + "." + Names.Escape(member.Name), System.Array.Empty<int>()) : ReadText(at, receiver);
    }

    /// <summary>
    /// Fields of an object are read on entry, if the object is known then. What may be null by its declaration is only followed where the
    /// method itself follows it, perhaps behind a test.
    /// </summary>
    private void MayFollow(Datum datum, ISymbol declaration, string spelling)
    {
        NullableAnnotation nullability = declaration switch
        {
            IParameterSymbol parameter => parameter.NullableAnnotation,
            IFieldSymbol field => field.NullableAnnotation,
            IPropertySymbol property => property.NullableAnnotation,
            _ => NullableAnnotation.None,
        };
        if (datum is Scalar { Value: var value } && nullability != NullableAnnotation.Annotated)
        {
            _spellings[value] = spelling;
        }
    }

    /// <summary>Something that is read once, on entry, and held constant.</summary>
    private Datum State(string spelling, Form form, ISymbol member)
    {
        if (!_state.TryGetValue(spelling, out Datum? datum))
        {
            datum = AddInput(form, new InputModel(InputModel.State, "", spelling, false), member.Name, isState: true);
            _state[spelling] = datum;
            MayFollow(datum, member, spelling);
        }

        return datum;
    }
}
