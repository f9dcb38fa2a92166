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
        if (Names.IsSpan(creation.Type))
        {
            return creation.Arguments.Length == 0 ? ReadDefault(creation) : ReadSlice(creation, creation.Arguments[0].Value, creation.Arguments.Skip(1));
        }

        Form form = FormOf(creation.Type, creation);
        if (form is not StructForm structure)
        {
            return form is ScalarForm scalar ? new Scalar(Default(scalar.Inner)) : ReadText(creation);
        }

        Datum made = creation.Arguments.Length == 0 && creation.Constructor is null or { IsImplicitlyDeclared: true }
            ? ReadDefaultOf(structure) : Construct(creation, structure);
        return creation.Initializer is { } initializer ? Initialize(made, structure, initializer) : made;
    }

    private Datum Construct(IObjectCreationOperation creation, StructForm form)
    {
        IMethodSymbol constructor = _frame.Close(creation.Constructor!);
        if (_module.Sources.BodyOf(constructor, _module.Token) is { Root: not null } body)
        {
            return Call(creation, constructor, body, null, ReadArguments(creation.Arguments, constructor));
        }

        bool isRecord = constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_module.Token) is RecordDeclarationSyntax;
        if (!isRecord || constructor.Parameters.Any(parameter => form.Shape[parameter.Name] is null))
        {
            throw Expression(creation, "A struct whose constructor cannot be read", "use an object initialiser, or a constructor in this project that only assigns");
        }

        // The primary constructor of a record struct gives each parameter to the property of its name.
        Datum[] arguments = ReadArguments(creation.Arguments, constructor);
        Variable variable = new("", form, form.Shape.Leaves);
        Store(variable, ReadDefaultOf(form), creation);
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            Member member = form.Shape[parameter.Name]!;
            Store(variable, member.Offset, member.Count, arguments[parameter.Ordinal], creation);
        }

        return Load(variable, creation);
    }

    private Datum Initialize(Datum made, StructForm form, IObjectOrCollectionInitializerOperation initializer)
    {
        Variable variable = new("", form, form.Shape.Leaves);
        Store(variable, made, initializer);
        _initialized.Push(variable);
        foreach (IOperation part in initializer.Initializers)
        {
            switch (part)
            {
                case ISimpleAssignmentOperation assignment:
                    ReadAssignment(assignment);
                    break;
                case IMemberInitializerOperation member:
                    Place place = PlaceOf(member.InitializedMember);
                    StructForm inner = place.Form as StructForm ?? throw Expression(member, "This initialiser", "assign the member after the object is made");
                    Store(place, Initialize(Load(place, member), inner, member.Initializer), member);
                    break;
                default:
                    throw Expression(part, "This initialiser", "assign the member after the object is made");
            }
        }

        _initialized.Pop();
        return Load(variable, initializer);
    }

    private Datum ReadWith(IWithOperation with)
    {
        if (FormOf(with.Type, with) is not StructForm form)
        {
            throw Expression(with, "'with' on anything but a plain struct", "make the object outside");
        }

        return Initialize(Read(with.Operand), form, with.Initializer);
    }
}
