using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
using Backprop.Gen.Graph;
using Backprop.Gen.Rules;

namespace Backprop.Gen.Differentiation;

/// <summary>Builds the tangent function of one function: every node as it stands, and after it the node of its tangents.</summary>
internal sealed partial class ForwardFunction
{
    private readonly Module _module;
    private readonly Function _primal;
    private readonly Activity _activity;
    private readonly FunctionActivity _varied;
    private readonly GraphBuilder _graph = new();
    private readonly bool _strongZero;
    private readonly RuleInstantiation _rules;
    private readonly WholeBufferRules _whole;
    private readonly Dictionary<int, int> _values = new();
    private readonly Dictionary<int, int> _tangents = new();
    private readonly Dictionary<int, int> _labels = new() { [Function.ReturnLabel] = Function.ReturnLabel };

    /// <summary>Which results of the construct of a label have tangents.</summary>
    private readonly Dictionary<int, List<int>> _variedResults = new();

    public ForwardFunction(Module module, Function primal, Activity activity, bool strongZero)
    {
        _module = module;
        _primal = primal;
        _activity = activity;
        _varied = activity[primal];
        _strongZero = strongZero;
        _rules = new RuleInstantiation(_graph, strongZero);
        _whole = new WholeBufferRules(_graph, _rules);
    }

    public Function Build(string name, IReadOnlyList<bool> active)
    {
        _graph.Open();
        var parameters = _primal.Parameters.Select(Define).ToList();
        for (int i = 0; i < active.Count; i++)
        {
            if (active[i])
            {
                parameters.Add(DefineTangent(_primal.Parameters[i]));
            }
        }

        foreach (int parameter in _primal.Parameters)
        {
            if (_primal.TypeOf(parameter).IsBuffer && _varied.IsVaried(parameter) && !_tangents.ContainsKey(parameter))
            {
                AllocateTangent(parameter);
            }
        }

        List<int> floating = Enumerable.Range(0, _primal.Results.Count).Where(i => StructPaths.Carries(_primal.Results[i])).ToList();
        _variedResults[Function.ReturnLabel] = floating;
        Append(_primal.Body);
        return _graph.Finish(name, _primal.Results.Concat(floating.Select(i => _primal.Results[i])), parameters.ToArray()) with { Linearity = LinearityOfTangent(active, floating) };
    }

    private void Append(Region region)
    {
        foreach (Node node in region.Nodes)
        {
            Append(node);
        }
    }

    private void Append(Node node)
    {
        switch (node)
        {
            case Exit exit:
                IEnumerable<int> tangents = _variedResults[exit.Label].Select(i => TangentOrZero(exit.Values[i])).ToList();
                _graph.Exit(_labels[exit.Label], exit.Values.Select(Use).Concat(tangents).ToArray());
                break;
            case If branch:
                int label = OpenLabel(branch.Label, VariedAmong(branch.Results));
                int condition = Use(branch.Condition);
                Region then = Nested(branch.Then);
                Region otherwise = Nested(branch.Else);
                _graph.Append(new If(DefineWithTangents(branch.Results, _variedResults[branch.Label]), label, condition, then, otherwise));
                break;
            case Block block:
                int blockLabel = OpenLabel(block.Label, VariedAmong(block.Results));
                int resource = block.Disposes ? Use(block.Resource) : -1;
                Region body = Nested(block.Body);
                _graph.Append(new Block(DefineWithTangents(block.Results, _variedResults[block.Label]), blockLabel, body, resource));
                break;
            case Loop loop:
                AppendLoop(loop);
                break;
            case Invoke invoke when _varied.Ruled.RuleOf(invoke) is { } rule:
                AppendRuled(invoke, rule);
                break;
            case Invoke invoke when IsSplit(invoke):
                AppendLinear(invoke);
                break;
            case Invoke invoke:
                AppendInvoke(invoke);
                break;
            case Elementwise whole when _varied.IsVaried(whole.Destination):
                AppendElementwise(whole);
                break;
            case Allocate allocate when HasGradient(allocate.Result):
                AppendPair(allocate.Result, Use(allocate.Count), (pair, count) => new Allocate(pair, Define(allocate.Handle), count));
                break;
            case Recall recall when HasGradient(recall.Result):
                AppendPair(recall.Result, Use(recall.Count), (pair, count) => new Recall(pair, Use(recall.Handle), count));
                break;
            default:
                _graph.Append(node.Map(Use, Define));
                AppendTangent(node);
                break;
        }
    }

    private void AppendTangent(Node node)
    {
        switch (node)
        {
            case Apply apply when _varied.IsVaried(apply.Result):
                AppendRule(apply);
                break;
            case Load load when _varied.IsVaried(load.Result):
                _graph.Append(new Load(DefineTangent(load.Result), _tangents[load.Buffer], Use(load.Index), load.Path));
                break;
            case Store store when _varied.IsVaried(store.Buffer) && HasGradient(store.Buffer, store.Path):
                _graph.Append(new Store(_tangents[store.Buffer], Use(store.Index), store.Path, TangentOrZero(store.Value)));
                break;
            case Accumulate accumulate when _tangents.TryGetValue(accumulate.Value, out int tangent):
                _graph.Append(new Accumulate(_tangents[accumulate.Buffer], Use(accumulate.Index), accumulate.Path, tangent));
                break;
            case Slice slice when _tangents.TryGetValue(slice.Buffer, out int buffer):
                _graph.Append(new Slice(DefineTangent(slice.Result), buffer, Use(slice.Start), Use(slice.Count)));
                break;
            case Resolve resolve when resolve.Origins.All(_tangents.ContainsKey):
                _graph.Append(resolve.Map(value => resolve.Origins.Contains(value) ? _tangents[value] : Use(value), DefineTangent));
                break;
            case Copy copy when _varied.IsVaried(copy.Destination):
                if (_tangents.TryGetValue(copy.Source, out int source))
                {
                    _graph.Append(new Copy(source, _tangents[copy.Destination]));
                }
                else
                {
                    _graph.Append(new Clear(_tangents[copy.Destination]));
                }

                break;
            case Reduce reduce when _varied.IsVaried(reduce.Result):
                AppendTangent(reduce);
                break;
            case Clear clear when _tangents.TryGetValue(clear.Buffer, out int cleared):
                _graph.Append(new Clear(cleared));
                break;
            case Push push when _tangents.TryGetValue(push.Tape, out int tape):
                _graph.Append(new Push(tape, TangentOrZero(push.Value)));
                break;
            case Pop pop when _tangents.TryGetValue(pop.Tape, out int popped):
                _graph.Append(new Pop(DefineTangent(pop.Result), popped));
                break;
            case LendTape lent when _varied.IsVaried(lent.Result):
                _graph.Append(new LendTape(DefineTangent(lent.Result)));
                break;
            case DropTape drop when _tangents.TryGetValue(drop.Tape, out int empty):
                _graph.Append(new DropTape(empty));
                break;
            case Declare declare when _varied.IsVaried(declare.Cell):
                _graph.Append(new Declare(DefineTangent(declare.Cell)));
                break;
            case Set set when _tangents.TryGetValue(set.Cell, out int cell):
                _graph.Append(new Set(cell, TangentOrZero(set.Value)));
                break;
            case Get get when _tangents.TryGetValue(get.Cell, out int held):
                _graph.Append(new Get(DefineTangent(get.Result), held));
                break;
        }
    }

    /// <summary>ṙ = Σ over the operands of what the rule makes of their tangents.</summary>
    private void AppendRule(Apply apply)
    {
        Rule rule = RuleTable.For(apply.Operation);
        GraphType type = _primal.TypeOf(apply.Result);
        int sum = -1;
        for (int i = 0; i < apply.Inputs.Count; i++)
        {
            if (rule.Maps[i] is not { } map || !_tangents.TryGetValue(apply.Inputs[i], out int tangent))
            {
                continue;
            }

            int u = ConvertTo(type, tangent);
            int term = _rules.Append(map, type, name => name switch
            {
                "u" => u,
                "r" => Use(apply.Result),
                _ => Use(apply.Inputs["xyz".IndexOf(name[0])]),
            });
            sum = sum < 0 ? term : _graph.Apply(Operations.Add, type, sum, term);
        }

        if (sum < 0)
        {
            return;
        }

        if (_graph.NameOf(sum) is null)
        {
            _graph.Rename(sum, Naming.Tangent(_primal.Values[apply.Result].Name));
        }

        _tangents[apply.Result] = sum;
    }

    private void AppendLoop(Loop loop)
    {
        List<int> varied = Enumerable.Range(0, loop.Results.Count)
            .Where(i => _varied.IsVaried(loop.Results[i]) || _varied.IsVaried(loop.Body.Parameters[i]))
            .ToList();
        int breakLabel = OpenLabel(loop.Break, varied);
        int continueLabel = OpenLabel(loop.Continue, varied);
        EquatableArray<int> initial = loop.Initial.Select(Use).Concat(varied.Select(i => TangentOrZero(loop.Initial[i]))).ToEquatableArray();
        LoopHead head = loop.Head;
        switch (loop.Head)
        {
            case Counted counted:
                head = counted with { Counter = Define(counted.Counter), Start = Use(counted.Start), Bound = Use(counted.Bound) };
                break;
            case While condition:
                int label = OpenLabel(condition.Label, new List<int>());
                int[] seen = condition.Condition.Parameters.Select(Define)
                    .Concat(varied.Select(i => DefineTangent(condition.Condition.Parameters[i]))).ToArray();
                head = new While(label, Nested(condition.Condition, seen));
                break;
        }

        int[] parameters = loop.Body.Parameters.Select(Define).Concat(varied.Select(i => DefineTangent(loop.Body.Parameters[i]))).ToArray();
        Region body = Nested(loop.Body, parameters);
        _graph.Append(new Loop(DefineWithTangents(loop.Results, varied), breakLabel, continueLabel, initial, head, body));
    }

    private void AppendInvoke(Invoke invoke)
    {
        Function callee = _module[invoke.Function];
        bool[] varied = Forward.VariedParameters(callee, _activity);
        var inputs = invoke.Inputs.Select(Use).ToList();
        for (int i = 0; i < varied.Length; i++)
        {
            if (varied[i])
            {
                inputs.Add(TangentOrZero(invoke.Inputs[i]));
            }
        }

        List<int> floating = Enumerable.Range(0, invoke.Results.Count).Where(i => callee.Results[i].IsFloating).ToList();
        EquatableArray<int> results = DefineWithTangents(invoke.Results, floating);
        _graph.Append(new Invoke(results, Halves.TangentName(invoke.Function), inputs.ToEquatableArray()) { ForgetsMemory = invoke.ForgetsMemory });
    }

    /// <summary>Memory and its tangents are one allocation of twice the size, so that one handle finds both.</summary>
    private void AppendPair(int buffer, int count, System.Func<int, int, Node> obtain)
    {
        int twice = _graph.Apply(Operations.Multiply, GraphType.Int32, count, _graph.Integer(2));
        int pair = _graph.NewValue(_primal.TypeOf(buffer));
        _graph.Append(obtain(pair, twice));
        _graph.Append(new Slice(Define(buffer), pair, _graph.Integer(0), count));
        _graph.Append(new Slice(DefineTangent(buffer), pair, count, count));
    }

    private void AllocateTangent(int buffer)
    {
        int length = _graph.LengthOf(Use(buffer));
        _graph.Append(new Allocate(DefineTangent(buffer), _graph.NewValue(GraphType.Int32), length));
    }

    private Region Nested(Region region, params int[] parameters)
    {
        _graph.Open();
        Append(region);
        return _graph.Close(parameters);
    }

    private int OpenLabel(int label, List<int> varied)
    {
        _variedResults[label] = varied;
        return _labels[label] = _graph.NewLabel();
    }

    private List<int> VariedAmong(EquatableArray<int> results) => Enumerable.Range(0, results.Count).Where(i => _varied.IsVaried(results[i])).ToList();

    private EquatableArray<int> DefineWithTangents(EquatableArray<int> results, List<int> varied) =>
        results.Select(Define).Concat(varied.Select(i => DefineTangent(results[i]))).ToEquatableArray();

    private bool HasGradient(int buffer, string path) => StructPaths.At(((BufferType)_primal.TypeOf(buffer)).Element, path).HasGradient;

    private bool HasGradient(int buffer) => StructPaths.HasGradient(((BufferType)_primal.TypeOf(buffer)).Element);

    private int ConvertTo(GraphType type, int value) =>
        _graph.TypeOf(value) == type ? value : _graph.Apply(Operations.Convert, type, value);

    private int Use(int value) => _values[value];

    private int Define(int value) => _values[value] = _graph.NewValue(_primal.TypeOf(value), _primal.Values[value].Name);

    private int TangentOrZero(int value)
    {
        if (_tangents.TryGetValue(value, out int tangent))
        {
            return tangent;
        }

        if (!_primal.TypeOf(value).IsBuffer)
        {
            return _graph.Number(_primal.TypeOf(value), 0);
        }

        AllocateTangent(value);
        return _tangents[value];
    }

    private int DefineTangent(int value) =>
        _tangents[value] = _graph.NewValue(_primal.TypeOf(value), Naming.Tangent(_primal.Values[value].Name));
}
