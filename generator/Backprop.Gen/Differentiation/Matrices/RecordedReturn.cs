using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>
/// What each result depends on, where a method that returns an array does not: it tells a probe what its elements depend on, which are the first rows, as it
/// returns. Nobody else knows how many there are.
/// </summary>
internal sealed class RecordedReturn
{
    private readonly GraphBuilder _graph;
    private readonly Core _core;
    private readonly Function _entry;
    private readonly int _probe;
    private readonly List<int> _kept;
    private readonly int _sets;

    private RecordedReturn(Core core, int returned, GraphType probe)
    {
        _core = core;
        _entry = core.Module.Entry;
        _graph = GraphBuilder.After(_entry);
        _probe = _graph.NewValue(probe, "probe");
        _kept = Enumerable.Range(0, _entry.Results.Count).Where(i => !_entry.Results[i].IsBuffer).ToList();
        _sets = core.Results.ToList().IndexOf(new CoreSlot(Role.ValueTangent, returned));
    }

    /// <param name="returned">the result of the method that is an array with gradient; -1 if there is none</param>
    /// <param name="probe">the type of the probe</param>
    public static Core In(Core core, int returned, GraphType probe) =>
        core.Module.Entry.Results.Any(type => type.IsBuffer) ? new RecordedReturn(core, returned, probe).Build() : core;

    private Core Build()
    {
        _graph.Open();
        _entry.Body.Nodes.ToList().ForEach(Append);
        Function built = _graph.Finish(_entry.Name, _kept.Select(i => _entry.Results[i]), _entry.Parameters.Append(_probe).ToArray());
        return _core with
        {
            Module = new Module(_core.Module.Functions.Skip(1).Prepend(built).ToEquatableArray()),
            Parameters = _core.Parameters.Append(new CoreSlot(Role.Matrix, 0)).ToEquatableArray(),
            Results = _kept.Select(i => _core.Results[i]).ToEquatableArray(),
        };
    }

    private void Append(Node node)
    {
        if (node is not Exit { Label: Function.ReturnLabel } exit)
        {
            _graph.Append(NodeParts.MapRegions(node, Nested));
            return;
        }

        if (_sets >= 0)
        {
            Recording.Append(_graph, _probe, exit.Values[_sets]);
        }

        _graph.Exit(exit.Label, _kept.Select(i => exit.Values[i]).ToArray());
    }

    private Region Nested(Region region)
    {
        _graph.Open();
        region.Nodes.ToList().ForEach(Append);
        return _graph.Close(region.Parameters.ToArray());
    }
}
