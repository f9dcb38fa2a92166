using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Backprop.Gen.Rules;

namespace Backprop.Gen.Analysis;

/// <content>What the way back reads.</content>
internal sealed partial class ReversePlan
{
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
                for (int i = 0; i < apply.Inputs.Count; i++)
                {
                    if (Activity.IsActive(apply.Inputs[i]) && Siblings.MapOf(apply, i) is { } map)
                    {
                        foreach (string name in map.Names().Where(name => name != "u"))
                        {
                            Need(Siblings.ValueOf(apply, name), node, info);
                        }
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
            case Invoke invoke when RuleOf(invoke) is { } custom:
                CollectRuled(invoke, custom, info);
                break;
            case Invoke invoke when IsRecomputed(invoke):
                CollectRecomputed(invoke, info);
                break;
            case Invoke or Exit:
                foreach (int value in node.Uses())
                {
                    if (Function.TypeOf(value).IsBuffer)
                    {
                        NeedBuffer(value, node, info);
                    }
                }

                break;
            case Elementwise whole:
                NeedBuffer(whole.Destination, node, info);
                Rule rule = RuleTable.For(whole.Operation);
                CollectWhole(whole, whole.Inputs, Enumerable.Range(0, whole.Inputs.Count).Select(rule.MapBack).ToList(), info);
                break;
            case Reduce reduce:
                CollectWhole(reduce, reduce.Inputs, ReductionRules.For(reduce.Reduction), info);
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
        if (!_neededBy.ContainsKey(value))
        {
            _neededBy.Add(value, node);
        }

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
}
