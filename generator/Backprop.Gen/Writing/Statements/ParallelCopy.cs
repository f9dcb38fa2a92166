using System;
using System.Collections.Generic;

namespace Backprop.Gen.Writing;

/// <summary>An assignment that happens at the same time as others.</summary>
/// <param name="Receiver">the variable that is set</param>
/// <param name="Value">the value it gets</param>
/// <param name="Reads">the variables in the expression</param>
internal sealed record PendingCopy(Variable Receiver, int Value, HashSet<Variable> Reads);

/// <summary>Puts simultaneous assignments in an order in which no value is overwritten before it is read; a swap needs a temporary.</summary>
internal static class ParallelCopy
{
    /// <param name="assign">prints one assignment; the text of the value is given if it is a temporary</param>
    /// <param name="save">prints the value into a temporary and returns its name</param>
    public static void Write(List<PendingCopy> pending, Action<PendingCopy, string?> assign, Func<PendingCopy, string> save)
    {
        var saved = new Dictionary<PendingCopy, string>();
        while (pending.Count > 0)
        {
            int free = pending.FindIndex(copy => pending.TrueForAll(other => other == copy || saved.ContainsKey(other) || !other.Reads.Contains(copy.Receiver)));
            if (free >= 0)
            {
                PendingCopy copy = pending[free];
                pending.RemoveAt(free);
                assign(copy, saved.TryGetValue(copy, out string name) ? name : null);
                continue;
            }

            PendingCopy first = pending.Find(copy => !saved.ContainsKey(copy));
            saved.Add(first, save(first));
        }
    }
}
