using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
using Backprop.Gen.Graph;
using Backprop.Gen.Rules;

namespace Backprop.Gen.Differentiation;

/// <summary>
/// Builds the tangent function of one function: every node as it stands, and after it the node of its tangents, once for each of the directions that one sweep
/// follows. So the primal and what its derivatives share are computed once for all.
/// </summary>
internal partial class ForwardFunction
{
    private readonly Module _module;
    private readonly Activity _activity;
    private readonly FunctionActivity _varied;
    private readonly bool _strongZero;
    private readonly RuleInstantiation _rules;
    private readonly WholeBufferRules _whole;
    private readonly Dictionary<int, int> _values = new();
    private readonly Dictionary<int, int>[] _directions;
    private readonly Dictionary<int, int> _labels = new() { [Function.ReturnLabel] = Function.ReturnLabel };

    /// <summary>Which results of the construct of a label have tangents.</summary>
    private readonly Dictionary<int, List<int>> _variedResults = new();

    /// <param name="directions">how many directions one sweep follows</param>
    public ForwardFunction(Module module, Function primal, Activity activity, bool strongZero, int directions)
    {
        _directions = Enumerable.Range(0, directions).Select(_ => new Dictionary<int, int>()).ToArray();
        Tangents = _directions[0];
        _module = module;
        Primal = primal;
        _activity = activity;
        _varied = activity[primal];
        _strongZero = strongZero;
        _rules = new RuleInstantiation(Graph, strongZero);
        _whole = new WholeBufferRules(Graph, _rules);
    }

    protected GraphBuilder Graph { get; } = new();

    protected Function Primal { get; }

    /// <summary>The tangents of values in the direction that is being appended.</summary>
    protected Dictionary<int, int> Tangents { get; private set; }

    public Function Build(string name, IReadOnlyList<bool> active)
    {
        Graph.Open();
        var parameters = Primal.Parameters.Select(Define).ToList();
        parameters.AddRange(InEachDirection(() => Primal.Parameters.Where((_, i) => i < active.Count && active[i]).Select(DefineTangent)));
        InEachDirection(() =>
        {
            foreach (int parameter in Primal.Parameters.Where(parameter => Primal.TypeOf(parameter).IsBuffer && _varied.IsVaried(parameter) && !Tangents.ContainsKey(parameter)))
            {
                AllocateTangent(parameter);
            }
        });
        List<int> floating = Enumerable.Range(0, Primal.Results.Count).Where(i => StructPaths.Carries(Primal.Results[i])).ToList();
        _variedResults[Function.ReturnLabel] = floating;
        Append(Primal.Body);
        return Graph.Finish(name, Primal.Results.Concat(InEachDirection(() => floating.Select(i => Primal.Results[i]))), parameters.ToArray()) with { Linearity = LinearityOfTangent(active, floating) };
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
                AppendExit(exit);
                break;
            case If branch:
                AppendBranch(branch);
                break;
            case Block block:
                AppendBlock(block);
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
                AppendWhole(whole);
                break;
            case Allocate allocate when HasGradient(allocate.Result):
                AppendTogether(allocate.Result, Use(allocate.Count), (memory, size) => new Allocate(memory, Define(allocate.Handle), size));
                break;
            case Recall recall when HasGradient(recall.Result):
                AppendTogether(recall.Result, Use(recall.Count), (memory, size) => new Recall(memory, Use(recall.Handle), size));
                break;
            default:
                Graph.Append(node.Map(Use, Define));
                InEachDirection(() => AppendTangent(node));
                break;
        }
    }

    private void InEachDirection(Action append)
    {
        foreach (Dictionary<int, int> direction in _directions)
        {
            Tangents = direction;
            append();
        }

        Tangents = _directions[0];
    }

    private List<T> InEachDirection<T>(Func<IEnumerable<T>> tangents)
    {
        var all = new List<T>();
        InEachDirection(() => all.AddRange(tangents()));
        return all;
    }

    private void AppendTangent(Node node)
    {
        switch (node)
        {
            case Apply apply when _varied.IsVaried(apply.Result):
                AppendRule(apply);
                break;
            case Load load when _varied.IsVaried(load.Result):
                Graph.Append(new Load(DefineTangent(load.Result), Tangents[load.Buffer], Use(load.Index), load.Path));
                break;
            case Store store when _varied.IsVaried(store.Buffer) && HasGradient(store.Buffer, store.Path):
                Graph.Append(new Store(Tangents[store.Buffer], Use(store.Index), store.Path, TangentOrZero(store.Value)));
                break;
            case Accumulate accumulate when Tangents.TryGetValue(accumulate.Value, out int tangent):
                AppendSum(Tangents[accumulate.Buffer], Use(accumulate.Index), accumulate.Path, tangent);
                break;
            case Slice slice when Tangents.TryGetValue(slice.Buffer, out int buffer):
                Graph.Append(new Slice(DefineTangent(slice.Result), buffer, Use(slice.Start), Use(slice.Count)));
                break;
            case Resolve resolve when resolve.Origins.All(Tangents.ContainsKey):
                Graph.Append(resolve.Map(value => resolve.Origins.Contains(value) ? Tangents[value] : Use(value), DefineTangent));
                break;
            case Copy copy when _varied.IsVaried(copy.Destination):
                if (Tangents.TryGetValue(copy.Source, out int source))
                {
                    Graph.Append(new Copy(source, Tangents[copy.Destination]));
                }
                else
                {
                    Graph.Append(new Clear(Tangents[copy.Destination]));
                }

                break;
            case Reduce reduce when _varied.IsVaried(reduce.Result):
                AppendReduction(reduce);
                break;
            case Clear clear when Tangents.TryGetValue(clear.Buffer, out int cleared):
                Graph.Append(new Clear(cleared));
                break;
            case Push push when Tangents.TryGetValue(push.Tape, out int tape):
                Graph.Append(new Push(tape, TangentOrZero(push.Value)));
                break;
            case Pop pop when Tangents.TryGetValue(pop.Tape, out int popped):
                Graph.Append(new Pop(DefineTangent(pop.Result), popped));
                break;
            case LendTape lent when _varied.IsVaried(lent.Result):
                Graph.Append(new LendTape(DefineTangent(lent.Result)));
                break;
            case DropTape drop when Tangents.TryGetValue(drop.Tape, out int empty):
                Graph.Append(new DropTape(empty));
                break;
            case Declare declare when _varied.IsVaried(declare.Cell):
                Graph.Append(new Declare(DefineTangent(declare.Cell)));
                break;
            case Set set when Tangents.TryGetValue(set.Cell, out int cell):
                Graph.Append(new Set(cell, TangentOrZero(set.Value)));
                break;
            case Get get when Tangents.TryGetValue(get.Cell, out int held):
                Graph.Append(new Get(DefineTangent(get.Result), held));
                break;
        }
    }

    /// <summary>What carries the tangent of an operand across an operation; null where none passes.</summary>
    protected virtual RuleExpression? Map(Operation operation, int operand) => RuleTable.For(operation).Maps[operand];

    /// <summary>What the tangent of a value with a name is called.</summary>
    protected virtual string? NameOfTangent(string? name) => Naming.Tangent(name);

    /// <summary>What makes one tangent of two.</summary>
    protected virtual Operation Sum => Operations.Add;

    /// <summary>Adds to an element of a buffer of tangents.</summary>
    protected virtual void AppendSum(int buffer, int index, string path, int tangent) => Graph.Append(new Accumulate(buffer, index, path, tangent));

    /// <summary>ṙ = Σ over the operands of what the rule makes of their tangents.</summary>
    private void AppendRule(Apply apply)
    {
        GraphType type = Primal.TypeOf(apply.Result);
        int sum = -1;
        for (int i = 0; i < apply.Inputs.Count; i++)
        {
            if (Map(apply.Operation, i) is not { } map || !Tangents.TryGetValue(apply.Inputs[i], out int tangent))
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
            sum = sum < 0 ? term : Graph.Apply(Sum, type, sum, term);
        }

        if (sum < 0)
        {
            return;
        }

        if (Graph.NameOf(sum) is null)
        {
            Graph.Rename(sum, NameOfTangent(Primal.Values[apply.Result].Name));
        }

        Tangents[apply.Result] = sum;
    }

    private void AppendInvoke(Invoke invoke)
    {
        Function callee = _module[invoke.Function];
        bool[] varied = Forward.VariedParameters(callee, _activity);
        IEnumerable<int> tangents = InEachDirection(() => invoke.Inputs.Where((_, i) => varied[i]).Select(TangentOrZero));
        List<int> floating = Enumerable.Range(0, invoke.Results.Count).Where(i => callee.Results[i].IsFloating).ToList();
        EquatableArray<int> results = DefineWithTangents(invoke.Results, floating);
        Graph.Append(new Invoke(results, Halves.TangentName(invoke.Function), invoke.Inputs.Select(Use).Concat(tangents).ToEquatableArray()) { ForgetsMemory = invoke.ForgetsMemory });
    }

    /// <summary>Memory and its tangents are one allocation, so that one handle finds all.</summary>
    private void AppendTogether(int buffer, int count, Func<int, int, Node> obtain)
    {
        int size = Graph.Apply(Operations.Multiply, GraphType.Int32, count, Graph.Integer(1 + _directions.Length));
        int memory = Graph.NewValue(Primal.TypeOf(buffer));
        Graph.Append(obtain(memory, size));
        Graph.Append(new Slice(Define(buffer), memory, Graph.Integer(0), count));
        int start = count;
        InEachDirection(() =>
        {
            Graph.Append(new Slice(DefineTangent(buffer), memory, start, count));
            start = Tangents == _directions[_directions.Length - 1] ? start : Graph.Apply(Operations.Add, GraphType.Int32, start, count);
        });
    }

    private void AllocateTangent(int buffer)
    {
        int length = Graph.LengthOf(Use(buffer));
        Graph.Append(new Allocate(DefineTangent(buffer), Graph.NewValue(GraphType.Int32), length));
    }

    private bool HasGradient(int buffer, string path) => StructPaths.At(((BufferType)Primal.TypeOf(buffer)).Element, path).HasGradient;

    private bool HasGradient(int buffer) => StructPaths.HasGradient(((BufferType)Primal.TypeOf(buffer)).Element);

    protected int ConvertTo(GraphType type, int value) =>
        Graph.TypeOf(value) == type ? value : Graph.Apply(Operations.Convert, type, value);

    protected int Use(int value) => _values[value];

    private int Define(int value) => _values[value] = Graph.NewValue(Primal.TypeOf(value), Primal.Values[value].Name);

    private int TangentOrZero(int value)
    {
        if (Tangents.TryGetValue(value, out int tangent))
        {
            return tangent;
        }

        if (!Primal.TypeOf(value).IsBuffer)
        {
            return Graph.Number(Primal.TypeOf(value), 0);
        }

        AllocateTangent(value);
        return Tangents[value];
    }

    private int DefineTangent(int value) =>
        Tangents[value] = Graph.NewValue(Primal.TypeOf(value), NameOfTangent(Primal.Values[value].Name));
}
