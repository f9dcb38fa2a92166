using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Gen.Reading;

/// <summary>Sorting arrays and spans, by themselves or along with others: what a definition says, once it is known by which comparison.</summary>
internal sealed partial class BodyReader
{
    private readonly Stack<HashSet<int>> _sorted = new();

    /// <summary>The buffers and the comparison of a call that sorts.</summary>
    private sealed class SortCall
    {
        public Reference? Keys { get; set; }

        public ITypeSymbol? Key { get; set; }

        public Reference? Items { get; set; }

        public ITypeSymbol? Item { get; set; }

        public int Start { get; set; } = -1;

        public int Count { get; set; } = -1;

        /// <summary>A function, an object or an opaque value; null for the comparison of the keys themselves.</summary>
        public Datum? Comparison { get; set; }

        public IParameterSymbol? ComparedBy { get; set; }
    }

    /// <summary>Reads a call that sorts; null if it does not.</summary>
    private Datum? TrySort(IInvocationOperation call, IMethodSymbol method)
    {
        IMethodSymbol definition = method.ReducedFrom ?? method;
        if (definition.Name != "Sort" || !(Names.IsSystem(definition.ContainingType, "Array") || Names.IsSystem(definition.ContainingType, "MemoryExtensions")))
        {
            return null;
        }

        SortCall sort = new();
        foreach (IArgumentOperation argument in call.Arguments)
        {
            ReadSortArgument(argument, sort);
        }

        Reference keys = PartOf(sort.Keys!, sort, call);
        Reference? items = sort.Items is null ? null : PartOf(sort.Items, sort, call);
        if (items is not null)
        {
            CheckItems(keys, items, isExact: !Names.IsSystem(definition.ContainingType, "Array"), call);
        }

        Datum? comparison = ComparisonOf(sort, call);
        IMethodSymbol target = _module.Sources.Sorting.GetMembers("Sort").OfType<IMethodSymbol>()
            .First(candidate => candidate.Arity == (items is null ? 1 : 2) && candidate.Parameters.Length == 2 + (items is null ? 0 : 1) + (comparison is null ? 0 : 1));
        target = target.Construct(new[] { sort.Key!, sort.Item }.OfType<ITypeSymbol>().ToArray());
        _sorted.Push(new HashSet<int>(RootsOf(keys)));
        try
        {
            return Call(call, target, _module.Sources.BodyOf(target, _module.Token)!, null, new Datum?[] { keys, keys, items, comparison }.OfType<Datum>().ToArray());
        }
        finally
        {
            _sorted.Pop();
        }
    }

    private void ReadSortArgument(IArgumentOperation argument, SortCall sort)
    {
        IOperation value = Bare(argument.Value);
        switch (argument.Parameter!.Name)
        {
            case "index" or "length":
                int bound = ReadValue(value);
                (sort.Start, sort.Count) = argument.Parameter.Name == "index" ? (bound, sort.Count) : (sort.Start, bound);
                break;
            case "comparer" or "comparison":
                sort.ComparedBy = argument.Parameter;
                sort.Comparison = IsOwnComparison(value) ? null : Read(argument.Value);
                break;
            case "items" when value.ConstantValue is { HasValue: true, Value: null }:
                break;
            case "items":
                (sort.Items, sort.Item) = ReadSorted(value);
                break;
            default:
                (sort.Keys, sort.Key) = ReadSorted(value);
                break;
        }
    }

    private (Reference Buffer, ITypeSymbol Element) ReadSorted(IOperation value)
    {
        if (!Names.IsBuffer(value.Type) || FormOf(value.Type, value) is not BufferForm { IsJagged: false, Rank: 1 })
        {
            throw Expression(value, "Sorting this", "sort arrays of one dimension, and spans, of numbers and structs; of an array of arrays, sort an array of indices");
        }

        return (ReadReference(value), ElementOf(value.Type!));
    }

    /// <summary>Whether a comparer stands for the comparison of the keys themselves: none, or <c>Comparer&lt;T&gt;.Default</c>.</summary>
    private static bool IsOwnComparison(IOperation comparer)
    {
        while (comparer is IConversionOperation { OperatorMethod: null } conversion)
        {
            comparer = conversion.Operand;
        }

        return comparer is { ConstantValue: { HasValue: true, Value: null } } or IPropertyReferenceOperation { Property: { Name: "Default", ContainingType: { Name: "Comparer", Arity: 1 } } };
    }

    private Reference PartOf(Reference buffer, SortCall sort, IOperation at) => SliceOf(buffer, sort.Start, sort.Count, buffer.Form, at);

    private void CheckItems(Reference keys, Reference items, bool isExact, IOperation at)
    {
        if (RootsOf(keys).Intersect(RootsOf(items)).Any())
        {
            throw Expression(at, "Sorting a buffer along with itself", "give the keys memory of their own");
        }

        int isWrong = Apply(isExact ? Operations.NotEqual : Operations.Less, GraphType.Boolean, LengthOf(items, at), LengthOf(keys, at));
        ThrowIf(isWrong, "new global::System.ArgumentException(\"There have to be as many items as keys.\")", at);
    }

    /// <summary>The buffers that a reference may refer to, or to parts of which.</summary>
    private IEnumerable<int> RootsOf(Reference reference) =>
        (reference.Moving?.Domain.Origins ?? (IEnumerable<int>)new[] { reference.Value }).Where(origin => origin >= 0).Select(RootOf).OfType<int>();

    /// <summary>The comparison as a function; null if the library compares the keys by themselves.</summary>
    private Datum? ComparisonOf(SortCall sort, IOperation at)
    {
        IMethodSymbol Of(string name) => _module.Sources.Sorting.GetMembers(name).OfType<IMethodSymbol>().Single().Construct(sort.Key!);
        switch (sort.Comparison)
        {
            case null or Text { Code: "null" or "default" }:
                return sort.Keys!.Form.Element is not StructForm { Shape.Symbol: var symbol } ? null
                    : !symbol.IsTupleType && symbol.DeclaringSyntaxReferences.Length > 0 && symbol.AllInterfaces.Any(face => face.Name == "IComparable" && face.Arity == 1) ? new Closure(Of("CompareOwn"), null, null)
                    : throw Expression(at, $"Sorting '{symbol.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}' without a comparison", "hand one in: (a, b) => a.X.CompareTo(b.X)");
            case Closure function:
                return function;
            case Instance { Object.Form: PackForm { Symbol: var comparer } } made:
                return Targets.In(comparer, CompareOf(sort, at)) is { } method ? new Closure(method, null, made)
                    : throw Expression(at, "Sorting by this object", "hand in a lambda");
            case var opaque when sort.ComparedBy!.Name == "comparison":
                return opaque;
            case Scalar or Text when sort.Keys!.Form.Element is not StructForm:
                return new Closure(Of("Compare"), null, AsComparer(sort, at));
            default:
                throw Expression(at, "Sorting by a comparer that is not known here", "hand in a lambda");
        }
    }

    /// <summary>A comparer as the interface: its class may implement that explicitly.</summary>
    private Datum AsComparer(SortCall sort, IOperation at)
    {
        if (_frame.Close(sort.ComparedBy!.Type).TypeKind == TypeKind.Interface)
        {
            return sort.Comparison!;
        }

        List<int> inputs = new();
        string type = Names.Of(CompareOf(sort, at).ContainingType);
        return External(at, new OpaqueForm(new OpaqueType(type)), $"({type}){Input(sort.Comparison!, at, inputs)}", inputs);
    }

    private IMethodSymbol CompareOf(SortCall sort, IOperation at) =>
        _module.Compilation.GetTypeByMetadataName("System.Collections.Generic.IComparer`1")?.Construct(sort.Key!).GetMembers("Compare").OfType<IMethodSymbol>().FirstOrDefault()
        ?? throw Expression(at, "Sorting by this object", "hand in a lambda");

    /// <summary>The library moves elements while it compares; here they are moved when their order is known, so nobody but the sort may look.</summary>
    private void CheckNotSorted(Reference reference, IOperation at)
    {
        if (_sorted.Count > 0 && !SymbolEqualityComparer.Default.Equals(_frame.Method.ContainingType, _module.Sources.Sorting) && _sorted.Any(roots => roots.Overlaps(RootsOf(reference))))
        {
            throw Expression(at, "A comparison that looks at what is being sorted", "look at a copy: values.ToArray()");
        }
    }
}
