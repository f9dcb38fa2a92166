using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Backprop.Gen.Rules;

namespace Backprop.Gen.Analysis;

/// <summary>
/// What one function keeps for its reverse sweep. Items are values of the function, and records that the forward sweep adds
/// (trip counts, exit codes, handles of shadows, overwritten elements), numbered behind the values.
/// </summary>
internal sealed partial class ReversePlan
{
    private readonly Dictionary<Node, bool> _hasReverse = new(ByReference<Node>.Comparer);
    private readonly Dictionary<Node, int> _trips = new(ByReference<Node>.Comparer);
    private readonly Dictionary<Node, int> _codes = new(ByReference<Node>.Comparer);
    private readonly Dictionary<Node, int> _undos = new(ByReference<Node>.Comparer);
    private readonly Dictionary<int, (GraphType Type, RegionInfo Region, string Name)> _records = new();
    private readonly Dictionary<RegionInfo, List<int>> _kept = new();
    private readonly HashSet<int> _isKept = new();
    private readonly HashSet<int> _cells = new();
    private readonly LoggedMemory _logged;
    private readonly Dictionary<int, int> _lastNeed = new();

    public ReversePlan(Function function, FunctionActivity activity, LoggedMemory logged, RecomputedCalls recomputed, bool outlivesFrame)
    {
        Function = function;
        Activity = activity;
        _logged = logged;
        _recomputed = recomputed;
        OutlivesFrame = outlivesFrame;
        Structure = new Structure(function, activity.Aliasing, outlivesFrame);
        Siblings = new Siblings(function);
        if (outlivesFrame && Structure.HasEarlyExits(function.Body))
        {
            ReturnCode = Record(GraphType.Int32, Structure.Body, "exit");
            Keep(ReturnCode);
        }

        Collect(function.Body);
        Decide();
    }

    public Function Function { get; }

    public FunctionActivity Activity { get; }

    public Structure Structure { get; }

    public Siblings Siblings { get; }

    /// <summary>Whether the reverse sweep is another function.</summary>
    public bool OutlivesFrame { get; }

    /// <summary>The record of the exit by which a function that outlives its frame returned, or -1.</summary>
    public int ReturnCode { get; } = -1;

    /// <summary>The items kept in cells.</summary>
    public IEnumerable<int> Cells => _cells.OrderBy(item => item);

    public IEnumerable<int> KeptOnTapes => _kept.Values.SelectMany(items => items);

    public IReadOnlyList<int> KeptIn(RegionInfo region) => _kept.TryGetValue(region, out List<int> items) ? items : System.Array.Empty<int>();

    public bool IsKept(int item) => _isKept.Contains(item);

    public bool IsCell(int item) => _cells.Contains(item);

    public bool IsLogged(int buffer) => _logged.IsLogged(Function, buffer);

    public int TripsOf(Loop loop) => _trips.TryGetValue(loop, out int item) ? item : -1;

    /// <summary>The record of how a block, or a loop's last (or every) iteration, was left; -1 if there is only one way.</summary>
    public int CodeOf(Node construct) => _codes.TryGetValue(construct, out int item) ? item : -1;

    /// <summary>Whether memory made here gets a shadow, as the second half of the same allocation.</summary>
    public bool HasShadow(int made) => Activity.IsActive(made);

    /// <summary>The record of the element that a store outside loops overwrites.</summary>
    public int UndoOf(Store store) => _undos.TryGetValue(store, out int item) ? item : -1;

    public bool IsRecord(int item) => item >= Function.Values.Count;

    public GraphType TypeOf(int item) => IsRecord(item) ? _records[item].Type : Function.TypeOf(item);

    public string? NameOf(int item) => IsRecord(item) ? _records[item].Name : Function.Values[item].Name;

    public RegionInfo RegionOf(int item) => IsRecord(item) ? _records[item].Region : Structure.RegionOf(item);

    /// <summary>Whether every iteration records how it ended: needed when more than one way leads to the next.</summary>
    public bool RecordsEveryIteration(Loop loop) => Structure.ExitsTo(loop.Continue) != 1;

    /// <summary>Whether the node has anything to do on the way back.</summary>
    public bool HasReverse(Node node)
    {
        if (!_hasReverse.TryGetValue(node, out bool answer))
        {
            answer = _hasReverse[node] = ComputeHasReverse(node);
        }

        return answer;
    }

    private bool ComputeHasReverse(Node node) => node switch
    {
        Apply apply => Activity.IsActive(apply.Result),
        Load load => Activity.IsActive(load.Result) && Activity.IsActive(load.Buffer),
        Store store => IsLogged(store.Buffer) || Activity.IsActive(store.Buffer),
        Elementwise whole => IsLogged(whole.Destination) || Activity.IsActive(whole.Destination),
        Reduce reduce => Activity.IsActive(reduce.Result),
        Push push => Activity.IsActive(push.Tape),
        Pop pop => Activity.IsActive(pop.Tape),
        LendTape lent => Activity.IsActive(lent.Result),
        DropTape drop => Activity.IsActive(drop.Tape),
        Set set => Activity.IsActive(set.Value),
        Get get => Activity.IsActive(get.Result),
        Invoke invoke when RuleOf(invoke) is { } rule => HasReverse(invoke, rule),
        Invoke invoke => invoke.Inputs.Concat(invoke.Results).Any(value =>
            Activity.IsActive(value) || (Function.TypeOf(value).IsBuffer && IsLogged(value))),
        Exit exit => exit.Values.Any(Activity.IsActive),
        Loop loop when loop.Results.Concat(loop.Body.Parameters).Any(Activity.IsActive) => true,
        _ => node.Regions().Any(region => region.Nodes.Any(HasReverse)),
    };
}
