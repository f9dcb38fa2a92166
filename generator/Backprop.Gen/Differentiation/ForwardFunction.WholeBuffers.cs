using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Backprop.Gen.Rules;

namespace Backprop.Gen.Differentiation;

/// <content>Operations on whole buffers.</content>
internal sealed partial class ForwardFunction
{
    private void AppendElementwise(Elementwise whole)
    {
        Rule rule = RuleTable.For(whole.Operation);
        int tangent = _tangents[whole.Destination];
        List<int> carriers = Enumerable.Range(0, whole.Inputs.Count).Where(i => rule.Maps[i] is not null && _tangents.ContainsKey(whole.Inputs[i])).ToList();
        if (carriers.Count == 0)
        {
            _graph.Append(whole.Map(Use, Define));
            _graph.Append(new Clear(tangent));
            return;
        }

        GraphType element = ((BufferType)_primal.TypeOf(whole.Destination)).Element;
        int destination = Use(whole.Destination);
        int count = _graph.LengthOf(destination);

        // In place the formulas still read what the operation overwrites: its result waits until they have.
        bool isInPlace = whole.Inputs.Any(input => _primal.TypeOf(input).IsBuffer && _varied.Aliasing.ClassOf(input) == _varied.Aliasing.ClassOf(whole.Destination));
        int result = isInPlace ? _whole.Allocate(element, count) : destination;
        _graph.Append(new Elementwise(result, whole.Operation, whole.Inputs.Select(Use).ToEquatableArray()));
        _whole.Assign(
            tangent,
            carriers.Select(i => (rule.Maps[i]!, (System.Func<string, int>)(name => name switch
            {
                "u" => _tangents[whole.Inputs[i]],
                "r" => result,
                _ => Use(whole.Inputs["xyz".IndexOf(name[0])]),
            }))).ToList(),
            element,
            count);
        if (isInPlace)
        {
            _graph.Append(new Copy(result, destination));
        }
    }

    private void AppendTangent(Reduce reduce)
    {
        IReadOnlyList<RuleExpression?> maps = ReductionRules.For(reduce.Reduction);
        GraphType element = _primal.TypeOf(reduce.Result);
        int sum = -1;
        for (int i = 0; i < maps.Count; i++)
        {
            if (maps[i] is not { } map || !_tangents.TryGetValue(reduce.Inputs[i], out int u))
            {
                continue;
            }

            int terms = _whole.Append(map, element, _graph.LengthOf(u), name => name switch
            {
                "u" => u,
                "r" => Use(reduce.Result),
                _ => Use(reduce.Inputs["xyz".IndexOf(name[0])]),
            });
            int term = _graph.NewValue(element);
            _graph.Append(new Reduce(term, Reductions.Sum, EquatableArray.Of(terms)));
            sum = sum < 0 ? term : _graph.Apply(Operations.Add, element, sum, term);
        }

        if (sum >= 0)
        {
            _tangents[reduce.Result] = sum;
        }
    }
}
