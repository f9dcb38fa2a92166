using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>A method that returns an array, as one that writes it into a buffer that it is given, or does not return it.</summary>
internal sealed class ReturnedInto
{
    private readonly Function _entry;
    private readonly List<ValueInfo> _values;
    private readonly List<int> _kept;
    private readonly int _returned;
    private readonly int _parameter = -1;

    private ReturnedInto(Function entry, bool isWritten)
    {
        _entry = entry;
        _values = entry.Values.ToList();
        _kept = Enumerable.Range(0, entry.Results.Count).Where(i => !entry.Results[i].IsBuffer).ToList();
        _returned = entry.Results.ToList().FindIndex(type => type.IsBuffer);
        if (isWritten)
        {
            _parameter = Add((BufferType)entry.Results[_returned] with { IsReadOnly = false }, "result");
        }
    }

    /// <summary>The array is written into the last parameter.</summary>
    public static Module Buffer(Module module) => Change(module, isWritten: true);

    public static Module Nothing(Module module) => Change(module, isWritten: false);

    private static Module Change(Module module, bool isWritten)
    {
        if (!module.Entry.Results.Any(type => type.IsBuffer))
        {
            return module;
        }

        Function changed = new ReturnedInto(module.Entry, isWritten).Build();
        return new Module(module.Functions.Select((function, i) => i == 0 ? changed : function).ToEquatableArray());
    }

    private Function Build()
    {
        Region body = Rewrite(_entry.Body);
        return _entry with
        {
            Values = _values.ToEquatableArray(),
            Results = _kept.Select(i => _entry.Results[i]).ToEquatableArray(),
            Body = _parameter < 0 ? body : body with { Parameters = _entry.Parameters.Append(_parameter).ToEquatableArray() },
        };
    }

    private Region Rewrite(Region region)
    {
        var nodes = new List<Node>();
        foreach (Node node in region.Nodes)
        {
            if (node is not Exit { Label: Function.ReturnLabel } exit)
            {
                nodes.Add(NodeParts.MapRegions(node, Rewrite));
                continue;
            }

            if (_parameter >= 0)
            {
                Write(nodes, exit.Values[_returned]);
            }

            nodes.Add(new Exit(exit.Label, _kept.Select(i => exit.Values[i]).ToEquatableArray()));
        }

        return region with { Nodes = nodes.ToEquatableArray() };
    }

    private void Write(List<Node> nodes, int value)
    {
        (int length, int room) = (Add(GraphType.Int32, null), Add(GraphType.Int32, null));
        nodes.Add(new Length(length, value));
        nodes.Add(new Length(room, _parameter));
        nodes.Add(new External(-1, "global::Backprop.Kernel.CheckReturned({0}, {1})", EquatableArray.Of(length, room)));
        nodes.Add(new Copy(value, _parameter));
    }

    private int Add(GraphType type, string? name)
    {
        _values.Add(new ValueInfo(type, name));
        return _values.Count - 1;
    }
}
