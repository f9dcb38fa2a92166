using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Analysis;

/// <summary>The calls of functions that are run again on the way back, and what that takes.</summary>
internal sealed class RecomputedCalls
{
    private readonly Activity _activity;
    private readonly ReadParameters _read;

    public RecomputedCalls(Activity activity)
    {
        _activity = activity;
        _read = new ReadParameters(activity.Module);
    }

    public bool IsRecomputed(Node node) => node is Invoke invoke && Callee(invoke).IsRecomputed;

    /// <summary>The inputs whose memory the call may write.</summary>
    public IEnumerable<int> Written(Invoke invoke) => _activity.Written.Of(Callee(invoke)).OrderBy(input => input);

    /// <summary>The inputs whose memory the call reads and does not write.</summary>
    public IEnumerable<int> OnlyRead(Invoke invoke) => _read.Of(Callee(invoke)).Except(_activity.Written.Of(Callee(invoke)));

    /// <summary>Whether the call may read elements of the memory of an input, by whatever name. What it only writes, it writes again.</summary>
    public bool Reads(Invoke invoke, int input)
    {
        Function callee = Callee(invoke);
        Aliasing memory = _activity[callee].Aliasing;
        return _read.Of(callee).Any(read => memory.ClassOf(callee.Parameters[read]) == memory.ClassOf(callee.Parameters[input]));
    }

    /// <summary>Which elements of an input the call may write; null if it may be any.</summary>
    public WrittenRange? RangeOf(Invoke invoke, int input)
    {
        Function callee = Callee(invoke);
        return WrittenRange.Of(callee, _activity[callee].Aliasing, input);
    }

    private Function Callee(Invoke invoke) => _activity.Module[invoke.Function];
}
