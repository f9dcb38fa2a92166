using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>Makes members for the C# in a graph that those who read the graph could not write themselves: it names what is private.</summary>
internal sealed class Accessors
{
    private readonly SortedDictionary<string, Accessor> _members = new(StringComparer.Ordinal);
    private readonly IMethodSymbol _method;
    private readonly Visibility _visibility;
    private readonly CodeBinding _binding;

    /// <param name="visibility">who calls the method</param>
    public Accessors(IMethodSymbol method, Body body, Visibility visibility)
    {
        _method = method;
        _visibility = visibility;
        _binding = new CodeBinding(body);
    }

    public EquatableArray<Accessor> Members => _members.Values.ToEquatableArray();

    /// <summary>What keeps the graph from being read elsewhere: a type that cannot be named there. Null if nothing does.</summary>
    public string? ProblemOf(Module module) => GraphTexts.OfTypes(module.Functions).Select(HiddenIn).FirstOrDefault(name => name is not null) is { } hidden
        ? $"it uses '{hidden}', which cannot be reached from other projects" : null;

    /// <summary>The same graph, which names nothing that is hidden.</summary>
    public MethodGraph Open(MethodGraph graph)
    {
        Function entry = graph.Module.Entry;
        int first = entry.Parameters.Count - graph.State.Count;
        return graph with
        {
            Module = new Module(graph.Module.Functions.Select(function => function with { Body = Open(function, function.Body) }).ToEquatableArray()),
            State = graph.State.Select((state, i) => state with { Template = Open(CodeOf(entry, state, entry.Parameters[first + i])) }).ToEquatableArray(),
        };
    }

    /// <summary>The hole of a state has the number of its root; there are no others.</summary>
    private static GraphCode CodeOf(Function entry, StateInput state, int parameter) => new(
        state.Template, entry.Parameters.Take(state.Root + 1).Select(entry.TypeOf).ToEquatableArray(), entry.TypeOf(parameter));

    private Region Open(Function function, Region region) => region with
    {
        Nodes = region.Nodes.Select(node => NodeParts.MapRegions(Open(function, node), inner => Open(function, inner))).ToEquatableArray(),
    };

    private Node Open(Function function, Node node) => GraphTexts.Of(function, node) is not { } code ? node : node switch
    {
        External external => external with { Template = Open(code) },
        Apply apply => apply with { Operation = Operations.Call(Open(code), apply.Inputs.Count) },
        _ => node,
    };

    private string Open(GraphCode code)
    {
        if (HiddenIn(CodeBinding.Filled(code, Writing.TypeText.Of)) is null)
        {
            return code.Code;
        }

        const string Throw = "throw ";
        bool isThrow = code.Code.StartsWith(Throw, StringComparison.Ordinal);
        string body = isThrow ? code.Code.Substring(Throw.Length) : code.Code;
        List<int> holes = new();
        Holes.Fill(body, hole =>
        {
            holes.Add(hole);
            return "";
        });
        holes = holes.Distinct().OrderBy(hole => hole).ToList();
        string[] parameters = holes.Select(hole => $"{Writing.TypeText.Of(code.Operands[hole])} a{hole}").ToArray();
        string result = isThrow ? "global::System.Exception" : code.Result is null ? "void" : Writing.TypeText.Of(code.Result);
        string name = $"{(_method.MethodKind == MethodKind.Constructor ? "New" : _method.Name)}_{HintNames.Hash(HintNames.Of(_method) + result + body + string.Join(",", parameters)):x8}";
        string types = SignatureText.TypeParameters(_method.TypeParameters);
        _members[name] = new Accessor(
            $"{(_visibility == Visibility.All ? "public" : "internal")} static {result} {name}{types}",
            parameters.ToEquatableArray(), SignatureText.Constraints(_method.TypeParameters), Holes.Fill(body, hole => "a" + hole));
        string call = $"{Names.Of(_method.ContainingType)}.{name}{types}({string.Join(", ", holes.Select(hole => $"{{{hole}}}"))})";
        return isThrow ? Throw + call : call;
    }

    /// <summary>The name in an expression that others cannot reach; null if there is none.</summary>
    private string? HiddenIn(string code) => _binding.SymbolsOf(code)
        .Where(pair => pair.Symbol is null || VisibilityOf.Symbol(pair.Symbol) < _visibility).Select(pair => pair.Name).FirstOrDefault();
}
