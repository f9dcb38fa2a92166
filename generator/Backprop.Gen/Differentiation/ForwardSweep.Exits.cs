using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <content>At an exit everything that the regions on the way out keep is put away.</content>
internal sealed partial class ForwardSweep
{
    /// <summary>Puts what the regions on the way out keep on their tapes, innermost first, and jumps.</summary>
    private void CopyExit(Exit exit, RegionInfo from)
    {
        int number = _plan.Structure.NumberOf(exit);
        var records = new Dictionary<int, int>();
        RegionInfo at = from;
        while (true)
        {
            foreach (int item in _plan.KeptIn(at))
            {
                _graph.Append(new Push(_tapes.For(_plan.TypeOf(item)), ValueAtExit(item, number, records)));
            }

            if (IsTarget(at.Owner, exit.Label))
            {
                break;
            }

            RecordLeaving(at.Owner!, number, records);
            at = at.Parent!;
        }

        IEnumerable<int> values = exit.Values.Where(value => HandsOnBuffers || !_plan.TypeOf(value).IsBuffer).Select(Use);
        _graph.Exit(_labels[exit.Label], values.Concat(ExtraValues(at.Owner, exit.Label, number)).ToArray());
    }

    private int ValueAtExit(int item, int number, Dictionary<int, int> records)
    {
        if (records.TryGetValue(item, out int record))
        {
            return record;
        }

        if (_values.TryGetValue(item, out int value))
        {
            return value;
        }

        bool isOutcome = item == _plan.ReturnCode
            || (_plan.RegionOf(item).Owner is Loop loop && _plan.CodeOf(loop) == item);
        return isOutcome ? _graph.Integer(number) : _graph.Number(_plan.TypeOf(item), 0);
    }

    /// <summary>An exit passes a construct by: its records have to say so.</summary>
    private void RecordLeaving(Node owner, int number, Dictionary<int, int> records)
    {
        if (owner is Loop loop && _plan.TripsOf(loop) is >= 0 and int trips)
        {
            records[trips] = _graph.Apply(Operations.Add, GraphType.Int32, _completedTrips[loop], _graph.Integer(1));
        }

        int code = owner is Loop left ? LastCodeOf(left) : _plan.CodeOf(owner);
        if (code >= 0)
        {
            records[code] = _graph.Integer(number);
        }

        foreach (KeyValuePair<int, int> record in records.Where(record => _cells.ContainsKey(record.Key)).ToList())
        {
            _graph.Append(new Set(_cells[record.Key], record.Value));
            records.Remove(record.Key);
        }
    }

    private IEnumerable<int> ExtraValues(Node? target, int label, int number)
    {
        switch (target)
        {
            case null when _returnsCode:
                yield return _graph.Integer(number);
                break;
            case Block block when _plan.CodeOf(block) >= 0:
                yield return _graph.Integer(number);
                break;
            case Loop loop when loop.Break == label || loop.Continue == label:
                if (_plan.TripsOf(loop) >= 0)
                {
                    yield return _graph.Apply(Operations.Add, GraphType.Int32, _completedTrips[loop], _graph.Integer(1));
                }

                if (LastCodeOf(loop) >= 0)
                {
                    yield return _graph.Integer(number);
                }

                break;
        }
    }

    private static bool IsTarget(Node? owner, int label) => owner switch
    {
        null => label == Function.ReturnLabel,
        If branch => branch.Label == label,
        Block block => block.Label == label,
        Loop loop => loop.Break == label || loop.Continue == label || (loop.Head is While head && head.Label == label),
        _ => false,
    };
}
