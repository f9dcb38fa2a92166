using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
using Backprop.Gen.Graph;
using Backprop.Gen.Rules;

namespace Backprop.Gen.Differentiation;

/// <summary>
/// Walks a function backward: one contribution for each use of a value, so that its adjoint is complete when its definition is
/// reached; a store takes the gradient of the element it wrote, and gives the element its old content back.
/// </summary>
internal sealed partial class ReverseSweep
{
    private readonly GraphBuilder _graph;
    private readonly ReversePlan _plan;
    private readonly Activity _activity;
    private readonly Tapes _tapes;
    private readonly PrimalValues _primal;
    private readonly Adjoints _adjoints;
    private readonly RuleInstantiation _rules;
    private readonly WholeBufferRules _whole;
    private readonly Dictionary<int, IReadOnlyList<int>> _labelAdjoints = new();

    public ReverseSweep(GraphBuilder graph, ReversePlan plan, Activity activity, Tapes tapes, PrimalValues primal, bool strongZero)
    {
        _graph = graph;
        _plan = plan;
        _activity = activity;
        _tapes = tapes;
        _primal = primal;
        _adjoints = new Adjoints(graph, plan);
        _rules = new RuleInstantiation(graph, strongZero);
        _whole = new WholeBufferRules(graph, _rules);
    }

    /// <summary>Reverses the function's body into the open region.</summary>
    /// <param name="upstream">the upstream gradient of each result, -1 where there is none</param>
    /// <param name="code">the number of the exit by which the body was left, or -1</param>
    public void Run(IReadOnlyList<int> upstream, int code)
    {
        _labelAdjoints[Function.ReturnLabel] = upstream;
        Reverse(_plan.Structure.Body, code);
    }

    /// <summary>The gradient with respect to a parameter.</summary>
    public int GradientOf(int parameter) => _adjoints.TakeOrZero(parameter);

    private FunctionActivity Activity => _plan.Activity;

    private void Reverse(RegionInfo info, int code)
    {
        _primal.Enter(info);
        IReadOnlyList<int> kept = _plan.KeptIn(info);
        for (int i = kept.Count - 1; i >= 0; i--)
        {
            int value = _graph.NewValue(_plan.TypeOf(kept[i]), _plan.NameOf(kept[i]));
            _graph.Append(new Pop(value, _tapes.For(_plan.TypeOf(kept[i]))));
            _primal.Provide(kept[i], value);
            code = IsOutcome(kept[i], info) ? value : code;
        }

        ReverseSegments(info, code);
        _primal.Leave();
    }

    private bool IsOutcome(int item, RegionInfo info) =>
        item == _plan.ReturnCode || (info.Owner is Loop loop && _plan.CodeOf(loop) == item);

    /// <summary>
    /// A region may have been left at each node that has escapes. Exits are numbered in program order: what follows such a
    /// node ran exactly if the number of the region's exit is not below that of the next exit in program order.
    /// </summary>
    private void ReverseSegments(RegionInfo info, int code)
    {
        EquatableArray<Node> nodes = info.Region.Nodes;
        int last = nodes.Count - 1;
        List<int> ends = Enumerable.Range(0, last).Where(i => !_plan.Structure.EscapesOf(nodes[i]).IsEmpty).Append(last).ToList();
        for (int segment = ends.Count - 1; segment >= 0; segment--)
        {
            int from = segment == 0 ? 0 : ends[segment - 1] + 1;
            int to = ends[segment];
            if (segment == 0 || TellsByItself(nodes, from, to))
            {
                ReverseNodes(info, code, from, to);
            }
            else
            {
                int threshold = _plan.Structure.EscapesOf(nodes[to]).First;
                _adjoints.Branch(() => Compare(Operations.GreaterOrEqual, code, threshold), info, () =>
                {
                    _primal.Enter(info);
                    ReverseNodes(info, code, from, to);
                    _primal.Leave();
                }, null);
            }
        }
    }

    /// <summary>Whether all there is to reverse is an arm that always exits: its test for its own exits needs no guard.</summary>
    private bool TellsByItself(EquatableArray<Node> nodes, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (_plan.HasReverse(nodes[i]))
            {
                return false;
            }
        }

        return nodes[to] is If branch
            && branch.Then.Terminator().Label != branch.Label
            && !branch.Else.Nodes.Any(_plan.HasReverse);
    }

    private void ReverseNodes(RegionInfo info, int code, int from, int to)
    {
        EquatableArray<Node> nodes = info.Region.Nodes;
        int announced = -1;
        int note = int.MaxValue;
        for (int i = to; i >= from; i--)
        {
            if (!_plan.HasReverse(nodes[i]))
            {
                continue;
            }

            // The note found last holds for everything down to it.
            note = note > i ? NoteBefore(nodes, i) : note;
            if (note >= 0 && note != announced)
            {
                _graph.Append(nodes[note]);
                announced = note;
            }

            Reverse(nodes[i], info, code);
        }
    }

    private static int NoteBefore(EquatableArray<Node> nodes, int at)
    {
        while (at >= 0 && nodes[at] is not Note)
        {
            at--;
        }

        return at;
    }

    private void Reverse(Node node, RegionInfo info, int code)
    {
        switch (node)
        {
            case Apply apply:
                ReverseApply(apply);
                break;
            case Load load:
                if (_adjoints.Take(load.Result, out int loaded))
                {
                    _graph.Append(new Accumulate(_primal.Shadow(load.Buffer), _primal.Fetch(load.Index), load.Path, loaded));
                }

                break;
            case Store store:
                ReverseStore(store, info);
                break;
            case Exit exit:
                ReverseExit(exit);
                break;
            case If branch:
                ReverseIf(branch, info, code);
                break;
            case Block block:
                _labelAdjoints[block.Label] = block.Results.Select(result => _adjoints.Take(result, out int adjoint) ? adjoint : -1).ToList();
                Reverse(_plan.Structure.InfoOf(block.Body), _plan.CodeOf(block) >= 0 ? _primal.Fetch(_plan.CodeOf(block)) : code);
                break;
            case Loop loop:
                ReverseLoop(loop);
                break;
            case Invoke invoke when _plan.RuleOf(invoke) is { } rule:
                ReverseRuled(invoke, rule);
                break;
            case Invoke invoke when _plan.IsRecomputed(invoke):
                ReverseRecomputed(invoke);
                break;
            case Invoke invoke:
                ReverseInvoke(invoke);
                break;
            case Elementwise whole:
                ReverseElementwise(whole);
                break;
            case Reduce reduce:
                ReverseReduce(reduce);
                break;
            case Push push:
                // The adjoints of what a tape holds lie on a tape of their own, put there and taken off the other way round.
                int returned = Pop(_plan.TypeOf(push.Value), _primal.Shadow(push.Tape));
                if (Activity.IsActive(push.Value))
                {
                    _adjoints.Add(push.Value, returned);
                }

                break;
            case Pop pop:
                _graph.Append(new Push(_primal.Shadow(pop.Tape), _adjoints.TakeOrZero(pop.Result)));
                break;
            case DropTape drop:
                _primal.LendShadow(drop.Tape);
                break;
            case LendTape lent:
                _graph.Append(new DropTape(_primal.Shadow(lent.Result)));
                break;
            case Set set:
                if (_adjoints.Take(set.Cell, out int held) && Activity.IsActive(set.Value))
                {
                    _adjoints.Add(set.Value, held);
                }

                break;
            case Get get:
                if (_adjoints.Take(get.Result, out int read))
                {
                    _adjoints.Add(get.Cell, read);
                }

                break;
            default:
                throw new NotSupportedException($"the reverse of {node.GetType().Name}");
        }
    }

    /// <summary>A block records the exit by which it was left, be it to its own end or past it.</summary>
    private void ReverseApply(Apply apply)
    {
        if (!_adjoints.Take(apply.Result, out int upstream))
        {
            return;
        }

        GraphType type = _graph.TypeOf(upstream);
        for (int i = 0; i < apply.Inputs.Count; i++)
        {
            if (!Activity.IsActive(apply.Inputs[i]) || _plan.Siblings.MapOf(apply, i) is not { } map)
            {
                continue;
            }

            int contribution = _rules.Append(map, type, name => name == "u" ? upstream : _primal.Fetch(Siblings.ValueOf(apply, name)));
            _adjoints.Add(apply.Inputs[i], ConvertTo(_plan.TypeOf(apply.Inputs[i]), contribution));
        }
    }

    private int ConvertTo(GraphType type, int value) =>
        _graph.TypeOf(value) == type ? value : _graph.Apply(Operations.Convert, type, value);
}
