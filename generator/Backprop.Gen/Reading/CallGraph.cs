using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>Which methods are recursive, and which are too large to be inlined at every call.</summary>
internal sealed class CallGraph
{
    /// <summary>In operations of C#; about 300 nodes.</summary>
    private const int LargeSize = 1200;

    private readonly Dictionary<IMethodSymbol, bool> _recursive = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, long> _sizes = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, int> _calls = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, bool> _changing = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, IReadOnlyList<IOperation>> _starts = new(SymbolEqualityComparer.Default);
    private readonly Sources _sources;
    private readonly CancellationToken _token;

    public CallGraph(Sources sources, CancellationToken token)
    {
        _sources = sources;
        _token = token;
    }

    /// <summary>Counts the calls in all methods that the entry reaches.</summary>
    public void CountFrom(IMethodSymbol entry)
    {
        foreach (IMethodSymbol method in Reach(entry).ToList())
        {
            foreach (IMethodSymbol callee in CalleesOf(method))
            {
                _calls[callee] = (_calls.TryGetValue(callee, out int count) ? count : 0) + 1;
            }
        }
    }

    public bool IsRecursive(IMethodSymbol method)
    {
        IMethodSymbol definition = Definition(method);
        if (!_recursive.TryGetValue(definition, out bool recursive))
        {
            recursive = Reach(definition).Any(reached => CalleesOf(reached).Any(callee => Same(callee, definition)));
            _recursive[definition] = recursive;
        }

        return recursive;
    }

    /// <summary>Whether inlining a method at each of its calls would make the code explode.</summary>
    public bool IsLarge(IMethodSymbol method)
    {
        IMethodSymbol definition = Definition(method);
        return _calls.TryGetValue(definition, out int calls) && calls > 1 && SizeOf(definition) > LargeSize;
    }

    /// <summary>The fields of objects and static fields that a method assigns, itself or through the methods it calls.</summary>
    public IEnumerable<ISymbol> AssignedState(IMethodSymbol method) =>
        Reach(Definition(method)).Select(reached => _sources.BodyOf(reached, _token)?.Facts).OfType<BodyFacts>()
            .SelectMany(facts => facts.AssignedState.Concat(facts.CallsOnState.Where(call => ChangesReceiver(call.By)).Select(call => call.State)));

    /// <summary>The types of the elements that a method may store into buffers that it has not made, itself or through the methods it calls.</summary>
    public IEnumerable<ITypeSymbol> WrittenElements(IMethodSymbol method) =>
        Reach(Definition(method)).SelectMany(reached => _sources.BodyOf(reached, _token)?.Facts.WrittenElements ?? Enumerable.Empty<ITypeSymbol>());

    /// <summary>The types of the objects that a method may make, itself or through the methods it calls.</summary>
    public IEnumerable<ITypeSymbol> TypesMadeBy(IMethodSymbol method) => Reach(Definition(method))
        .SelectMany(reached => _sources.BodyOf(reached, _token)?.Facts.Calls ?? Enumerable.Empty<IMethodSymbol>())
        .Where(call => call.MethodKind == MethodKind.Constructor).Select(call => call.ContainingType);

    /// <summary>Whether a method uses fields that are marked, itself or through the methods it calls.</summary>
    public bool UsesMarkedFields(IMethodSymbol method) =>
        Reach(Definition(method)).Any(reached => _sources.BodyOf(reached, _token)?.Facts.UsesMarkedFields == true);

    /// <summary>The names of the fields of objects that a method may change, itself or through the methods it calls.</summary>
    public IEnumerable<string> ChangedFields(IMethodSymbol method) =>
        Reach(Definition(method)).SelectMany(reached => (_sources.BodyOf(reached, _token)?.Facts.ChangedFields ?? Enumerable.Empty<string>())
            .Concat(StartOf(reached).SelectMany(BodyFacts.FieldsChangedBy)));

    /// <summary>Whether what may be assigned is.</summary>
    public bool Changes(Assigned assigned) => assigned.By is null || ChangesReceiver(assigned.By);

    /// <summary>Whether a member of a struct changes the struct, itself or through the members that it calls on it.</summary>
    public bool ChangesReceiver(IMethodSymbol member)
    {
        IMethodSymbol definition = Definition(member);
        if (!_changing.TryGetValue(definition, out bool changes))
        {
            _changing[definition] = false;
            BodyFacts? facts = _sources.BodyOf(definition, _token)?.Facts;
            changes = facts is not null ? facts.AssignsReceiver || facts.CallsOnReceiver.Any(ChangesReceiver)
                : _sources.Referenced.Of(definition)?.Graph?.ChangesReceiver == true;
            _changing[definition] = changes;
        }

        return changes;
    }

    /// <summary>Whether a method, or one that it calls, calls one that is chosen at run time, or a function inside of it.</summary>
    public bool MayDispatch(IMethodSymbol method) => Reach(Definition(method)).Any(reached =>
        reached.IsAbstract || reached.IsVirtual || reached.IsOverride || reached.ContainingType?.TypeKind == TypeKind.Interface
        || (_sources.BodyOf(reached, _token)?.Facts.Calls ?? Enumerable.Empty<IMethodSymbol>()).Concat(StartOf(reached).SelectMany(BodyFacts.CalledBy)).Any(call => call.MethodKind is MethodKind.DelegateInvoke or MethodKind.LocalFunction));

    private IMethodSymbol Definition(IMethodSymbol method)
    {
        IMethodSymbol definition = _sources.StandInFor((method.ReducedFrom ?? method).OriginalDefinition);
        return definition.PartialImplementationPart ?? definition;
    }

    private static bool Same(IMethodSymbol a, IMethodSymbol b) => SymbolEqualityComparer.Default.Equals(a, b);

    private IEnumerable<IMethodSymbol> CalleesOf(IMethodSymbol definition) =>
        (_sources.BodyOf(definition, _token)?.Facts.Calls ?? Enumerable.Empty<IMethodSymbol>()).Concat(CalledFirstBy(definition))
            .Select(Definition).Where(call => call.DeclaringSyntaxReferences.Length > 0 || call.MethodKind == MethodKind.Constructor);

    /// <summary>What a constructor calls before its body.</summary>
    private IEnumerable<IMethodSymbol> CalledFirstBy(IMethodSymbol definition)
    {
        IEnumerable<IMethodSymbol> called = StartOf(definition).SelectMany(BodyFacts.CalledBy);
        return definition.MethodKind == MethodKind.Constructor && ConstructorStart.CallOf(definition, _token) is null && ConstructorStart.BaseOf(definition.ContainingType) is { } implied
            ? called.Append(implied) : called;
    }

    /// <summary>The operations that run before the body of a constructor; none of other methods.</summary>
    private IReadOnlyList<IOperation> StartOf(IMethodSymbol definition)
    {
        if (definition.MethodKind != MethodKind.Constructor || definition.ContainingType.DeclaringSyntaxReferences.Length == 0)
        {
            return System.Array.Empty<IOperation>();
        }

        if (!_starts.TryGetValue(definition, out IReadOnlyList<IOperation>? start))
        {
            start = ConstructorStart.OperationsOf(definition, _sources, _token).ToList();
            _starts[definition] = start;
        }

        return start;
    }

    /// <summary>A method and all that it calls, directly or not.</summary>
    private IEnumerable<IMethodSymbol> Reach(IMethodSymbol start)
    {
        HashSet<IMethodSymbol> seen = new(SymbolEqualityComparer.Default) { start };
        Stack<IMethodSymbol> work = new();
        work.Push(start);
        while (work.Count > 0)
        {
            _token.ThrowIfCancellationRequested();
            IMethodSymbol method = work.Pop();
            yield return method;
            foreach (IMethodSymbol callee in CalleesOf(method))
            {
                if (seen.Add(callee))
                {
                    work.Push(callee);
                }
            }
        }
    }

    /// <summary>The size of a body with everything in it inlined; recursive and large callees count as one call.</summary>
    private long SizeOf(IMethodSymbol definition)
    {
        if (_sizes.TryGetValue(definition, out long size))
        {
            return size;
        }

        if (_sources.BodyOf(definition, _token) is not { } body)
        {
            return 0;
        }

        _sizes[definition] = 1;
        size = body.Facts.Size;
        foreach (IMethodSymbol callee in CalleesOf(definition))
        {
            size += IsRecursive(callee) || IsLarge(callee) ? 1 : SizeOf(callee);
        }

        _sizes[definition] = size;
        return size;
    }
}
