using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Backprop.Gen.Rules;

namespace Backprop.Gen.Analysis;

/// <summary>
/// What one function keeps for its reverse sweep. Items are values of the function, and records that the forward sweep adds
/// (trip counts, exit codes, handles of shadows, overwritten elements), numbered behind the values.
/// </summary>
internal sealed class ReversePlan
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

    public ReversePlan(Function function, FunctionActivity activity, LoggedMemory logged, bool outlivesFrame)
    {
        Function = function;
        Activity = activity;
        _logged = logged;
        OutlivesFrame = outlivesFrame;
        Structure = new Structure(function, activity.Aliasing, outlivesFrame);
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

    public bool IsLogged(int buffer) => _logged.IsLogged(Function, Activity.Aliasing, buffer);

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
        Accumulate or Copy or Clear => node.Uses().Any(value => Function.TypeOf(value).IsBuffer && Activity.IsActive(value)),
        Push push => Activity.IsActive(push.Tape),
        Pop pop => Activity.IsActive(pop.Tape),
        Set set => Activity.IsActive(set.Value),
        Get get => Activity.IsActive(get.Result),
        Invoke invoke => invoke.Inputs.Concat(invoke.Results).Any(value =>
            Activity.IsActive(value) || (Function.TypeOf(value).IsBuffer && IsLogged(value))),
        Exit exit => exit.Values.Any(Activity.IsActive),
        Loop loop when loop.Results.Concat(loop.Body.Parameters).Any(Activity.IsActive) => true,
        _ => node.Regions().Any(region => region.Nodes.Any(HasReverse)),
    };

    private int Record(GraphType type, RegionInfo region, string name)
    {
        int item = Function.Values.Count + _records.Count;
        _records.Add(item, (type, region, name));
        return item;
    }

    /// <summary>Collects what the way back through a region reads.</summary>
    private void Collect(Region region)
    {
        RegionInfo info = Structure.InfoOf(region);
        foreach (Node node in region.Nodes)
        {
            if (HasReverse(node))
            {
                Collect(node, info);
            }
        }
    }

    private void Collect(Node node, RegionInfo info)
    {
        switch (node)
        {
            case Apply apply:
                Rule rule = RuleTable.For(apply.Operation);
                for (int i = 0; i < apply.Inputs.Count; i++)
                {
                    if (!Activity.IsActive(apply.Inputs[i]))
                    {
                        continue;
                    }

                    foreach (int operand in rule.NeededOperands(i))
                    {
                        Need(apply.Inputs[operand], node, info);
                    }

                    if (rule.NeedsResult(i))
                    {
                        Need(apply.Result, node, info);
                    }
                }

                break;
            case Load load:
                NeedBuffer(load.Buffer, node, info);
                Need(load.Index, node, info);
                break;
            case Store store:
                NeedBuffer(store.Buffer, node, info);
                Need(store.Index, node, info);
                if (IsLogged(store.Buffer) && info.Reach != Reach.Tape)
                {
                    GraphType element = ((BufferType)Function.TypeOf(store.Buffer)).Element;
                    _undos[node] = Record(StructPaths.At(element, store.Path).Type, info, "overwritten");
                    Keep(_undos[node]);
                }

                break;
            case Accumulate accumulate:
                NeedBuffer(accumulate.Buffer, node, info);
                Need(accumulate.Index, node, info);
                break;
            case Copy or Clear or Invoke:
                foreach (int value in node.Uses())
                {
                    if (Function.TypeOf(value).IsBuffer)
                    {
                        NeedBuffer(value, node, info);
                    }
                }

                break;
            case If branch:
                if (branch.Then.Terminator().Label == branch.Label && branch.Else.Terminator().Label == branch.Label)
                {
                    Need(branch.Condition, node, info);
                }

                Collect(branch.Then);
                Collect(branch.Else);
                break;
            case Block block:
                if (Structure.HasEarlyExits(block.Body))
                {
                    _codes[node] = Record(GraphType.Int32, info, "exit");
                    Keep(_codes[node]);
                }

                Collect(block.Body);
                break;
            case Loop loop:
                CollectLoop(loop, info);
                break;
        }
    }

    private void CollectLoop(Loop loop, RegionInfo info)
    {
        bool hasEarlyExits = Structure.HasEarlyExits(loop.Body);
        bool runsToItsBound = !hasEarlyExits && loop.Body.Terminator().Label == loop.Continue;
        if (loop.Head is Counted counted)
        {
            Need(counted.Start, loop, info);
            if (runsToItsBound)
            {
                Need(counted.Bound, loop, info);
            }
        }

        if (!runsToItsBound || loop.Head is not Counted)
        {
            _trips[loop] = Record(GraphType.Int32, info, "trips");
            Keep(_trips[loop]);
        }

        if (hasEarlyExits)
        {
            RegionInfo holder = RecordsEveryIteration(loop) ? Structure.InfoOf(loop.Body) : info;
            _codes[loop] = Record(GraphType.Int32, holder, "exit");
            Keep(_codes[loop]);
        }

        Collect(loop.Body);
    }

    /// <summary>The value is read when the node, in its region, is reversed.</summary>
    private void Need(int value, Node node, RegionInfo where)
    {
        int position = Structure.EndSeenFrom(Structure.RegionOf(value), node, where);
        _lastNeed[value] = _lastNeed.TryGetValue(value, out int other) ? System.Math.Max(other, position) : position;
    }

    private void NeedBuffer(int buffer, Node node, RegionInfo where)
    {
        foreach (int scalar in ScalarsOf(buffer))
        {
            Need(scalar, node, where);
        }
    }

    /// <summary>
    /// Settles what is kept, innermost regions first, as what they recompute can need values of the enclosing ones. Outside
    /// loops everything needed is kept, in locals; on tapes only a minimum cut between what would be lost and what is needed.
    /// </summary>
    private void Decide()
    {
        foreach (RegionInfo region in Structure.InnermostFirst)
        {
            List<int> needed = _lastNeed.Keys.Where(value => Structure.RegionOf(value) == region && Structure.NodeOf(value) is not Constant).OrderBy(value => value).ToList();
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
                    _logged.ReadAgain(Function, Activity.Aliasing, load.Buffer);
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
            Length or Constant or Get => true,
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
