using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>
/// A derivative that is called many times, and yet makes the user's calls to outside once: the first time it writes down what they came to and what they
/// left in memory, afterwards it reads that. Each function that makes such calls takes the journal as its last parameter.
/// </summary>
internal sealed class Journaled
{
    private readonly HashSet<string> _calling;
    private readonly Function _function;
    private readonly List<ValueInfo> _values;
    private readonly bool[] _isRead;
    private readonly int _journal;
    private int _label;

    private Journaled(Function function, HashSet<string> calling)
    {
        _function = function;
        _calling = calling;
        _values = function.Values.ToList();
        _label = Labels.Last(function);
        _isRead = Readings.Of(function);
        _journal = Add(Type, "journal");
    }

    public static GraphType Type { get; } = new OpaqueType("global::Backprop.Journal");

    public static bool Needs(Module module) => module.Functions.Any(MakesCalls);

    public static Module Run(Module module)
    {
        HashSet<string> calling = Calling(module);
        return new Module(module.Functions.Select(function => calling.Contains(function.Name) ? new Journaled(function, calling).Build() : function).ToEquatableArray());
    }

    /// <summary>The functions that make such calls, themselves or through others.</summary>
    private static HashSet<string> Calling(Module module)
    {
        var calling = new HashSet<string>(module.Functions.Where(MakesCalls).Select(function => function.Name).Append(module.Entry.Name));
        for (int before = 0; before < calling.Count;)
        {
            before = calling.Count;
            calling.UnionWith(module.Functions.Where(function => function.Body.All().OfType<Invoke>().Any(invoke => calling.Contains(invoke.Function))).Select(function => function.Name));
        }

        return calling;
    }

    private static bool MakesCalls(Function function) => function.Body.All().Any(node => node is External { IsOnce: true } or Block { Disposes: true });

    private Function Build()
    {
        Region body = Rewrite(_function.Body);
        return _function with { Values = _values.ToEquatableArray(), Body = body with { Parameters = body.Parameters.Append(_journal).ToEquatableArray() } };
    }

    private Region Rewrite(Region region) => region with { Nodes = region.Nodes.SelectMany(Rewrite).ToEquatableArray() };

    private IEnumerable<Node> Rewrite(Node node) => node switch
    {
        External { IsOnce: true } external when IsRecorded(external) => Once(external),
        Invoke invoke when _calling.Contains(invoke.Function) => new[] { invoke with { Inputs = invoke.Inputs.Append(_journal).ToEquatableArray() } },
        Block { Disposes: true } block => new[] { block with { Body = Rewrite(block.Body), Journals = block.Journals.Append(_journal).ToEquatableArray() } },
        _ => new[] { NodeParts.MapRegions(node, Rewrite) },
    };

    /// <summary>What lies on the stack cannot be written down.</summary>
    private bool IsRecorded(External external) => external.Result < 0
        || _values[external.Result].Type is not OpaqueType { Name: var name } || !(name.StartsWith("global::System.ReadOnlySpan<", System.StringComparison.Ordinal) || name.StartsWith("global::System.Span<", System.StringComparison.Ordinal));

    private IEnumerable<Node> Once(External external)
    {
        int isReplaying = Add(GraphType.Boolean, null);
        yield return new External(isReplaying, "{0}.IsReplaying", EquatableArray.Of(_journal));
        List<int> memory = external.Inputs.Where(input => _values[input].Type is BufferType { IsReadOnly: false }).ToList();
        var replay = new List<Node>();
        var record = new List<Node>();
        var label = ++_label;
        if (external.Result < 0)
        {
            record.Add(external);
            Keep();
            yield return new If(default, label, isReplaying, Arm(replay, label), Arm(record, label));
            yield break;
        }

        GraphType type = _values[external.Result].Type;
        (int replayed, int made) = (Add(type, null), Add(type, null));
        record.Add(external with { Result = made });
        if (_isRead[external.Result])
        {
            replay.Add(new External(replayed, $"{{0}}.Next<{NameOf(type)}>()", EquatableArray.Of(_journal)));
            record.Add(new External(-1, $"{{0}}.Record<{NameOf(type)}>({{1}})", EquatableArray.Of(_journal, made)));
        }
        else
        {
            replay.Add(new External(replayed, $"default({NameOf(type)})", EquatableArray<int>.Empty));
        }

        Keep();
        yield return new If(EquatableArray.Of(external.Result), label, isReplaying, Arm(replay, label, replayed), Arm(record, label, made));

        void Keep()
        {
            foreach (int buffer in memory)
            {
                record.Add(new External(-1, "{0}.Save({1})", EquatableArray.Of(_journal, buffer)));
                replay.Add(new External(-1, "{0}.Load({1})", EquatableArray.Of(_journal, buffer)));
            }
        }
    }

    private static Region Arm(List<Node> nodes, int label, params int[] values) =>
        new(default, nodes.Append(new Exit(label, new EquatableArray<int>(values))).ToEquatableArray());

    private int Add(GraphType type, string? name)
    {
        _values.Add(new ValueInfo(type, name));
        return _values.Count - 1;
    }

    private static string NameOf(GraphType type) => type switch
    {
        OpaqueType opaque => opaque.Name,
        ScalarType { Kind: ScalarKind.Generic, Name: var name } => name,
        ScalarType { Kind: ScalarKind.NInt } => "nint",
        ScalarType { Kind: ScalarKind.NUInt } => "nuint",
        _ => "global::System." + ((ScalarType)type).Kind,
    };
}
