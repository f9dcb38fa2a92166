using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <content>What other projects' graphs bring in.</content>
internal sealed partial class ModuleReader
{
    private readonly Dictionary<IMethodSymbol, MethodGraph> _closed = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<MethodGraph, string?> _problems = new(ByReference<MethodGraph>.Instance);
    private readonly Dictionary<Module, Dictionary<string, string>> _imports = new(ByReference<Module>.Instance);
    private readonly HashSet<string> _importedEntries = new();
    private CodeBinding? _binding;

    /// <summary>Functions of other projects that calls have brought in.</summary>
    public List<Function> Imported { get; } = new();

    /// <summary>The graph of a method as it is called: with its type arguments in.</summary>
    public MethodGraph Close(MethodGraph graph, IMethodSymbol method, Frame frame) => Close(graph, method, method, frame);

    /// <summary>The same, of a method whose graph is written in the type parameters of another.</summary>
    public MethodGraph Close(MethodGraph graph, IMethodSymbol method, IMethodSymbol source, Frame frame)
    {
        if (!_closed.TryGetValue(method, out MethodGraph? closed))
        {
            closed = TypeArguments.Of(source, frame).Close(graph);
            _closed[method] = closed;
        }

        return closed;
    }

    /// <summary>What a graph names that cannot be reached from the entry; null if there is nothing.</summary>
    public string? ProblemOf(MethodGraph graph)
    {
        if (!_problems.TryGetValue(graph, out string? problem))
        {
            problem = CodesOf(graph).SelectMany(code => Binding.SymbolsOf(code)).Where(pair => pair.Symbol is null).Select(pair => pair.Name).FirstOrDefault();
            _problems[graph] = problem;
        }

        return problem;
    }

    /// <summary>Brings in all functions of a module but its entry, and gives the names that they have here.</summary>
    public IReadOnlyDictionary<string, string> Import(Module module)
    {
        if (!_imports.TryGetValue(module, out Dictionary<string, string>? names))
        {
            names = module.Functions.ToDictionary(function => function.Name, function => Unique(function.Name));
            _imports[module] = names;
            Imported.AddRange(module.Functions.Skip(1).Select(function => Renamed(function, names)));
        }

        return names;
    }

    /// <summary>Brings in the entry of a module, and gives the name that it has here.</summary>
    public string ImportEntry(Function entry, IReadOnlyDictionary<string, string> names)
    {
        string name = names[entry.Name];
        if (_importedEntries.Add(name))
        {
            Imported.Add(Renamed(entry, names));
        }

        return name;
    }

    public static Function Renamed(Function function, IReadOnlyDictionary<string, string> names)
    {
        return function with
        {
            Name = names[function.Name],
            Body = Rename(function.Body),
            Rule = function.Rule is { } rule ? rule with { Function = names[rule.Function] } : null,
        };

        Region Rename(Region region) => region with
        {
            Nodes = region.Nodes.Select(node => NodeParts.MapRegions(node is Invoke invoke ? invoke with { Function = names[invoke.Function] } : node, Rename)).ToEquatableArray(),
        };
    }

    private CodeBinding Binding => _binding ??= new CodeBinding(Sources.BodyOf(Entry, Token) ?? throw new BrokenCode());

    private static IEnumerable<string> CodesOf(MethodGraph graph)
    {
        Function entry = graph.Module.Entry;
        IEnumerable<GraphCode> codes = graph.Module.Functions.SelectMany(function => function.Body.All().Select(node => GraphTexts.Of(function, node))).OfType<GraphCode>();
        codes = codes.Concat(graph.State.Select(state =>
            new GraphCode(state.Template, entry.Parameters.Take(state.Root + 1).Select(entry.TypeOf).ToEquatableArray(), null)));
        return codes.Select(code => CodeBinding.Filled(code, Writing.TypeText.Of)).Distinct().Concat(GraphTexts.OfTypes(graph.Module.Functions));
    }

    private string Unique(string name) => _names.Take(name, isDifferentiated: true);
}
