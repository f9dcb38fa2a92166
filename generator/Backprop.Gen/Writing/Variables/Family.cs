using System.Collections.Generic;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>Values that share one variable, because none is overwritten while it is still needed.</summary>
internal sealed class Family
{
    private readonly List<LiveRange> _ranges;
    private readonly List<int> _furthest = new();
    private readonly List<(int Slot, int Source)> _writes = new();

    public Family(int value, GraphType type, string? name, List<LiveRange> ranges, IReadOnlyList<Occurrence> occurrences)
    {
        Members = new List<int> { value };
        Type = type;
        Name = name;
        _ranges = ranges;
        Refresh(0);
        foreach (Occurrence occurrence in occurrences)
        {
            if (occurrence.IsWrite)
            {
                _writes.Add((occurrence.Slot, occurrence.Source));
            }
        }

        _writes.Sort((a, b) => a.Slot.CompareTo(b.Slot));
    }

    public List<int> Members { get; }

    public GraphType Type { get; }

    public string? Name { get; private set; }

    /// <summary>Loop counters and buffers keep a variable of their own.</summary>
    public bool IsAlone { get; set; }

    public bool CanJoin(Family other) =>
        !IsAlone && !other.IsAlone && Type.Equals(other.Type) && !Overwrites(other) && !other.Overwrites(this);

    public void Join(Family other)
    {
        Members.AddRange(other.Members);
        Name ??= other.Name;
        int changed = _ranges.Count;
        foreach (LiveRange range in other._ranges)
        {
            int at = After(_ranges.Count, i => _ranges[i].From <= range.From);
            changed = System.Math.Min(changed, at);
            _ranges.Insert(at, range);
        }

        Refresh(changed);
        foreach ((int Slot, int Source) write in other._writes)
        {
            _writes.Insert(After(_writes.Count, i => _writes[i].Slot <= write.Slot), write);
        }
    }

    /// <summary>Whether a write of this family hits a value of the other that is still needed, and is not that very value.</summary>
    private bool Overwrites(Family other)
    {
        if (_writes.Count > other._ranges.Count)
        {
            foreach (LiveRange range in other._ranges)
            {
                for (int i = After(_writes.Count, j => _writes[j].Slot < range.From); i < _writes.Count && _writes[i].Slot < range.To; i++)
                {
                    if (Hits(_writes[i], range))
                    {
                        return true;
                    }
                }
            }

            return false;
        }

        foreach ((int Slot, int Source) write in _writes)
        {
            int last = After(other._ranges.Count, i => other._ranges[i].From <= write.Slot) - 1;
            for (int i = last; i >= 0 && other._furthest[i] > write.Slot; i--)
            {
                if (other._ranges[i].To > write.Slot && Hits(write, other._ranges[i]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>A write inside of a range does no harm if it writes the value that is there.</summary>
    private static bool Hits((int Slot, int Source) write, LiveRange range) => range.Value != write.Source || range.From == write.Slot;

    private void Refresh(int from)
    {
        _furthest.RemoveRange(System.Math.Min(from, _furthest.Count), _furthest.Count - System.Math.Min(from, _furthest.Count));
        for (int i = _furthest.Count; i < _ranges.Count; i++)
        {
            _furthest.Add(i == 0 ? _ranges[0].To : System.Math.Max(_furthest[i - 1], _ranges[i].To));
        }
    }

    /// <summary>The first index at which a condition that holds for a beginning of the list does not hold.</summary>
    private static int After(int count, System.Predicate<int> holds)
    {
        int low = 0;
        int high = count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (holds(middle))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
