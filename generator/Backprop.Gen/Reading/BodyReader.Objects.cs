using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>
/// Objects of the user's classes that are made here and stay here: each is replaced by a variable for each of its fields. A reference to one must
/// always be the same object.
/// </summary>
internal sealed partial class BodyReader
{
    private readonly List<Variable> _objects = new();

    /// <summary>The form of an object that can be replaced; null if it is one that is only handed on.</summary>
    private PackForm? ReplaceableForm(ITypeSymbol? type)
    {
        if (CollectionForm(type) is { } collection)
        {
            return collection;
        }

        return type is INamedTypeSymbol { IsAbstract: false } && OwnForm(type) is { } form && HoldsNumbers(form, new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default)) ? form : null;
    }

    /// <summary>The form of an object of a class of this project.</summary>
    private PackForm? OwnForm(ITypeSymbol? type) => type is INamedTypeSymbol { TypeKind: TypeKind.Class, IsStatic: false, DeclaringSyntaxReferences.Length: > 0 }
        ? _module.Forms.OfObject((INamedTypeSymbol)_frame.Close(type)) : null;

    /// <summary>Whether there is something differentiable in an object, or in those that it refers to.</summary>
    private bool HoldsNumbers(PackForm form, HashSet<ITypeSymbol> seen) => seen.Add(form.Symbol) && seen.Count <= BodyFacts.MaxDepth
        && form.Members.Any(member => member.Form is BufferForm or PackForm || IsFloatingCollection(member.Type) || Forms.LeavesOf(member.Form).Any(leaf => leaf.Inner.IsFloating)
            || (OwnForm(member.Type) is { } inner && HoldsNumbers(inner, seen)));

    private static bool IsFloatingCollection(ITypeSymbol? type) => type is INamedTypeSymbol named && Names.IsCollection(named) && FloatingContent.IsIn(named);

    private Variable NewObject(PackForm form, IOperation at)
    {
        Variable made = NewVariable("", form);
        _objects.Add(made);
        foreach (PackMember member in form.Members.Where(member => member.Form is ScalarForm or StructForm))
        {
            StoreUnseen(made.Parts[member.Name], ReadDefaultOf(member.Form), at);
        }

        return made;
    }

    private Datum CreateObject(IObjectCreationOperation creation, PackForm form)
    {
        RefuseMixedProperties(form, creation);
        Datum[] arguments = ReadArguments(creation.Arguments, creation.Constructor!);
        Variable made = NewObject(form, creation);
        Instance instance = new(made);
        IMethodSymbol constructor = MemberOf(instance, creation.Constructor!, creation);
        BuildObject(creation, constructor, instance, ArgumentsOf(constructor, arguments, creation));
        if (creation.Initializer is { } initializer)
        {
            Initialize(made, initializer);
        }

        return instance;
    }

    private void BuildObject(IOperation at, IMethodSymbol constructor, Instance instance, Datum[] arguments)
    {
        if (_module.Sources.BodyOf(constructor, _module.Token) is { } body)
        {
            Inline(at, constructor, body, instance, arguments);
        }
        else if (constructor.IsImplicitlyDeclared && arguments.Length == 0)
        {
            RunInitializers(constructor.ContainingType, instance.Object, at);
            BuildBase(at, constructor, instance);
        }
        else if (IsPrimary(constructor))
        {
            BeginPrimary(at, constructor, instance.Object, arguments, () => BuildBase(at, constructor, instance));
        }
        else
        {
            throw Expression(at, "A class whose constructor cannot be read", "write a constructor in its body");
        }
    }

    /// <summary>What happens before the body of a class's constructor: another constructor, or the initialisers and the base class.</summary>
    private void BeginObject(Frame frame, IOperation at)
    {
        Instance instance = new(frame.Self!);
        INamedTypeSymbol type = frame.Method.ContainingType;
        if (ChainOf(frame.Body) is null)
        {
            RunInitializers(type, frame.Self!, at);
        }

        BuildBase(at, frame.Method, instance);
    }

    /// <summary>The constructor that another one calls before its body.</summary>
    private void BuildBase(IOperation at, IMethodSymbol constructor, Instance instance)
    {
        if (ConstructorStart.CallOf(constructor, _module.Token) is { } syntax)
        {
            IInvocationOperation call = _module.Sources.ModelOf(syntax.SyntaxTree).GetOperation(syntax, _module.Token) as IInvocationOperation ?? throw new BrokenCode();
            BuildObject(call, _frame.Close(call.TargetMethod), instance, ReadArguments(call.Arguments, call.TargetMethod));
        }
        else if (ConstructorStart.BaseOf(constructor.ContainingType) is { } implied)
        {
            BuildObject(at, implied, instance, Array.Empty<Datum>());
        }
        else if (constructor.ContainingType.BaseType is { SpecialType: not SpecialType.System_Object })
        {
            throw Expression(at, "A base class whose constructor leaves all arguments out", "call it by ': base(…)'");
        }
    }

    /// <summary>The object that an expression refers to, if it is one that was made here; nothing is evaluated.</summary>
    private Variable? ObjectOf(IOperation? instance)
    {
        switch (instance)
        {
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                return SelfOf(_frame) is { Form: PackForm { IsObject: true } } self ? self : null;
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } when _initialized.Count > 0:
                return _initialized.Peek() is { Form: PackForm { IsObject: true } } made ? made : null;
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.PatternInput }:
                return (_matched.Peek() as Instance)?.Object;
            case ILocalReferenceOperation local:
                return (FindVariable(local.Local)?.Fixed as Instance)?.Object;
            case IParameterReferenceOperation parameter:
                return (FindVariable(parameter.Parameter)?.Fixed as Instance)?.Object;
            case IConversionOperation { OperatorMethod: null } conversion:
                return ObjectOf(conversion.Operand);
            case IFieldReferenceOperation { Instance: { } outer } field:
                return PartOf(outer, Names.StoredName(field.Field));
            case IPropertyReferenceOperation { Instance: { } outer, Arguments.Length: 0 } property when IsStored(Chosen(property)):
                return PartOf(outer, property.Property.Name);
            default:
                return null;
        }
    }

    private Variable? PartOf(IOperation outer, string name) =>
        ObjectOf(outer) is { } whole && whole.Parts.TryGetValue(name, out Variable? part) ? (part.Fixed as Instance)?.Object : null;

    /// <summary>What a construct may change in objects: the fields that it, or anything it calls, assigns.</summary>
    private IEnumerable<Slot> ObjectSlotsIn(IOperation construct)
    {
        if (_objects.Count == 0)
        {
            return Enumerable.Empty<Slot>();
        }

        HashSet<string> fields = new();
        foreach (IOperation operation in construct.DescendantsAndSelf())
        {
            fields.UnionWith(BodyFacts.FieldsChangedBy(operation));
            if (operation is IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke or MethodKind.LocalFunction })
            {
                return AllObjectSlots();
            }

            foreach (IMethodSymbol method in BodyFacts.CalledBy(operation))
            {
                if (_module.Calls.MayDispatch(method))
                {
                    return AllObjectSlots();
                }

                fields.UnionWith(_module.Calls.ChangedFields(method));
            }
        }

        return ObjectSlots(fields);
    }

    private IEnumerable<Slot> ObjectSlots(HashSet<string> fields) =>
        Living.SelectMany(made => made.Parts.Where(part => fields.Contains(part.Key)).SelectMany(part => SlotsUnder(part.Value, "")));

    /// <summary>The objects that can still be referred to: not those that were made in a block that has been left.</summary>
    private IEnumerable<Variable> Living => _objects.Where(made => made.Area!.IsVisibleFrom(_area));

    private IEnumerable<Slot> AllObjectSlots() => Living.SelectMany(made => SlotsUnder(made, ""));

    /// <summary>What a call may change in objects. An object that is being made is changed as a whole: it gets all of its fields.</summary>
    private IEnumerable<Slot> ObjectSlotsOf(Frame frame, Datum? receiver)
    {
        if (_objects.Count == 0)
        {
            return Enumerable.Empty<Slot>();
        }

        if (frame.Method.MethodKind is MethodKind.LocalFunction or MethodKind.LambdaMethod || _module.Calls.MayDispatch(frame.Method))
        {
            return AllObjectSlots();
        }

        IEnumerable<Slot> slots = ObjectSlots(new HashSet<string>(_module.Calls.ChangedFields(frame.Method)));
        return frame.Method.MethodKind == MethodKind.Constructor && receiver is Instance { Object: var made } ? slots.Concat(SlotsUnder(made, "")) : slots;
    }
}
