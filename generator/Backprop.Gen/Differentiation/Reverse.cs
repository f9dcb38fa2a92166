using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>Reverse mode: graph → graph. The entry becomes one function, forward sweep then reverse sweep; a helper becomes two halves.</summary>
internal sealed class Reverse
{
    private readonly Module _module;
    private readonly Activity _activity;
    private readonly IReadOnlyList<bool> _activeInputs;
    private readonly IReadOnlyList<bool> _activeResults;
    private readonly bool _strongZero;
    private readonly Dictionary<string, ReversePlan> _plans;
    private readonly List<ScalarType> _tapeTypes;

    /// <param name="isSplit">whether the entry, too, becomes two halves</param>
    private Reverse(Module module, IReadOnlyList<bool> activeInputs, IReadOnlyList<bool> activeResults, bool strongZero, bool isSplit)
    {
        _module = module;
        _activeInputs = activeInputs;
        _activeResults = activeResults;
        _strongZero = strongZero;
        _activity = Activity.Of(module, activeInputs);
        _plans = ReversePlans.Of(_activity, isSplit);
        _tapeTypes = _plans.Values.SelectMany(TapeTypes).Distinct()
            .OrderBy(type => type.Kind).ThenBy(type => type.Name, StringComparer.Ordinal).ToList();
    }

    /// <summary>
    /// Parameters: those of the entry, the upstream gradient of each active result, a sink for each active buffer, the tapes.
    /// Results: those of the entry but buffers, the gradient of each active scalar.
    /// </summary>
    /// <param name="activeResults">which results have an upstream gradient</param>
    public static Core Of(Module module, IReadOnlyList<bool> activeInputs, IReadOnlyList<bool> activeResults, bool strongZero) =>
        new Reverse(Prepare(module, isSplit: false), activeInputs, activeResults, strongZero, isSplit: false).Build();

    /// <summary>
    /// Two halves, between which anything may happen. The first has the parameters of the entry and the tapes, and its results. The second has the buffers
    /// of the entry as they were left, the upstream gradients, the sinks, and the tapes; its results are the gradients of the active scalars.
    /// </summary>
    public static (Core Forward, Core Backward) Halves(Module module, IReadOnlyList<bool> activeInputs, IReadOnlyList<bool> activeResults, bool strongZero)
    {
        var reverse = new Reverse(Prepare(module, isSplit: true), activeInputs, activeResults, strongZero, isSplit: true);
        var halves = new EntryHalves(reverse._module.Entry, reverse._plans[reverse._module.Entry.Name], reverse._activity, reverse._tapeTypes, strongZero);
        List<Function> helpers = reverse.BuildHelpers();
        Core forward = halves.Forward();
        Core backward = halves.Backward(activeInputs, activeResults);
        return (forward with { Module = Reachable.From(forward.Module.Entry, helpers) }, backward with { Module = Reachable.From(backward.Module.Entry, helpers) });
    }

    private static Module Prepare(Module module, bool isSplit) => ElementLoops.Run(SegmentedLoops.Run(module, isSplit));

    private static IEnumerable<ScalarType> TapeTypes(ReversePlan plan)
    {
        foreach (Node node in plan.Function.Body.All())
        {
            if (node is Store store && plan.IsLogged(store.Buffer))
            {
                GraphType element = ((BufferType)plan.TypeOf(store.Buffer)).Element;
                yield return (ScalarType)StructPaths.At(element, store.Path).Type;
            }
        }

        foreach (Elementwise whole in plan.Function.Body.All().OfType<Elementwise>().Where(whole => plan.IsLogged(whole.Destination)))
        {
            yield return (ScalarType)((BufferType)plan.TypeOf(whole.Destination)).Element;
        }

        foreach (GraphType type in plan.KeptOnTapes.Select(plan.TypeOf))
        {
            yield return (ScalarType)type;
        }
    }

    private Core Build()
    {
        (Function entry, List<CoreSlot> parameters, List<CoreSlot> results) = BuildEntry();
        return new Core(Reachable.From(entry, BuildHelpers()), parameters.ToEquatableArray(), results.ToEquatableArray());
    }

    private List<Function> BuildHelpers()
    {
        var functions = new List<Function>();
        foreach (Function helper in _module.Functions.Skip(1))
        {
            Function settled = _strongZero ? helper : helper with { Linearity = null };
            functions.Add(settled);
            if (!_plans.TryGetValue(helper.Name, out ReversePlan? plan))
            {
                continue;
            }

            if (helper.IsRecomputed)
            {
                functions.Add(RecomputedFunction.Backward(helper, plan, _activity, _tapeTypes, _strongZero));
                continue;
            }

            functions.Add(HelperHalves.Forward(helper, plan, _tapeTypes));
            functions.Add(HelperHalves.Backward(helper, plan, _activity, _tapeTypes, _strongZero));
        }

        return functions;
    }

    private (Function Entry, List<CoreSlot> Parameters, List<CoreSlot> Results) BuildEntry()
    {
        Function primal = _module.Entry;
        ReversePlan plan = _plans[primal.Name];
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

        int[] inputs = primal.Parameters.Select((value, i) => Parameter(primal.TypeOf(value), primal.Values[value].Name, Role.Input, i)).ToArray();
        int[] upstream = primal.Results
            .Select((type, i) => _activeResults[i] ? Parameter(type is BufferType buffer ? buffer with { IsReadOnly = true } : type, "upstream", Role.Upstream, i) : -1).ToArray();
        var sinks = new Dictionary<int, int>();
        for (int i = 0; i < inputs.Length; i++)
        {
            int value = primal.Parameters[i];
            if (_activeInputs[i] && primal.TypeOf(value) is BufferType or TapeType)
            {
                GraphType type = primal.TypeOf(value) is BufferType buffer ? buffer with { IsReadOnly = false } : primal.TypeOf(value);
                sinks[value] = Parameter(type, Naming.Gradient(primal.Values[value].Name), Role.Sink, i);
            }
        }

        Tapes tapes = Tapes.Declare(graph, _tapeTypes);
        parameters.AddRange(tapes.All);
        slots.AddRange(tapes.All.Select((_, i) => new CoreSlot(Role.Tape, i)));

        var forward = new ForwardSweep(graph, plan, tapes, returnsCode: Structure.ReturnsEarly(primal));
        for (int i = 0; i < inputs.Length; i++)
        {
            forward.Bind(primal.Parameters[i], inputs[i]);
        }

        forward.DeclareCells();
        (List<int> values, int code) = forward.CopyBody();

        List<(int Saved, int Buffer)> saved = SaveFinalContents(graph, plan, _activity.Written.Of(primal), inputs);
        foreach (int value in primal.Parameters)
        {
            if (primal.TypeOf(value).IsBuffer && plan.Activity.IsActive(value) && !sinks.ContainsKey(value))
            {
                sinks[value] = graph.AllocateLike(forward.Values[value], Naming.Gradient(primal.Values[value].Name));
            }
        }

        var primalValues = new PrimalValues(graph, plan, forward.Values, forward.Cells, forward.Shadows, sinks);
        var reverse = new ReverseSweep(graph, plan, _activity, tapes, primalValues, _strongZero);
        reverse.Run(upstream, code);
        foreach ((int copy, int buffer) in saved)
        {
            graph.Append(new Copy(copy, buffer));
        }

        List<int> returned = Enumerable.Range(0, primal.Results.Count).Where(i => !primal.Results[i].IsBuffer).ToList();
        var results = returned.Select(i => new CoreSlot(Role.Value, i)).ToList();
        var types = returned.Select(i => primal.Results[i]).ToList();
        for (int i = 0; i < inputs.Length; i++)
        {
            if (_activeInputs[i] && primal.TypeOf(primal.Parameters[i]).IsFloating)
            {
                values.Add(reverse.GradientOf(primal.Parameters[i]));
                results.Add(new CoreSlot(Role.Adjoint, i));
                types.Add(primal.TypeOf(primal.Parameters[i]));
            }
        }

        graph.Exit(Function.ReturnLabel, values.ToArray());
        return (graph.Finish(primal.Name, types, parameters.ToArray()), slots, results);
    }

    /// <summary>The undo tape restores the initial contents of written buffers on the way back; their final contents are put back at the end.</summary>
    private static List<(int Saved, int Buffer)> SaveFinalContents(GraphBuilder graph, ReversePlan plan, HashSet<int> written, int[] inputs)
    {
        var saved = new List<(int Saved, int Buffer)>();
        for (int i = 0; i < inputs.Length; i++)
        {
            int parameter = plan.Function.Parameters[i];
            if (plan.TypeOf(parameter) is BufferType { IsReadOnly: false } && (plan.IsLogged(parameter) || plan.IsRewritten(parameter)) && written.Contains(i))
            {
                int copy = graph.AllocateLike(inputs[i], plan.NameOf(parameter) + "Final");
                graph.Append(new Copy(inputs[i], copy));
                saved.Add((copy, inputs[i]));
            }
        }

        return saved;
    }
}
