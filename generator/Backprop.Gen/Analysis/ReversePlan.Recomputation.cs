using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Backprop.Gen.Rules;

namespace Backprop.Gen.Analysis;

/// <content>What of it is kept, and what is computed again.</content>
internal sealed partial class ReversePlan
{
    /// <summary>
    /// Settles what is kept, innermost regions first, as what they recompute can need values of the enclosing ones. Outside
    /// loops everything needed is kept, in locals; on tapes only a minimum cut between what would be lost and what is needed.
    /// </summary>
    private void Decide()
    {
        foreach (RegionInfo region in Structure.InnermostFirst)
        {
            List<int> needed = Seam.Of(
                nameof(ReversePlan),
                _lastNeed.Keys.Where(value => Structure.RegionOf(value) == region && Structure.NodeOf(value) is not Constant).OrderBy(value => value).ToList());
            if (region.Reach != Reach.Tape)
            {
                needed.ForEach(Keep);
                continue;
            }

            var cut = new RecomputationCut(this, region, needed);
            cut.Kept.ForEach(Keep);
            foreach (int value in cut.Recomputed)
            {
                foreach (int input in InputsToRecompute(value).Where(input => Structure.RegionOf(input) != region))
                {
                    Need(input, region.Owner!, region.Parent!);
                }

                if (Structure.NodeOf(value) is Load load)
                {
                    _logged.ReadAgain(Function, load.Buffer);
                }
            }
        }
    }

    /// <summary>The last position of its region at which the way back reads the value.</summary>
    public int LastNeedOf(int value) => _lastNeed[value];

    /// <summary>Whether the value can be had again from <see cref="InputsToRecompute"/>, at less cost than that of keeping it.</summary>
    /// <param name="lastNeed">the last position of its region at which it is needed, itself or to recompute others</param>
    public bool CanRecompute(int value, int lastNeed)
    {
        RegionInfo region = Structure.RegionOf(value);
        return Structure.NodeOf(value) switch
        {
            null => region.Owner is Loop { Head: Counted counted } && counted.Counter == value,
            Apply apply => apply.Operation.IsCheap,
            Load load => CanReload(load, region, lastNeed),
            Length or Constant => true,
            Get => !OutlivesFrame,
            _ => false,
        };
    }

    public IEnumerable<int> InputsToRecompute(int value) => Structure.NodeOf(value) switch
    {
        Apply apply => apply.Inputs,
        Load load => ScalarsOf(load.Buffer).Append(load.Index),
        Length length => ScalarsOf(length.Buffer),
        _ => System.Array.Empty<int>(),
    };

    /// <summary>The integers that make up a reference to memory.</summary>
    private IEnumerable<int> ScalarsOf(int buffer)
    {
        switch (Structure.NodeOf(buffer))
        {
            case Slice slice:
                return ScalarsOf(slice.Buffer).Append(slice.Start).Append(slice.Count);
            case Resolve resolve:
                IEnumerable<int> scalars = resolve.Origins.SelectMany(ScalarsOf).Append(resolve.Choice);
                return resolve.Start < 0 ? scalars : scalars.Append(resolve.Start).Append(resolve.Count);
            case Allocate allocate:
                return new[] { allocate.Handle, allocate.Count };
            case Recall recall:
                return new[] { recall.Handle, recall.Count };
            default:
                return System.Array.Empty<int>();
        }
    }

    /// <summary>
    /// The reverse sweep enters a region with the memory that the forward sweep left there; if nothing after the load wrote
    /// it, the element is still the one that was loaded. Where stores are undone, it is so again once those after the last
    /// need have been.
    /// </summary>
    private bool CanReload(Load load, RegionInfo region, int lastNeed)
    {
        int memory = Activity.Aliasing.ClassOf(load.Buffer);
        int position = Structure.PositionOf(load.Result);
        return !region.IsWrittenBetween(memory, position, int.MaxValue)
            || (IsLogged(load.Buffer) && !region.IsWrittenBetween(memory, position, lastNeed));
    }

    private void Keep(int item)
    {
        RegionInfo region = RegionOf(item);
        bool isStillInScope = !OutlivesFrame && !IsRecord(item) && Structure.NodeOf(item) is null && region.Owner is null;
        if (isStillInScope || TypeOf(item).IsBuffer || !_isKept.Add(item))
        {
            return;
        }

        switch (region.Reach)
        {
            case Reach.Cell:
                _cells.Add(item);
                break;
            case Reach.Tape:
                if (!_kept.TryGetValue(region, out List<int> items))
                {
                    _kept.Add(region, items = new List<int>());
                }

                items.Add(item);
                break;
        }
    }
}
