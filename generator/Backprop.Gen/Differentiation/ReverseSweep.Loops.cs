using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>
/// The reverse of a loop is a loop over the same iterations, last first. It carries the adjoints of the carried values, and
/// the sums for the values that iterations read from outside.
/// </summary>
internal sealed partial class ReverseSweep
{
    private void ReverseLoop(Loop loop)
    {
        RegionInfo body = _plan.Structure.InfoOf(loop.Body);

        // A result can be active though the carried value is not: where only a break brings something active.
        List<int> carried = Enumerable.Range(0, loop.Initial.Count)
            .Where(i => Activity.IsActive(loop.Body.Parameters[i]) || Activity.IsActive(loop.Results[i]))
            .ToList();
        List<int> captured = Captured(body);
        var initial = new List<int>();
        initial.AddRange(carried.Select(i => _adjoints.TakeOrZero(loop.Results[i])));
        initial.AddRange(captured.Select(_adjoints.TakeOrZero));
        ReversedCounting counting = CountBackward(loop);

        int[] carriedAdjoints = carried.Select(i => NewAdjoint(loop.Body.Parameters[i])).ToArray();
        int[] sums = captured.Select(NewAdjoint).ToArray();
        var perLabel = Enumerable.Repeat(-1, loop.Initial.Count).ToList();
        for (int i = 0; i < carried.Count; i++)
        {
            perLabel[carried[i]] = carriedAdjoints[i];
        }

        _labelAdjoints[loop.Break] = perLabel;
        _labelAdjoints[loop.Continue] = perLabel;
        int breakLabel = _graph.NewLabel();
        int continueLabel = _graph.NewLabel();
        _graph.Open();
        _primal.Enter(body);
        counting.ProvideCounter(_primal);
        int code = counting.Outcome();
        Dictionary<int, int> start = captured.Zip(sums, (value, sum) => (value, sum)).ToDictionary(pair => pair.value, pair => pair.sum);
        Dictionary<int, int> end = _adjoints.Inside(start, () => Reverse(body, code));
        IEnumerable<int> next = carried.Select(i => loop.Body.Parameters[i]).Concat(captured)
            .Select(value => end.TryGetValue(value, out int adjoint) ? adjoint : _adjoints.Zero(value));
        _graph.Exit(continueLabel, next.ToArray());
        _primal.Leave();
        Region reversed = _graph.Close(carriedAdjoints.Concat(sums).ToArray());

        int[] results = carried.Select(i => loop.Initial[i]).Concat(captured).Select(NewAdjoint).ToArray();
        _graph.Append(new Loop(
            new EquatableArray<int>(results), breakLabel, continueLabel, initial.ToEquatableArray(), counting.Head, reversed));
        for (int i = 0; i < captured.Count; i++)
        {
            _adjoints.Put(captured[i], results[carried.Count + i]);
        }

        for (int i = 0; i < carried.Count; i++)
        {
            if (Activity.IsActive(loop.Initial[carried[i]]))
            {
                _adjoints.Add(loop.Initial[carried[i]], results[i]);
            }
        }
    }

    private int NewAdjoint(int value) => _graph.NewValue(_adjoints.TypeOf(value), _adjoints.NameOf(value));

    /// <summary>The active values of enclosing regions that an iteration reads.</summary>
    private List<int> Captured(RegionInfo body) => body.Region.All()
        .SelectMany(node => node.Uses())
        .Where(value => _adjoints.TypeOf(value).IsFloating && Activity.IsActive(value) && !body.Encloses(_plan.RegionOf(value)))
        .Distinct()
        .OrderBy(value => value)
        .ToList();

    private ReversedCounting CountBackward(Loop loop)
    {
        int trips = _plan.TripsOf(loop);
        if (loop.Head is Counted counted && trips < 0 && System.Math.Abs(counted.Step) == 1)
        {
            return ReversedCounting.Mirrored(
                _graph, counted, _plan.NameOf(counted.Counter), _primal.Fetch(counted.Start), _primal.Fetch(counted.Bound));
        }

        int count = trips >= 0 ? _primal.Fetch(trips) : CountTrips((Counted)loop.Head);
        int start = loop.Head is Counted head ? _primal.Fetch(head.Start) : -1;
        int last = -1;
        if (_plan.CodeOf(loop) >= 0 && !_plan.RecordsEveryIteration(loop))
        {
            last = _primal.Fetch(_plan.CodeOf(loop));
        }

        return ReversedCounting.ByTrips(_graph, loop, count, start, last, last < 0 ? 0 : _plan.Structure.OnlyExitTo(loop.Continue));
    }

    /// <summary>⌈(bound − start) / step⌉, computed in 64 bits.</summary>
    private int CountTrips(Counted counted)
    {
        int start = ConvertTo(GraphType.Int64, _primal.Fetch(counted.Start));
        int bound = ConvertTo(GraphType.Int64, _primal.Fetch(counted.Bound));
        int distance = counted.Step > 0 ? Subtract(bound, start) : Subtract(start, bound);
        int size = System.Math.Abs(counted.Step);
        int above = _graph.Apply(
            Operations.Add, GraphType.Int64, distance, _graph.Constant(GraphType.Int64, counted.IsInclusive ? size : size - 1));
        int trips = _graph.Apply(Operations.Divide, GraphType.Int64, above, _graph.Constant(GraphType.Int64, size));
        return ConvertTo(GraphType.Int32, trips);
    }

    private int Subtract(int a, int b) => _graph.Apply(Operations.Subtract, GraphType.Int64, a, b);
}
