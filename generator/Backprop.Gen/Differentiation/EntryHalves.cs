using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>The two halves of an entry, each called from outside.</summary>
internal sealed class EntryHalves
{
    private readonly Function _primal;
    private readonly ReversePlan _plan;
    private readonly Activity _activity;
    private readonly IReadOnlyList<ScalarType> _tapeTypes;
    private readonly bool _strongZero;

    public EntryHalves(Function primal, ReversePlan plan, Activity activity, IReadOnlyList<ScalarType> tapeTypes, bool strongZero)
    {
        _primal = primal;
        _plan = plan;
        _activity = activity;
        _tapeTypes = tapeTypes;
        _strongZero = strongZero;
    }

    public Core Forward()
    {
        Function half = HelperHalves.Forward(_primal, _plan, _tapeTypes) with { IsHalf = true };
        IEnumerable<CoreSlot> inputs = _primal.Parameters.Select((_, i) => new CoreSlot(Role.Input, i));
        IEnumerable<CoreSlot> results = _primal.Results.Select((_, i) => new CoreSlot(Role.Value, i));
        return new Core(new Module(EquatableArray.Of(half)), inputs.Concat(TapeSlots()).ToEquatableArray(), results.ToEquatableArray());
    }

    public Core Backward(IReadOnlyList<bool> activeInputs, IReadOnlyList<bool> activeResults)
    {
        var graph = new GraphBuilder();
        graph.Open();
        var parameters = new List<int>();
        var slots = new List<CoreSlot>();
        int Parameter(GraphType type, string? name, Role role, int index)
        {
            int value = graph.NewValue(type, name);
            parameters.Add(value);
            slots.Add(new CoreSlot(role, index));
            return value;
        }

        Dictionary<int, int> buffers = Indices(_primal.Parameters.Count, i => TypeOf(i) is BufferType)
            .ToDictionary(i => _primal.Parameters[i], i => Parameter(Writable(TypeOf(i)), NameOf(i), Role.Saved, i));
        int[] upstream = _primal.Results
            .Select((type, i) => activeResults[i] ? Parameter(type is BufferType buffer ? buffer with { IsReadOnly = true } : type, "upstream", Role.Upstream, i) : -1).ToArray();
        Dictionary<int, int> sinks = Indices(_primal.Parameters.Count, i => activeInputs[i] && TypeOf(i) is BufferType)
            .ToDictionary(i => _primal.Parameters[i], i => Parameter(Writable(TypeOf(i)), Naming.Gradient(NameOf(i)), Role.Sink, i));
        Tapes tapes = Tapes.Declare(graph, _tapeTypes);
        parameters.AddRange(tapes.All);
        slots.AddRange(TapeSlots());
        foreach (int value in buffers.Keys.Where(value => _plan.Activity.IsActive(value) && !sinks.ContainsKey(value)))
        {
            sinks.Add(value, graph.AllocateLike(buffers[value], Naming.Gradient(_primal.Values[value].Name)));
        }

        var primal = new PrimalValues(graph, _plan, buffers, new Dictionary<int, int>(), new Dictionary<Node, int>(), sinks);
        var sweep = new ReverseSweep(graph, _plan, _activity, tapes, primal, _strongZero);
        sweep.Run(upstream, -1);
        List<int> scalars = Indices(_primal.Parameters.Count, i => activeInputs[i] && TypeOf(i).IsFloating).ToList();
        graph.Exit(Function.ReturnLabel, scalars.Select(i => sweep.GradientOf(_primal.Parameters[i])).ToArray());
        Function half = graph.Finish(Halves.BackwardName(_primal.Name), scalars.Select(TypeOf), parameters.ToArray()) with { IsHalf = true };
        return new Core(new Module(EquatableArray.Of(half)), slots.ToEquatableArray(), scalars.Select(i => new CoreSlot(Role.Adjoint, i)).ToEquatableArray()) { IsLater = true };
    }

    private IEnumerable<CoreSlot> TapeSlots() => _tapeTypes.Select((_, i) => new CoreSlot(Role.Tape, i));

    private static IEnumerable<int> Indices(int count, System.Func<int, bool> predicate) => Enumerable.Range(0, count).Where(predicate);

    private GraphType TypeOf(int parameter) => _primal.TypeOf(_primal.Parameters[parameter]);

    private string? NameOf(int parameter) => _primal.Values[_primal.Parameters[parameter]].Name;

    private static GraphType Writable(GraphType type) => (BufferType)type with { IsReadOnly = false };
}
