using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <content>Assignments where control flow merges.</content>
internal sealed partial class StatementWriter
{
    private IEnumerable<(int Receiver, int Value)> Given(Exit exit)
    {
        EquatableArray<int> receivers = _layout.Targets[exit.Label].Receivers;
        return receivers.Select((receiver, i) => (receiver, exit.Values[i]));
    }

    /// <summary>The assignments that are left once values share variables.</summary>
    private List<PendingCopy> Copies(IEnumerable<(int Receiver, int Value)> given)
    {
        var copies = new List<PendingCopy>();
        foreach ((int receiver, int value) in given)
        {
            if (_inlining.Wanted[receiver] && _variables.Of(receiver) is { } variable && _variables.Of(_layout.Canonical(value)) != variable)
            {
                var reads = new HashSet<Variable>();
                AddReads(_layout.Canonical(value), reads);
                if (!reads.Contains(variable) || _expressions.Assigned(value) != variable.Name)
                {
                    copies.Add(new PendingCopy(variable, value, reads));
                }
            }
        }

        return copies;
    }

    private void AddReads(int value, HashSet<Variable> reads)
    {
        if (_variables.Of(value) is { } variable)
        {
            reads.Add(variable);
        }
        else if (_inlining.IsInlined(value))
        {
            foreach (int read in _inlining.AllReads(_layout.Definitions[value]!))
            {
                AddReads(read, reads);
            }
        }
    }

    private void WriteCopies(IEnumerable<(int Receiver, int Value)> given, int position) => WriteCopies(given, position, _lines.Statement);

    /// <param name="print">prints a statement</param>
    private void WriteCopies(IEnumerable<(int Receiver, int Value)> given, int position, Action<string> print) => ParallelCopy.Write(
        Copies(given),
        (copy, saved) => print(Assignment(copy.Receiver, position, saved ?? _expressions.Assigned(copy.Value), saved is null ? CompoundOf(copy) : null)),
        copy =>
        {
            string name = _names.Unique("next");
            print($"{TypeText.Of(copy.Receiver.Type)} {name} = {_expressions.Assigned(copy.Value)};");
            return name;
        });

    private string? CompoundOf(PendingCopy copy)
    {
        int value = _layout.Canonical(copy.Value);
        return _inlining.IsInlined(value) ? Compound(copy.Receiver, _layout.Definitions[value]!.Node) : null;
    }
}
