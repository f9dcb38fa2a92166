using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>What the compiler writes for records, of objects that are made here: copies, the way to take them apart, equality.</summary>
internal sealed partial class BodyReader
{
    /// <summary><c>with</c> on a record: a new object of the same class, which has what the fields of the other one hold.</summary>
    private Datum CopyRecord(IWithOperation with)
    {
        if (Read(with.Operand) is not Instance { Object: { Form: PackForm form } original })
        {
            throw Expression(with, "'with' on a record that is held constant", "make a new one from its numbers");
        }

        if (ClassesOf(form).FirstOrDefault(type => type.InstanceConstructors.Any(constructor => IsOwnCopy(type, constructor))) is { } own)
        {
            throw Expression(with, $"'with' on a record where '{own.Name}' has a copy constructor of its own", "write a method that makes the new object");
        }

        Variable copy = NewObject(form, with);
        HashSet<string> replaced = ReplacedBy(with.Initializer);
        foreach (PackMember member in form.Members.Where(member => !replaced.Contains(member.Name) && !IsUnset(original.Parts[member.Name])))
        {
            Store(copy.Parts[member.Name], Load(original.Parts[member.Name], with), with);
        }

        Initialize(copy, with.Initializer);
        return new Instance(copy);
    }

    /// <summary>The fields whose copies nobody sees, since they are assigned at once; none if an accessor runs, which may look at any.</summary>
    private static HashSet<string> ReplacedBy(IObjectOrCollectionInitializerOperation initializer)
    {
        List<ISymbol?> targets = initializer.Initializers.Select(part => ((part as ISimpleAssignmentOperation)?.Target as IMemberReferenceOperation)?.Member).ToList();
        return targets.All(target => target is IFieldSymbol || (target is IPropertySymbol property && !IsOpen(property) && IsStored(property)))
            ? new HashSet<string>(targets.Select(target => target is IFieldSymbol field ? Names.StoredName(field) : target!.Name)) : new HashSet<string>();
    }

    private static bool IsOwnCopy(INamedTypeSymbol type, IMethodSymbol constructor) => constructor is { IsImplicitlyDeclared: false, Parameters: { Length: 1 } parameters }
        && SymbolEqualityComparer.Default.Equals(parameters[0].Type, type);

    /// <summary>The class of an object and those that it is derived from.</summary>
    private static IEnumerable<INamedTypeSymbol> ClassesOf(PackForm form)
    {
        for (INamedTypeSymbol? type = (INamedTypeSymbol)form.Symbol; type is { SpecialType: not SpecialType.System_Object }; type = type.BaseType)
        {
            yield return type;
        }
    }

    /// <summary>The parts that an object falls into by a method of its own, or by the one that the compiler writes for a record.</summary>
    private Datum[] DeconstructObject(Variable made, IMethodSymbol method, IOperation at)
    {
        IMethodSymbol target = Targets.In(((PackForm)made.Form).Symbol, method) ?? method;
        if (_module.Sources.BodyOf(target, _module.Token) is { } body)
        {
            return ResultsOf(target, at, places => Call(at, target, body, new Instance(made), places));
        }

        return target.IsImplicitlyDeclared ? target.Parameters.Select(position => ReadPart(made, MemberFor(position), at)).ToArray()
            : throw Expression(at, "Taking this apart", "take its fields one after the other");
    }

    /// <summary>The property or field that a position of a record stands for; it may be one of the base class.</summary>
    public static ISymbol MemberFor(IParameterSymbol position)
    {
        for (INamedTypeSymbol? type = position.ContainingType; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(position.Name).FirstOrDefault(member => member is IFieldSymbol or IPropertySymbol) is { } found)
            {
                return found;
            }
        }

        throw new BrokenCode();
    }

    /// <summary>A field or a property of an object that has been read already.</summary>
    private Datum ReadPart(Variable made, ISymbol member, IOperation at)
    {
        ISymbol chosen = member is IPropertySymbol property ? InClass(made, property) : member;
        string name = chosen is IFieldSymbol field ? Names.StoredName(field) : chosen.Name;
        if ((chosen is IFieldSymbol || IsStored((IPropertySymbol)chosen)) && InsideOf(Whole(made), name) is { } place)
        {
            return Load(place, at);
        }

        return (chosen as IPropertySymbol)?.GetMethod is { } getter && _module.Sources.BodyOf(getter, _module.Token) is { } body
            ? Call(at, getter, body, new Instance(made), Array.Empty<Datum>()) : throw Expression(at, $"'{member.Name}' of this object", "use a field or an auto-property");
    }

    /// <summary>Whether <c>==</c> and <c>!=</c> with null are what the compiler has written for a record: of an object that is there, the answer is known.</summary>
    private bool HasCompilersEquality(IOperation tested) => ObjectOf(tested) is { Form: PackForm { Symbol.IsRecord: true } form }
        && ClassesOf(form).All(type => type.GetMembers("Equals").All(method => method.IsImplicitlyDeclared));
}
