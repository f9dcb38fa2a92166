using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>Structs that are made: by constructors, initialisers and <c>with</c>.</summary>
internal sealed partial class BodyReader
{
    /// <summary>The objects that are being initialised, innermost last.</summary>
    private readonly Stack<Variable> _initialized = new();

    private Datum ReadCreation(IObjectCreationOperation creation)
    {
        if (Names.IsView(creation.Type))
        {
            return creation.Arguments.Length == 0 ? ReadDefault(creation) : ReadSlice(creation, creation.Arguments[0].Value, creation.Arguments.Skip(1));
        }

        if (ReplaceableForm(creation.Type) is { } replaceable)
        {
            return CreateObject(creation, replaceable);
        }

        Form form = FormOf(creation.Type, creation);
        if (form is not (StructForm or PackForm))
        {
            return form is ScalarForm scalar ? new Scalar(Default(scalar.Inner)) : ReadText(creation);
        }

        if (form is StructForm { Shape.IsNullable: true } nullable && creation.Arguments.Length == 1)
        {
            return Present(nullable, Read(creation.Arguments[0].Value), creation);
        }

        Datum made = creation.Arguments.Length == 0 && creation.Constructor is null or { IsImplicitlyDeclared: true }
            ? ReadDefault(form, creation) : ConstructBy(creation, _frame.Close(creation.Constructor!), form, creation.Arguments);
        return creation.Initializer is { } initializer ? Initialize(made, form, initializer) : made;
    }

    private Datum ConstructBy(IOperation at, IMethodSymbol constructor, Form form, IReadOnlyList<IArgumentOperation> arguments)
    {
        if (constructor.IsImplicitlyDeclared && arguments.Count == 0)
        {
            return ReadDefault(form, at);
        }

        if (_module.Sources.BodyOf(constructor, _module.Token) is { } body)
        {
            return Call(at, constructor, body, null, ReadArguments(arguments, constructor));
        }

        if (LibraryStructs.TakesParts(constructor))
        {
            return Compose(form, InOrder(arguments, value => LeavesOf(Read(value), value)).SelectMany(leaves => leaves).ToArray());
        }

        if ((TryDefined(at, constructor, null, arguments) ?? TryReferenced(at, constructor, null, arguments)) is { } defined)
        {
            return defined;
        }

        return IsPrimary(constructor) ? ConstructPrimary(at, constructor, form, ReadArguments(arguments, constructor))
            : throw WithoutGraph(at, constructor);
    }

    /// <summary>The default of a struct; what it holds of buffers has not been given one.</summary>
    private Datum ReadDefault(Form form, IOperation at) =>
        form is PackForm pack ? new Pack(pack, pack.Members.Select(member => member.Form is PackForm ? ReadDefault(member.Form, at) : ReadDefaultOf(member.Form)).ToArray()) : ReadDefaultOf(form);

    private Datum Initialize(Datum made, Form form, IObjectOrCollectionInitializerOperation initializer)
    {
        Variable variable = NewVariable("", form);
        StoreUnseen(variable, made, initializer);
        Initialize(variable, initializer);
        return Load(variable, initializer);
    }

    private void Initialize(Variable variable, IObjectOrCollectionInitializerOperation initializer)
    {
        _initialized.Push(variable);
        foreach (IOperation part in initializer.Initializers)
        {
            switch (part)
            {
                case ISimpleAssignmentOperation assignment:
                    ReadAssignment(assignment);
                    break;
                case IInvocationOperation addition:
                    Read(addition);
                    break;
                case IMemberInitializerOperation member:
                    Place place = PlaceOf(member.InitializedMember);
                    Form inner = place.Form is StructForm ? place.Form : throw Expression(member, "This initialiser", "assign the member after the object is made");
                    Store(place, Initialize(Load(place, member), inner, member.Initializer), member);
                    break;
                default:
                    throw Expression(part, "This initialiser", "assign the member after the object is made");
            }
        }

        _initialized.Pop();
    }

    /// <summary><c>new { X = x, y }</c>: nobody can change it, so it is as good as a struct.</summary>
    private Datum ReadAnonymous(IAnonymousObjectCreationOperation creation)
    {
        if (FormOf(creation.Type, creation) is not StructForm { Shape: var shape })
        {
            throw RefuseExpression(creation);
        }

        Datum[] parts = creation.Initializers.Select(part => Read(part is ISimpleAssignmentOperation assignment ? assignment.Value : part)).ToArray();
        return parts.Any(part => part is Nothing) ? Nothing.Instance
            : new Bundle(shape, parts.Zip(shape.Members, (part, member) => LeavesOf(Fit(part, member.Form, creation), creation)).SelectMany(leaves => leaves).ToArray());
    }

    private Datum ReadWith(IWithOperation with)
    {
        Form form = FormOf(with.Type, with);
        if (form is not (StructForm or PackForm))
        {
            return CopyRecord(with);
        }

        return Initialize(Read(with.Operand), form, with.Initializer);
    }
}
