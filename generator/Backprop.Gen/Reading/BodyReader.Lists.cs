using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>Lists, stacks and queues that are made here: objects of the classes by which they are defined.</summary>
internal sealed partial class BodyReader
{
    private const string Items = "_items";
    private const string Size = "_size";
    private const string Version = "_version";
    private const string Modifications = "_changes";

    /// <summary>The form of a collection that can be made here; null if the type is none, or its elements cannot be kept.</summary>
    private PackForm? CollectionForm(ITypeSymbol? type) =>
        type is not null && !IsOnlyHandedOn(type) && _module.Sources.CollectionOf(_frame.Close(type)) is { } definition && _module.Forms.OfObject(definition) is { } form
        && form.Members.All(member => member.Form is not BufferForm { Element: OpaqueForm or BufferForm }) ? form with { IsCollection = true } : null;

    /// <summary>Whether a collection without floating-point numbers is used for what only the library can do: then it stays the library's own.</summary>
    private bool IsOnlyHandedOn(ITypeSymbol type) => !FloatingContent.IsIn(_frame.Close(type))
        && (_frame.Facts.HandedOut.Contains(type) || _frame.Facts.CollectionCalls.Any(call => SymbolEqualityComparer.Default.Equals(call.ContainingType, type)
            && _module.Sources.StandInFor(call.OriginalDefinition) is var standIn && SymbolEqualityComparer.Default.Equals(standIn, call.OriginalDefinition)));

    private static bool IsCollection(Variable made) => made.Form is PackForm { IsCollection: true };

    /// <summary>The collection that an expression comes to; null if it is another one.</summary>
    private Variable? CollectionOf(IOperation? operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion)
        {
            operation = conversion.Operand;
        }

        if (operation is null)
        {
            return null;
        }

        Variable? known = ObjectOf(operation);
        Variable? made = known ?? (operation.Type is INamedTypeSymbol type && Names.IsCollection(type) && operation is IInvocationOperation or IObjectCreationOperation && Read(operation) is Instance instance ? instance.Object : null);
        return made is not null && IsCollection(made) ? made : null;
    }

    /// <summary>The member by which one of an object that was made here is read.</summary>
    private IMethodSymbol MemberOf(Datum? receiver, IMethodSymbol member, IOperation at)
    {
        IMethodSymbol closed = _frame.Close(member);
        return receiver is not Instance { Object: var made } || !IsCollection(made) ? closed
            : _module.Sources.MemberOf((INamedTypeSymbol)((PackForm)made.Form).Symbol, closed)
                ?? throw Expression(at, $"'{(member.AssociatedSymbol ?? member).Name}' of a collection that is made here", "write it out with its elements and 'Count', or use an array");
    }

    private Datum CallOnCollection(Variable made, IOperation at, IMethodSymbol method, IReadOnlyList<IArgumentOperation> arguments)
    {
        Instance receiver = new(made);
        IMethodSymbol target = MemberOf(receiver, method, at);
        return Call(at, target, _module.Sources.BodyOf(target, _module.Token)!, receiver, ArgumentsOf(target, ReadArguments(arguments, method), at));
    }

    /// <summary>Arguments as the member takes them: of a collection, its elements.</summary>
    private Datum[] ArgumentsOf(IMethodSymbol target, Datum[] arguments, IOperation at) => arguments.Select((argument, i) =>
        argument is Instance { Object: var made } && IsCollection(made) && Names.IsReadOnlySpan(target.Parameters[i].Type)
            ? ElementsOf(made, (BufferForm)FormOf(target.Parameters[i].Type, at), at) : argument).ToArray();

    /// <summary>The elements of a list, in place.</summary>
    private Reference ElementsOf(Variable made, BufferForm form, IOperation at) =>
        SliceOf(AsReference(Load(made.Parts[Items], at), at), Integer(0), ValueOf(Load(made.Parts[Size], at), at), form, at);

    /// <summary>A list as a span; null if the collection is no list.</summary>
    private Reference? SpanOf(Variable? made, IOperation at) => made is null || !made.Parts.ContainsKey(Version) ? null
        : ElementsOf(made, (BufferForm)made.Parts[Items].Form with { Declared = Graph.BufferForm.Span }, at);

    /// <summary>The elements of a collection in their order: of a list, in place; of a stack or a queue, copied.</summary>
    private Reference InOrder(Variable made, IOperation at)
    {
        if (SpanOf(made, at) is { } list)
        {
            return list;
        }

        IMethodSymbol target = ((PackForm)made.Form).Symbol.GetMembers("ToArray").OfType<IMethodSymbol>().First();
        return AsReference(Call(at, target, _module.Sources.BodyOf(target, _module.Token)!, new Instance(made), System.Array.Empty<Datum>()), at);
    }

    /// <summary>What counts how often a collection has been changed.</summary>
    private static Variable ChangesOf(Variable made) => made.Parts.TryGetValue(Version, out Variable? version) ? version : made.Parts[Modifications];

    /// <summary><c>CollectionsMarshal.AsSpan(list)</c>, and the extension that adds a span to a list; null if the call is another one.</summary>
    private Datum? TryListMethod(IInvocationOperation call, IMethodSymbol method)
    {
        IMethodSymbol definition = method.ReducedFrom ?? method;
        bool isAdding = definition is { Name: "AddRange", ContainingType.Name: "CollectionExtensions" };
        bool isView = definition is { Name: "AsSpan", ContainingType.Name: "CollectionsMarshal" };
        if ((!isAdding && !isView) || CollectionOf(call.Arguments[0].Value) is not { } made)
        {
            return null;
        }

        if (isView)
        {
            return SpanOf(made, call);
        }

        AddRange(made, Read(call.Arguments[1].Value), call);
        return Nothing.Instance;
    }

    /// <summary><c>Enumerable.ToList</c> of an array, or of a collection that is made here; null if the call is another one.</summary>
    private Datum? TryToList(IInvocationOperation call, IMethodSymbol method)
    {
        IMethodSymbol definition = method.ReducedFrom ?? method;
        if (definition.Name != "ToList" || !Names.IsEnumerable(definition.ContainingType) || CollectionForm(method.ReturnType) is not { } form)
        {
            return null;
        }

        IOperation source = Bare(call.Arguments[0].Value);
        Variable? collection = CollectionOf(source);
        if (collection is null && FormOf(source.Type, source) is not BufferForm { IsJagged: false, Rank: 1 })
        {
            return null;
        }

        Reference elements = collection is null ? ReadReference(source) : InOrder(collection, call);
        Instance made = new(NewObject(form, call));
        IMethodSymbol constructor = ((INamedTypeSymbol)form.Symbol).InstanceConstructors.First(candidate => candidate.Parameters is [{ Type: { } type }] && Names.IsReadOnlySpan(type));
        BuildObject(call, constructor, made, new Datum[] { elements });
        return made;
    }

    private void AddRange(Variable made, Datum elements, IOperation at) => CallByName(made, "AddRange", elements, at);

    private void CallByName(Variable made, string name, Datum argument, IOperation at)
    {
        IMethodSymbol target = ((PackForm)made.Form).Symbol.GetMembers(name).OfType<IMethodSymbol>().First();
        Call(at, target, _module.Sources.BodyOf(target, _module.Token)!, new Instance(made), ArgumentsOf(target, new[] { argument }, at));
    }

    /// <summary>An element of a list from its end: <c>list[^1]</c>; null if it is an element of something else.</summary>
    private Place? TryListElement(IImplicitIndexerReferenceOperation indexer)
    {
        if (indexer is not { IndexerSymbol: IPropertySymbol property } || IsRange(indexer.Argument) || CollectionOf(indexer.Instance) is not { } made)
        {
            return null;
        }

        int index = ReadIndex(indexer.Argument, ValueOf(Load(made.Parts[Size], indexer), indexer));
        return new PropertyPlace(property, new Instance(made), new Datum[] { new Scalar(index) }, FormOf(indexer.Type, indexer));
    }

    /// <summary>A collection expression as a list.</summary>
    private Datum ReadListCollection(IOperation collection, PackForm form)
    {
        (IReadOnlyList<IOperation> before, IReadOnlyList<IOperation> after) = Split(collection);
        List<(Datum Value, IOperation At)> parts = before
            .Select(element => (ReadElement(element), element)).ToList();
        Variable made = NewObject(form, collection);
        IMethodSymbol constructor = ((INamedTypeSymbol)form.Symbol).InstanceConstructors.First(candidate => candidate.Parameters is [{ Type.SpecialType: SpecialType.System_Int32 }]);
        BuildObject(collection, constructor, new Instance(made), new Datum[] { new Scalar(Integer(before.Concat(after).Count(element => element.Kind != Spread))) });
        foreach ((Datum value, IOperation at) in parts.Concat(after.Select(element => (ReadElement(element), element))))
        {
            CallByName(made, at.Kind == Spread ? "AddRange" : "Add", value, at);
        }

        return new Instance(made);
    }

    private Datum ReadElement(IOperation element) => element.Kind != Spread ? Read(element)
        : CollectionOf(element.ChildOperations.First()) is { } list ? new Instance(list) : ReadReference(Bare(element.ChildOperations.First()));
}
