using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>Tuples: made, compared, and taken apart. A tuple is a struct whose fields are its items.</summary>
internal sealed partial class BodyReader
{
    private Datum ReadTuple(ITupleOperation tuple)
    {
        if (FormOf(tuple.Type, tuple) is PackForm pack)
        {
            return new Pack(pack, tuple.Elements.Select(Read).ToArray());
        }

        if (FormOf(tuple.Type, tuple) is not StructForm form)
        {
            throw Expression(tuple, "A tuple that is not made of numbers and structs", "use one variable for each of its elements");
        }

        int[] leaves = tuple.Elements.Zip(form.Shape.Members, (element, member) => LeavesOf(Fit(Read(element), member.Form, element), element)).SelectMany(values => values).ToArray();
        return leaves.Length == form.Shape.Leaves.Count ? new Bundle(form.Shape, leaves) : Nothing.Instance;
    }

    /// <summary><c>(a, b) == (c, d)</c>: both sides are evaluated, then compared item by item.</summary>
    private Datum CompareTuples(ITupleBinaryOperation comparison)
    {
        Datum left = Read(comparison.LeftOperand);
        Datum right = Read(comparison.RightOperand);
        if (left is not Bundle first || right is not Bundle second || !first.Leaves.Concat(second.Leaves).All(leaf => _graph.TypeOf(leaf) is ScalarType))
        {
            throw Expression(comparison, "Comparing these", "compare the numbers in them");
        }

        int equal = -1;
        foreach ((int a, int b) in first.Leaves.Zip(second.Leaves, (a, b) => (a, b)))
        {
            GraphType type = CommonType(_graph.TypeOf(a), _graph.TypeOf(b));
            int same = Apply(Operations.Equal, GraphType.Boolean, ConvertTo(type, a), ConvertTo(type, b));
            equal = equal < 0 ? same : Apply(Operations.And, GraphType.Boolean, equal, same);
        }

        return new Scalar(comparison.OperatorKind == BinaryOperatorKind.Equals ? equal : Apply(Operations.Not, GraphType.Boolean, equal));
    }

    /// <summary>The type in which C# compares two numbers.</summary>
    private static GraphType CommonType(GraphType a, GraphType b)
    {
        if (a.Equals(b) && !IsSmall(a))
        {
            return a;
        }

        GraphType[] byWidth = { GraphType.Double, GraphType.Single, GraphType.Of(ScalarKind.UInt64), GraphType.Int64 };
        bool isMixed = !a.Equals(b) && (a.Equals(GraphType.Of(ScalarKind.UInt32)) || b.Equals(GraphType.Of(ScalarKind.UInt32)));
        return byWidth.FirstOrDefault(type => a.Equals(type) || b.Equals(type)) ?? (isMixed ? GraphType.Int64 : GraphType.Int32);
    }

    /// <summary>C#'s order: the places from left to right, the value, then the stores from left to right.</summary>
    private Datum ReadDeconstruction(IDeconstructionAssignmentOperation deconstruction)
    {
        List<(IOperation Target, Place? Place)> targets = new();
        AddTargets(deconstruction.Target, targets);
        List<Datum> values = new();
        DeconstructionInfo ways = deconstruction.Syntax is AssignmentExpressionSyntax syntax ? _frame.Body.Model.GetDeconstructionInfo(syntax) : default;
        Take(deconstruction.Target, deconstruction.Value, ways, values);
        StoreParts(targets, values);
        return _module.Forms.Of(_frame.Close(deconstruction.Type!)) is StructForm form && values.All(value => value is Scalar or Bundle)
            ? Compose(form, values.Zip(form.Shape.Members, (value, member) => LeavesOf(Fit(value, member.Form, deconstruction), deconstruction)).SelectMany(leaves => leaves).ToArray()) : Nothing.Instance;
    }

    /// <summary>What <c>foreach (var (x, y) in …)</c> takes an element apart into.</summary>
    private void StoreParts(IForEachLoopOperation loop, Datum element)
    {
        IOperation target = loop.LoopControlVariable;
        DeconstructionInfo ways = loop.Syntax is ForEachVariableStatementSyntax syntax ? _frame.Body.Model.GetDeconstructionInfo(syntax) : default;
        List<(IOperation Target, Place? Place)> targets = new();
        AddTargets(target, targets);
        List<Datum> values = new();
        TakeApart(ItemsOf(target)!, element, ways, target, values);
        StoreParts(targets, values);
    }

    private void StoreParts(List<(IOperation Target, Place? Place)> targets, List<Datum> values)
    {
        for (int i = 0; i < targets.Count; i++)
        {
            (IOperation target, Place? place) = targets[i];
            if (place is not null)
            {
                Store(place, ConvertLeaves(values[i], place.Form, target), target);
            }
        }
    }

    private void AddTargets(IOperation target, List<(IOperation Target, Place? Place)> targets)
    {
        switch (target)
        {
            case ITupleOperation tuple:
                foreach (IOperation element in tuple.Elements)
                {
                    AddTargets(element, targets);
                }

                break;
            case IDeclarationExpressionOperation declaration:
                AddTargets(declaration.Expression, targets);
                break;
            case ILocalReferenceOperation { IsDeclaration: true } local:
                targets.Add((local, Whole(Declare(local.Local, local.Local.Type, local))));
                break;
            case IDiscardOperation:
                targets.Add((target, null));
                break;
            default:
                targets.Add((target, PlaceOf(target)));
                break;
        }
    }

    /// <summary>What each of the innermost targets gets.</summary>
    /// <param name="ways">the methods that C# takes the values apart with</param>
    private void Take(IOperation target, IOperation value, DeconstructionInfo ways, List<Datum> values)
    {
        IOperation source = value is IConversionOperation { Operand: ITupleOperation literal } ? literal : value;
        if (ItemsOf(target) is not { } items)
        {
            values.Add(Read(value));
        }
        else if (source is ITupleOperation tuple)
        {
            for (int i = 0; i < items.Count; i++)
            {
                Take(items[i], tuple.Elements[i], Inside(ways, i), values);
            }
        }
        else
        {
            TakeApart(items, Read(value), ways, value, values);
        }
    }

    private static DeconstructionInfo Inside(DeconstructionInfo ways, int item) => ways.Nested.ElementAtOrDefault(item);

    private void TakeApart(IReadOnlyList<IOperation> items, Datum whole, DeconstructionInfo ways, IOperation at, List<Datum> values)
    {
        Datum[] parts = Deconstruct(whole, items.Count, at, ways.Method);
        for (int i = 0; i < parts.Length; i++)
        {
            if (ItemsOf(items[i]) is { } inner)
            {
                TakeApart(inner, parts[i], Inside(ways, i), at, values);
            }
            else
            {
                values.Add(parts[i]);
            }
        }
    }

    /// <summary>The parts that a tuple, or a struct with a way to deconstruct it, falls into.</summary>
    /// <param name="own">the method that C# takes an object apart with</param>
    private Datum[] Deconstruct(Datum whole, int count, IOperation at, IMethodSymbol? own = null)
    {
        if (whole is Nothing)
        {
            return Enumerable.Repeat<Datum>(Nothing.Instance, count).ToArray();
        }

        if (whole is Pack { Form.Symbol: INamedTypeSymbol { IsTupleType: true } } pack && pack.Parts.Length == count)
        {
            return pack.Parts;
        }

        if (whole is Instance { Object: var made } && own is { IsStatic: false })
        {
            return DeconstructObject(made, _frame.Close(own), at);
        }

        if ((OwnDeconstruct(whole, count) ?? (whole is Scalar or Text ? own : null)) is { IsStatic: false } declared && _frame.Close(declared) is var method
            && (_module.Sources.BodyOf(method, _module.Token) is not null || _module.Sources.Referenced.Of(method) is not null))
        {
            return ResultsOf(method, at, places =>
                _ = _module.Sources.BodyOf(method, _module.Token) is { } body ? Call(at, method, body, whole, places) : TryReferenced(at, method, whole, places));
        }

        if (whole is Pack held && RecordParameters(held.Form.Symbol, count)?.Select(parameter => held.Form.Members.ToList().FindIndex(member => member.Name == parameter.Name)).ToArray() is { } indices
            && indices.All(index => index >= 0))
        {
            return indices.Select(index => held.Parts[index]).ToArray();
        }

        if (whole is Scalar or Text && own is not null && RecordParameters(own.ContainingType, count) is { } positions)
        {
            return positions.Select(position => ReadPosition(whole, _frame.Close(own.ContainingType), position, at)).ToArray();
        }

        if (whole is Scalar or Text && own is { IsStatic: false, ContainingType: { Name: "KeyValuePair", ContainingNamespace.Name: "Generic" } pair } && _module.Sources.BodyOf(own, _module.Token) is null)
        {
            // Its own way to be taken apart has no source here, but gives these two.
            int entry = ValueOf(whole, at);
            return ((INamedTypeSymbol)_frame.Close(pair)).TypeArguments.Zip(new[] { "Key", "Value" }, (type, name) => External(at, FormOf(type, at), "{0}." + name, new[] { entry })).ToArray();
        }

        if (whole is not Bundle bundle)
        {
            throw Expression(at, "Taking this apart", "take its fields one after the other");
        }

        IEnumerable<Member?> members = bundle.Shape.Symbol is INamedTypeSymbol { IsTupleType: true }
            ? bundle.Shape.Members
            : RecordParameters(bundle.Shape.Symbol, count)?.Select(parameter => bundle.Shape[parameter.Name]) ?? Enumerable.Empty<Member?>();
        Member[] parts = members.OfType<Member>().ToArray();
        return parts.Length == count
            ? parts.Select(member => Compose(member.Form, bundle.Leaves, member.Offset)).ToArray()
            : throw Expression(at, $"Deconstructing '{bundle.Shape.Symbol.Name}'", "take its fields one after the other");
    }

    /// <summary>What a method gives by its parameters, which all are <c>out</c>.</summary>
    private Datum[] ResultsOf(IMethodSymbol method, IOperation at, System.Action<Datum[]> call)
    {
        Variable[] results = method.Parameters.Select(parameter => NewVariable(parameter.Name, FormOf(parameter.Type, at))).ToArray();
        call(results.Select(result => (Datum)new ByReference(Whole(result))).ToArray());
        return results.Select(result => Load(Whole(result), at)).ToArray();
    }

    /// <summary>What the compiler's own way to take a record apart gives: the property of a parameter's name.</summary>
    private Datum ReadPosition(Datum whole, ITypeSymbol record, IParameterSymbol position, IOperation at)
    {
        if (record.GetMembers(position.Name).OfType<IPropertySymbol>().FirstOrDefault() is not { GetMethod: not null } property)
        {
            throw Expression(at, "Taking this apart", "take its fields one after the other");
        }

        return _module.IsAccessible(property) ? External(at, FormOf(property.Type, at), "{0}." + Names.Escape(property.Name), new[] { ValueOf(whole, at) })
            : throw Refuse(Descriptors.Inaccessible, at, property.Name, _module.Entry.ContainingType.Name);
    }

    /// <summary>The method of a struct that says itself how it is deconstructed.</summary>
    private static IMethodSymbol? OwnDeconstruct(Datum whole, int count)
    {
        ITypeSymbol? type = whole switch
        {
            Bundle bundle => bundle.Shape.Symbol,
            Pack pack => pack.Form.Symbol,
            _ => null,
        };
        return type?.GetMembers("Deconstruct").OfType<IMethodSymbol>()
            .FirstOrDefault(method => method is { IsStatic: false, IsImplicitlyDeclared: false } && method.Parameters.Length == count);
    }

    /// <summary>The parameters of a record struct, which are what it is deconstructed into unless it says otherwise itself.</summary>
    /// <remarks>Of another project only the method that the compiler has written tells that it is a record struct.</remarks>
    private IReadOnlyList<IParameterSymbol>? RecordParameters(ITypeSymbol type, int count)
    {
        return type.GetMembers("Deconstruct").OfType<IMethodSymbol>().FirstOrDefault(method => method.Parameters.Length == count && FloatingContent.IsCompilerGenerated(method)) is { } written ? written.Parameters
            : type is INamedTypeSymbol { IsRecord: true } record
            ? record.InstanceConstructors.FirstOrDefault(constructor => !constructor.IsImplicitlyDeclared && constructor.Parameters.Length == count
                && constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_module.Token) is RecordDeclarationSyntax)?.Parameters
            : null;
    }

    private static IReadOnlyList<IOperation>? ItemsOf(IOperation target) => target switch
    {
        ITupleOperation tuple => tuple.Elements,
        IDeclarationExpressionOperation { Expression: ITupleOperation tuple } => tuple.Elements,
        _ => null,
    };

    /// <summary>A value in another form of the same structure: tuples are converted number by number.</summary>
    private Datum ConvertLeaves(Datum datum, Form form, IOperation at)
    {
        if (datum is not (Scalar or Bundle) || form is not (ScalarForm or StructForm))
        {
            return datum;
        }

        datum = Fit(datum, form, at);
        if (form is StructForm { Shape.IsNullable: true } nullable && datum is not Bundle { Shape.IsNullable: true })
        {
            return Present(nullable, ConvertLeaves(datum, InnerOf(nullable), at), at);
        }

        if (datum is Bundle { Shape.IsNullable: false, Shape: var from } parts && form is StructForm { Shape: { IsNullable: false } to } && from != to
            && from.Members.Count == to.Members.Count && to.Members.Any(member => member.Form is OpaqueForm or StructForm))
        {
            return new Bundle(to, from.Members.SelectMany((part, i) => LeavesOf(ConvertPart(Compose(part.Form, parts.Leaves, part.Offset), part.Form, to.Members[i].Form, at), at)).ToArray());
        }

        IReadOnlyList<Leaf> leaves = Forms.LeavesOf(form);
        int[] values = LeavesOf(datum, at);
        return values.Length == leaves.Count
            ? Compose(form, values.Select((value, i) => leaves[i].Inner is ScalarType ? ConvertTo(leaves[i].Inner, value) : value).ToArray())
            : throw Expression(at, "This conversion", "convert the parts one after the other");
    }
}
