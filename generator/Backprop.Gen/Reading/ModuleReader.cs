using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>What the readers of a module's functions share: the entry, and the functions it calls that are not inlined.</summary>
internal sealed partial class ModuleReader
{
    private readonly Dictionary<IMethodSymbol, Callee> _callees = new(SymbolEqualityComparer.Default);
    private readonly Queue<Callee> _unread = new();
    private readonly FunctionNames _names = new();
    private HashSet<ISymbol>? _stored;

    public ModuleReader(IMethodSymbol entry, Compilation compilation, CancellationToken token)
    {
        Entry = entry;
        Compilation = compilation;
        Token = token;
        Sources = Sources.Of(compilation);
        Calls = new CallGraph(Sources, token);
        Rebuilding = new StructRebuilding(entry.ContainingType, compilation, token);
        Forms = new Forms(Rebuilding);
        _names.Take(entry.Name, isDifferentiated: true);
    }

    public IMethodSymbol Entry { get; }

    public Compilation Compilation { get; }

    public CancellationToken Token { get; }

    public Sources Sources { get; }

    public Forms Forms { get; }

    public StructRebuilding Rebuilding { get; }

    public CallGraph Calls { get; }

    public List<Diagnostic> Diagnostics { get; } = new();

    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    public ExternalTable Externals { get; } = new();

    /// <summary>What to say of a node if an active value flows into it.</summary>
    public Dictionary<Node, Diagnostic> SaidIfActive { get; } = new(ByReference<Node>.Instance);

    /// <summary>Loops over <c>Derivative.Checkpointed</c>, where that stands, and the call path to it.</summary>
    public Dictionary<Node, (Location Location, object Path)> Checkpointed { get; } = new(ByReference<Node>.Instance);

    /// <summary>Where the statements begin that notes quote.</summary>
    public Dictionary<Node, Location> Statements { get; } = new(ByReference<Node>.Instance);

    /// <summary>Fields that calls outside assign, with the calls: they must not be read as constants.</summary>
    public List<(ISymbol Field, Location Call)> AssignedOutside { get; } = new();

    /// <summary>The elements of buffers that calls outside may store, with the calls: no buffer of such elements may be read as constant.</summary>
    public List<(ITypeSymbol Element, Location Call)> WrittenOutside { get; } = new();

    /// <summary>Takes note of what a method changes that runs as it is.</summary>
    public void RunAsItIs(IMethodSymbol method, Location call)
    {
        NoteAssigned(method, call);
        WrittenOutside.AddRange(Calls.WrittenElements(method).Select(element => (element.OriginalDefinition, call)));
    }

    /// <summary>Takes note of the fields that a method assigns which runs as it is.</summary>
    public void NoteAssigned(IMethodSymbol method, Location call) =>
        AssignedOutside.AddRange(Calls.AssignedState(method).Select(field => (field.OriginalDefinition, call)));

    /// <summary>Buffers that are state and are handed to functions of the module, which must not write them.</summary>
    public List<(string Function, int Parameter, string Name, Location Call)> StateHandedOn { get; } = new();

    /// <summary>Buffers that lead to what a function reads by reference, which must not write them, and what to say if it does.</summary>
    public List<(string Function, int Parameter, Diagnostic Problem)> ReadMeanwhile { get; } = new();

    /// <summary>The parameters that functions of the module would store into where they are never reached.</summary>
    public Dictionary<string, IReadOnlyList<int>> WrittenUnreachably { get; } = new();

    public HashSet<ISymbol> StateRead { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The function that a call of a method invokes, when it is not inlined.</summary>
    public Callee FunctionOf(IMethodSymbol method, Body body)
    {
        if (!_callees.TryGetValue(method, out Callee? callee))
        {
            string name = method.Name == ".ctor" ? method.ContainingType.Name : method.Name;
            callee = new Callee(Unique(name), method, body);
            _callees[method] = callee;
            _unread.Enqueue(callee);
        }

        return callee;
    }

    /// <summary>Reads the functions that calls have asked for, until there are none left.</summary>
    public IEnumerable<Function> ReadFunctions()
    {
        while (_unread.Count > 0 || _unreadRules.Count > 0)
        {
            Token.ThrowIfCancellationRequested();
            while (_unread.Count > 0)
            {
                if (new BodyReader(this).ReadFunction(_unread.Dequeue()) is { } function)
                {
                    yield return function;
                }
            }

            foreach (Function function in ReadRules())
            {
                yield return function;
            }
        }
    }

    /// <summary>Whether the entry stores into a field, itself or through the methods it calls.</summary>
    public bool IsStored(ISymbol field)
    {
        _stored ??= new HashSet<ISymbol>(Calls.AssignedState(Entry).Select(state => state.OriginalDefinition), SymbolEqualityComparer.Default);
        return _stored.Contains(field.OriginalDefinition);
    }

    /// <summary>Whether generated code can name a symbol. What the compiler has named has no name that could be written.</summary>
    public bool IsAccessible(ISymbol symbol) => !symbol.Name.StartsWith("<", System.StringComparison.Ordinal) && Compilation.IsSymbolAccessibleWithin(symbol.OriginalDefinition, Entry.ContainingType.OriginalDefinition);

    public void Report(DiagnosticDescriptor descriptor, Location location, params object[] arguments) =>
        Report(Diagnostic.Create(descriptor, location, arguments));

    /// <summary>Says something once, however often a helper is inlined.</summary>
    public void Report(Diagnostic diagnostic)
    {
        if (!Diagnostics.Any(known => known.Id == diagnostic.Id && known.Location == diagnostic.Location))
        {
            Diagnostics.Add(diagnostic);
        }
    }
}

/// <summary>A method that is a function of the module by itself.</summary>
internal sealed record Callee(string Name, IMethodSymbol Method, Body Body);
