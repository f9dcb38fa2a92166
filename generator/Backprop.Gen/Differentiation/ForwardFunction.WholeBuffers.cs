using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Backprop.Gen.Rules;

namespace Backprop.Gen.Differentiation;

/// <content>Operations on whole buffers.</content>
internal partial class ForwardFunction
{
    protected virtual void AppendWhole(Elementwise whole)
    {
        Rule rule = RuleTable.For(whole.Operation);
        List<int> carriers = Enumerable.Range(0, whole.Inputs.Count).Where(i => rule.Maps[i] is not null && Tangents.ContainsKey(whole.Inputs[i])).ToList();
        if (carriers.Count == 0)
        {
            Graph.Append(whole.Map(Use, Define));
            InEachDirection(() => Graph.Append(new Clear(Tangents[whole.Destination])));
            return;
        }

        GraphType element = ((BufferType)Primal.TypeOf(whole.Destination)).Element;
        int destination = Use(whole.Destination);
        int count = Graph.LengthOf(destination);

        // In place the formulas still read what the operation overwrites: its result waits until they have.
        bool isInPlace = whole.Inputs.Any(input => Primal.TypeOf(input).IsBuffer && _varied.Aliasing.ClassOf(input) == _varied.Aliasing.ClassOf(whole.Destination));
        int result = isInPlace ? _whole.Allocate(element, count) : destination;
        Graph.Append(new Elementwise(result, whole.Operation, whole.Inputs.Select(Use).ToEquatableArray()));
        InEachDirection(() => _whole.Assign(
            Tangents[whole.Destination],
            carriers.Select(i => (rule.Maps[i]!, (Func<string, int>)(name => name switch
            {
                "u" => Tangents[whole.Inputs[i]],
                "r" => result,
                _ => Use(whole.Inputs["xyz".IndexOf(name[0])]),
            }))).ToList(),
            element,
            count));
        if (isInPlace)
        {
            Graph.Append(new Copy(result, destination));
        }
    }

    protected virtual void AppendReduction(Reduce reduce)
    {
        IReadOnlyList<RuleExpression?> maps = ReductionRules.For(reduce.Reduction);
        GraphType element = Primal.TypeOf(reduce.Result);
        int sum = -1;
        for (int i = 0; i < maps.Count; i++)
        {
            if (maps[i] is not { } map || !Tangents.TryGetValue(reduce.Inputs[i], out int u))
            {
                continue;
            }

            int terms = _whole.Append(map, element, Graph.LengthOf(u), name => name switch
            {
                "u" => u,
                "r" => Use(reduce.Result),
                _ => Use(reduce.Inputs["xyz".IndexOf(name[0])]),
            });
            int term = Graph.NewValue(element);
            Graph.Append(new Reduce(term, Reductions.Sum, EquatableArray.Of(terms)));
            sum = sum < 0 ? term : Graph.Apply(Operations.Add, element, sum, term);
        }

        if (sum >= 0)
        {
            Tangents[reduce.Result] = sum;
        }
    }
}
