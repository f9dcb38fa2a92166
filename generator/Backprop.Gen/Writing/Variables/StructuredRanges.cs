using System.Collections.Generic;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>
/// The short way to the live ranges of a value that is written in one place: from there through everything that stands before
/// the read, and all around the loops between. It does not hold where a construct on the way can be left for somewhere else.
/// </summary>
internal static class StructuredRanges
{
    public static List<LiveRange>? TryFind(Layout layout, int value, IReadOnlyList<Occurrence> occurrences)
    {
        Occurrence? write = null;
        foreach (Occurrence occurrence in occurrences)
        {
            if (occurrence.IsWrite)
            {
                if (write is not null)
                {
                    return null;
                }

                write = occurrence;
            }
        }

        var ranges = new List<LiveRange>();
        foreach (Occurrence occurrence in occurrences)
        {
            if (write is null || (!occurrence.IsWrite && !TryAdd(layout, value, write, occurrence, ranges)))
            {
                return null;
            }
        }

        return ranges;
    }

    private static bool TryAdd(Layout layout, int value, Occurrence write, Occurrence read, List<LiveRange> ranges)
    {
        int home = layout.Steps[write.Position].Region;
        Step step = layout.Steps[read.Position];
        int position = step.Position;
        int region = step.Region;
        int to = read.Slot;
        if (step.Kind == StepKind.LoopHead)
        {
            // The bound is looked at before every iteration.
            Step loop = layout.Steps[layout.StatementOf(position)];
            (position, to) = (loop.Position, (2 * loop.Last) + 2);
            if (layout.Targets[((Loop)loop.Node).Break].Exits.Count > 0)
            {
                return false;
            }
        }

        while (region != home)
        {
            RegionPlace place = layout.PlaceOf(region);
            if (place.Owner is not { } owner)
            {
                return false;
            }

            bool isLoop = owner.Node is Loop;
            if (isLoop && (layout.Targets[((Loop)owner.Node).Break].Exits.Count > 0 || layout.PlaceOf(owner.Region).LeaksBetween(owner.Position, owner.Position + 1)))
            {
                return false;
            }

            if (!isLoop)
            {
                if (place.LeaksBetween(place.First, position))
                {
                    return false;
                }

                ranges.Add(new LiveRange(2 * place.First, to, value));
            }

            position = owner.Position;
            to = isLoop ? (2 * owner.Last) + 2 : (2 * owner.Position) + 2;
            region = owner.Region;
        }

        if (write.Position > position || layout.PlaceOf(home).LeaksBetween(write.Position, position))
        {
            return false;
        }

        if (layout.Steps[write.Position].Kind == StepKind.HeadExit)
        {
            // Written where the loop is left, which stands before its body.
            ranges.Add(new LiveRange(write.Slot, write.Slot + 1, value));
            ranges.Add(new LiveRange(2 * (layout.Steps[layout.StatementOf(write.Position)].Last + 1), to, value));
        }
        else
        {
            ranges.Add(new LiveRange(write.Slot, to, value));
        }

        return true;
    }
}
