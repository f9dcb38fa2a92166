using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Reading;

/// <summary>Says of each loop what an iteration keeps for the way back, and what needs it; of each function of its own, what a call keeps.</summary>
internal sealed class TapeReport
{
    private readonly ModuleReader _reader;
    private readonly ReversePlan _plan;

    /// <summary>The statement that each node answers.</summary>
    private readonly Dictionary<Node, Location> _statements = new(ByReference<Node>.Instance);

    private TapeReport(ModuleReader reader, ReversePlan plan)
    {
        _reader = reader;
        _plan = plan;
        Locate(plan.Function.Body, null);
    }

    public static void Of(MethodModel model, ModuleReader reader)
    {
        bool[] active = model.Inputs.Select(input => input.IsDifferentiable).ToArray();
        bool isSplit = (model.Derivatives & Graph.Derivatives.Tape) != 0;
        foreach (ReversePlan plan in ReversePlans.Of(Activity.Of(model.Module!, active), isSplit).Values)
        {
            TapeReport report = new(reader, plan);
            report.Say(plan.Structure.Body, MethodReader.LocationOf(reader.Entry), $"call of '{plan.Function.Name}'");
            report.SayOfLoops(plan.Function.Body, isInSegments: false);
        }
    }

    private void Locate(Region region, Location? before)
    {
        Location? at = before;
        foreach (Node node in region.Nodes)
        {
            at = node is Note && _reader.Statements.TryGetValue(node, out Location? known) ? known : at;
            if (at is not null)
            {
                _statements[node] = at;
            }

            foreach (Region inner in node.Regions())
            {
                Locate(inner, at);
            }
        }
    }

    private void SayOfLoops(Region region, bool isInSegments)
    {
        foreach (Node node in region.Nodes)
        {
            bool isCut = isInSegments || node is Loop { Segments: not null };
            if (node is Loop loop && _statements.TryGetValue(loop, out Location? at))
            {
                Say(_plan.Structure.InfoOf(loop.Body), at, isCut ? "iteration, as long as its segment is gone back over," : "iteration");
            }

            foreach (Region inner in node.Regions())
            {
                SayOfLoops(inner, isCut);
            }
        }
    }

    private void Say(RegionInfo region, Location at, string what)
    {
        List<string> items = ItemsOf(region).Distinct().ToList();
        if (items.Count > 0)
        {
            _reader.Report(Diagnostic.Create(Descriptors.TapeReport, at, what, string.Join("; ", items)));
        }
    }

    /// <summary>What the region puts on tapes, its branches and blocks included; inner loops speak for themselves.</summary>
    private IEnumerable<string> ItemsOf(RegionInfo region)
    {
        IEnumerable<string> here = _plan.KeptIn(region).Select(Describe).Concat(_plan.UndoneIn(region).Select(DescribeUndone));
        return here.Concat(region.Region.Nodes.Where(node => node is If or Block).SelectMany(node => node.Regions()).SelectMany(inner => ItemsOf(_plan.Structure.InfoOf(inner))));
    }

    private string Describe(int kept)
    {
        if (_plan.IsRecord(kept))
        {
            return _plan.NameOf(kept) switch
            {
                "trips" => "how often an inner loop ran",
                "exit" => "by which way it was left",
                _ => "where a saved buffer lies",
            };
        }

        Node? definition = _plan.Structure.NodeOf(kept);
        string why = definition switch
        {
            null when _plan.RegionOf(kept).Owner is null => "an argument, gone when the way back begins",
            null => "overwritten by the next iteration",
            Load => "overwritten in memory",
            _ => "too dear to compute twice",
        };
        string need = _plan.NeededBy(kept) is { } node ? $", and {Operation(node)}{On(node)} needs it" : "";
        return $"{NameOf(kept, definition)}{(definition is null ? "" : Line(definition))}: {why}{need}";
    }

    private string NameOf(int kept, Node? definition)
    {
        const string Choice = "_choice";
        return _plan.NameOf(kept) is { } name
            ? name.EndsWith(Choice, System.StringComparison.Ordinal) ? $"which buffer '{name.Substring(0, name.Length - Choice.Length)}' is" : $"'{name}'"
            : definition switch
            {
                Load load when _plan.NameOf(load.Buffer) is { } buffer => $"an element of '{buffer}'",
                Apply { Operation: { Spelling: Spelling.Math } function } => $"the value of '{function.Symbol}'",
                _ => "a value",
            };
    }

    private string DescribeUndone(Node store)
    {
        int buffer = store switch { Store one => one.Buffer, Copy copy => copy.Destination, Clear clear => clear.Buffer, _ => ((Elementwise)store).Destination };
        return $"an element of {(_plan.NameOf(buffer) is { } name ? $"'{name}'" : "a buffer")}{Line(store)}: overwritten there, and read again on the way back";
    }

    private string Line(Node node) => _statements.TryGetValue(node, out Location? at) ? $" (line {NumberOf(at)})" : "";

    private string On(Node node) => _statements.TryGetValue(node, out Location? at) ? $" on line {NumberOf(at)}" : "";

    private static string NumberOf(Location at) => GraphText.Integer(at.GetLineSpan().StartLinePosition.Line + 1);

    private static string Operation(Node node) => node switch
    {
        Apply { Operation: var operation } => operation == Operations.Multiply ? "the product" : operation == Operations.Divide ? "the quotient" : $"the derivative of '{operation.Symbol}'",
        Load or Store => "an index",
        If => "the condition",
        Loop => "a loop",
        Invoke invoke => $"the call of '{invoke.Function}'",
        _ => "the way back",
    };
}
