using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <content>Regions: what they carry and give is followed by its tangents, direction after direction.</content>
internal partial class ForwardFunction
{
    private void AppendExit(Exit exit) => Graph.Exit(_labels[exit.Label], WithTangents(exit.Values, _variedResults[exit.Label]).ToArray());

    private void AppendBranch(If branch)
    {
        int label = OpenLabel(branch.Label, VariedAmong(branch.Results));
        int condition = Use(branch.Condition);
        Region then = Nested(branch.Then);
        Region otherwise = Nested(branch.Else);
        Graph.Append(new If(DefineWithTangents(branch.Results, _variedResults[branch.Label]), label, condition, then, otherwise));
    }

    private void AppendBlock(Block block)
    {
        int label = OpenLabel(block.Label, VariedAmong(block.Results));
        var entered = (Block)NodeParts.MapOperands(block, Use);
        Region body = Nested(block.Body);
        Graph.Append(entered with { Results = DefineWithTangents(block.Results, _variedResults[block.Label]), Label = label, Body = body });
    }

    private void AppendLoop(Loop loop)
    {
        List<int> varied = Enumerable.Range(0, loop.Results.Count)
            .Where(i => _varied.IsVaried(loop.Results[i]) || _varied.IsVaried(loop.Body.Parameters[i]))
            .ToList();
        int breakLabel = OpenLabel(loop.Break, varied);
        int continueLabel = OpenLabel(loop.Continue, varied);
        EquatableArray<int> initial = WithTangents(loop.Initial, varied).ToEquatableArray();
        LoopHead head = loop.Head;
        switch (loop.Head)
        {
            case Counted counted:
                head = counted with { Counter = Define(counted.Counter), Start = Use(counted.Start), Bound = Use(counted.Bound) };
                break;
            case While condition:
                int label = OpenLabel(condition.Label, new List<int>());
                int[] seen = DefineWithTangents(condition.Condition.Parameters, varied).ToArray();
                head = new While(label, Nested(condition.Condition, seen));
                break;
        }

        int[] parameters = DefineWithTangents(loop.Body.Parameters, varied).ToArray();
        Region body = Nested(loop.Body, parameters);
        Graph.Append(new Loop(DefineWithTangents(loop.Results, varied), breakLabel, continueLabel, initial, head, body));
    }

    private Region Nested(Region region, params int[] parameters)
    {
        Graph.Open();
        Append(region);
        return Graph.Close(parameters);
    }

    private int OpenLabel(int label, List<int> varied)
    {
        _variedResults[label] = varied;
        return _labels[label] = Graph.NewLabel();
    }

    private List<int> VariedAmong(EquatableArray<int> results) => Enumerable.Range(0, results.Count).Where(i => _varied.IsVaried(results[i])).ToList();

    private EquatableArray<int> DefineWithTangents(EquatableArray<int> results, List<int> varied) =>
        results.Select(Define).Concat(InEachDirection(() => varied.Select(i => DefineTangent(results[i])))).ToEquatableArray();

    private IEnumerable<int> WithTangents(EquatableArray<int> values, List<int> varied) =>
        values.Select(Use).Concat(InEachDirection(() => varied.Select(i => TangentOrZero(values[i]))));
}
