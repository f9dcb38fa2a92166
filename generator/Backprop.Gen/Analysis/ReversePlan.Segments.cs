using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Analysis;

/// <content>Calls that are run again: what they are called with is kept, and the memory that they change is saved before.</content>
internal sealed partial class ReversePlan
{
    private readonly Dictionary<Node, List<(int Input, int Handle, WrittenRange? Range)>> _saved = new(ByReference<Node>.Comparer);
    private readonly RecomputedCalls _recomputed;

    public bool IsRecomputed(Invoke invoke) => _recomputed.IsRecomputed(invoke);

    /// <summary>Whether a loop puts anything on tapes: a loop of which nothing is kept has nothing to gain from running again.</summary>
    public bool Keeps(Loop loop) => HasReverse(loop) && loop.Regions().Any(Keeps);

    private bool Keeps(Region region)
    {
        RegionInfo info = Structure.InfoOf(region);
        return KeptIn(info).Count > 0 || UndoneIn(info).Any()
            || region.Nodes.Any(node => node.Regions().Any(Keeps) || (node is Invoke invoke && HasReverse(invoke)));
    }

    /// <summary>Whether the call is run again for its derivative, and not only undone.</summary>
    public bool RunsAgain(Invoke invoke) => invoke.Inputs.Concat(invoke.Results).Any(Activity.IsActive);

    /// <summary>The inputs whose memory is saved before the call, and the records of the handles of where it is saved.</summary>
    public IReadOnlyList<(int Input, int Handle, WrittenRange? Range)> SavedBefore(Invoke invoke) =>
        _saved.TryGetValue(invoke, out List<(int Input, int Handle, WrittenRange? Range)> saved) ? saved : new List<(int Input, int Handle, WrittenRange? Range)>();

    /// <summary>Whether memory is changed on the way back by what runs again.</summary>
    public bool IsRewritten(int buffer) => _logged.IsRewritten(Function, buffer);

    private void CollectRecomputed(Invoke invoke, RegionInfo info)
    {
        var saved = new List<(int Input, int Handle, WrittenRange? Range)>();
        foreach (int input in _recomputed.Written(invoke).Where(input => _recomputed.Reads(invoke, input) || IsLogged(invoke.Inputs[input])))
        {
            int handle = Record(GraphType.Int32, info, "saved");
            Keep(handle);
            NeedBuffer(invoke.Inputs[input], invoke, info);
            WrittenRange? range = _recomputed.RangeOf(invoke, input);
            saved.Add((input, handle, range));
            if (range is not null)
            {
                // What the call reads beside what it writes must be as it was.
                _logged.ReadAgain(Function, invoke.Inputs[input]);
                Need(invoke.Inputs[range.From], invoke, info);
                Need(invoke.Inputs[range.To], invoke, info);
            }
        }

        _saved[invoke] = saved;
        if (!RunsAgain(invoke))
        {
            return;
        }

        foreach (int value in invoke.Inputs)
        {
            if (Function.TypeOf(value).IsBuffer)
            {
                NeedBuffer(value, invoke, info);
            }
            else
            {
                Need(value, invoke, info);
            }
        }

        int position = Structure.EndOf(invoke);
        foreach (int buffer in _recomputed.OnlyRead(invoke).Select(input => invoke.Inputs[input]))
        {
            if (OutlivesFrame || IsWrittenLater(Activity.Aliasing.ClassOf(buffer), position, info))
            {
                _logged.ReadAgain(Function, buffer);
            }
        }
    }
}
