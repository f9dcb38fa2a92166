using System.Collections.Generic;

namespace Backprop.Gen.Writing;

/// <summary>From the slot where a value is written (or its block begins) to the slot where it is read last.</summary>
internal readonly record struct LiveRange(int From, int To, int Value);

/// <summary>Where values are still needed: walks from each read backward through the blocks to the writes.</summary>
internal sealed class LiveRanges
{
    private readonly Layout _layout;
    private readonly Flow _flow;
    private readonly Occurrences _occurrences;
    private readonly int[] _entered;
    private readonly int[] _left;
    private readonly Stack<int> _open = new();
    private int _walk;

    public LiveRanges(Layout layout, Flow flow, Occurrences occurrences)
    {
        _layout = layout;
        _flow = flow;
        _occurrences = occurrences;
        _entered = new int[flow.Count];
        _left = new int[flow.Count];
    }

    /// <summary>The ranges of a value, in order; it may be live where the function begins.</summary>
    public List<LiveRange> Of(int value)
    {
        List<LiveRange> ranges = StructuredRanges.TryFind(_layout, value, _occurrences.Of(value)) ?? Walk(value);
        ranges.Sort((a, b) => a.From.CompareTo(b.From));
        var merged = new List<LiveRange>();
        foreach (LiveRange range in ranges)
        {
            int last = merged.Count - 1;
            if (last >= 0 && range.From <= merged[last].To)
            {
                merged[last] = merged[last] with { To = System.Math.Max(merged[last].To, range.To) };
            }
            else
            {
                merged.Add(range);
            }
        }

        return merged;
    }

    private List<LiveRange> Walk(int value)
    {
        _walk++;
        var ranges = new List<(LiveRange Range, bool IsWritten)>();
        var writes = new Dictionary<int, List<int>>();
        foreach (Occurrence occurrence in _occurrences.Of(value))
        {
            if (occurrence.IsWrite)
            {
                int block = _flow.BlockOf(occurrence.Position);
                if (!writes.TryGetValue(block, out List<int> slots))
                {
                    writes.Add(block, slots = new List<int>());
                }

                slots.Add(occurrence.Slot);
            }
        }

        foreach (Occurrence occurrence in _occurrences.Of(value))
        {
            if (!occurrence.IsWrite)
            {
                Reach(_flow.BlockOf(occurrence.Position), occurrence.Slot);
            }
        }

        while (_open.Count > 0)
        {
            int block = _open.Pop();
            (_, int last) = _flow.Range(block);
            Reach(block, last < 0 ? -1 : (2 * last) + 2);
        }

        return Merged(ranges);

        void Reach(int block, int to)
        {
            int from = LastWrite(writes, block, to);
            bool isWritten = from >= 0;
            if (!isWritten)
            {
                from = 2 * _flow.Range(block).First;
            }

            if (to >= 0)
            {
                ranges.Add((new LiveRange(from, to, value), isWritten));
            }

            if (isWritten || _entered[block] == _walk)
            {
                return;
            }

            _entered[block] = _walk;
            foreach (int predecessor in _flow.Predecessors(block))
            {
                if (_left[predecessor] != _walk)
                {
                    _left[predecessor] = _walk;
                    _open.Push(predecessor);
                }
            }
        }
    }

    /// <summary>
    /// What goes on where the last range ended is one with it: a value that is kept over many blocks has one range, not one for each of them.
    /// </summary>
    private static List<LiveRange> Merged(List<(LiveRange Range, bool IsWritten)> ranges)
    {
        ranges.Sort((a, b) => a.Range.From.CompareTo(b.Range.From));
        var merged = new List<LiveRange>();
        foreach ((LiveRange range, bool isWritten) in ranges)
        {
            LiveRange last = merged.Count > 0 ? merged[merged.Count - 1] : default;
            if (merged.Count > 0 && (range.From == last.From || (!isWritten && range.From <= last.To)))
            {
                merged[merged.Count - 1] = last with { To = System.Math.Max(last.To, range.To) };
            }
            else
            {
                merged.Add(range);
            }
        }

        return merged;
    }

    private static int LastWrite(Dictionary<int, List<int>> writes, int block, int before)
    {
        int last = -1;
        if (writes.TryGetValue(block, out List<int> slots))
        {
            foreach (int slot in slots)
            {
                if (slot < before && slot > last)
                {
                    last = slot;
                }
            }
        }

        return last;
    }
}
