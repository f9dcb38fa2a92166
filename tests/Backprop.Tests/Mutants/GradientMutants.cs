using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Differentiation;
using Backprop.Gen.Graph;

namespace Backprop.Tests.Mutants;

/// <summary>Bugs in the graph of a gradient, everywhere they fit.</summary>
internal static class GradientMutants
{
    private static readonly long Half = BitConverter.DoubleToInt64Bits(0.5);

    public static IReadOnlyList<Mutant> Make() =>
    [
        OfOperation("the local derivative is forgotten", Operations.StrongProduct, node => Copy(node, node.Inputs[0])),
        OfOperation("the upstream gradient is forgotten", Operations.StrongProduct, node => Copy(node, node.Inputs[1])),
        OfOperation("the strong product is a weak one", Operations.StrongProduct, node => node with { Operation = Operations.Multiply }),
        OfOperation("a minus is lost", Operations.Negate, node => Copy(node, node.Inputs[0])),
        OfOperation("plus for minus", Operations.Subtract, node => node with { Operation = Operations.Add }),
        OfOperation("one contribution overwrites the other", Operations.Add, node => Copy(node, node.Inputs[1])),
        OfOperation("numerator and denominator are swapped", Operations.Divide, node => node with { Inputs = EquatableArray.Of(node.Inputs[1], node.Inputs[0]) }),
        OfOperation("sine for cosine", Operations.Cos, node => node with { Operation = Operations.Sin }),
        OfOperation("the power's slope is the power", Operations.PowByBase, node => node with { Operation = Operations.Pow }),
        OfNodes("a tie gives everything to both", (function, node) => node is Constant constant && function.TypeOf(constant.Result) == GraphType.Double && constant.Bits == Half ? constant with { Bits = BitConverter.DoubleToInt64Bits(1) } : node),
        OfNodes("ties are decided by greater", (_, node) => node is Apply { Operation: var operation } apply && operation == Operations.Greater ? apply with { Operation = Operations.GreaterOrEqual } : node),
        OfNodes("gradients of elements replace each other", (_, node) => node is Accumulate accumulate ? new Store(accumulate.Buffer, accumulate.Index, accumulate.Path, accumulate.Value) : node),
        OfNodes("gradients of elements are dropped", (_, node) => node is Accumulate ? null : node),
        Of("an overwritten element keeps its gradient", (_, nodes) =>
        {
            HashSet<int> zeros = [.. nodes.OfType<Constant>().Where(constant => constant.Bits == 0).Select(constant => constant.Result)];
            return nodes.Where(node => node is not Store store || !zeros.Contains(store.Value));
        }),
        Of("an overwritten element is not restored", (_, nodes) =>
        {
            HashSet<int> popped = [.. nodes.OfType<Pop>().Select(pop => pop.Result)];
            return nodes.Where(node => node is not Store store || !popped.Contains(store.Value));
        }),
        Of("two values come off the tape in the wrong order", SwapPops),
        Of("the other branch is reversed", (_, nodes) =>
        {
            HashSet<int> popped = [.. nodes.OfType<Pop>().Select(pop => pop.Result)];
            return nodes.Select(node => node is If branch && popped.Contains(branch.Condition) ? branch with { Then = branch.Else, Else = branch.Then } : node);
        }),
        OfNodes("a counted loop makes one trip more or less", (_, node) => node is Loop { Head: Counted counted } loop ? loop with { Head = counted with { IsInclusive = !counted.IsInclusive } } : node),
        OfNodes("a reversed loop makes one trip more or less", (_, node) => node is Loop { Head: Counted { Step: < 0 } counted } loop ? loop with { Head = counted with { IsInclusive = !counted.IsInclusive } } : node),
        Of("the trips of a loop with a step are rounded down", RoundTrips),
        Of("what was carried first is carried second", SwapExits),
        OfNodes("final contents are not put back", (_, node) => node is Gen.Graph.Copy ? null : node),
        OfNodes("a kept value is not kept", (_, node) => node is Gen.Graph.Set ? null : node),
        OfNodes("nothing is put on the tape of a loop", (_, node) => node is Push ? null : node),
        OfNodes("a choice among buffers is always the first", (_, node) => node is Resolve { Origins.Count: > 1 } resolve ? resolve with { Origins = resolve.Origins.Select(_ => resolve.Origins[0]).ToEquatableArray() } : node),
    ];

    private static Mutant Of(string name, Func<Function, IReadOnlyList<Node>, IEnumerable<Node>> change) => Mutant.Of<Core>(
        name, nameof(Differentiate.Gradient), core => Edit.Of(core, function => Edit.Regions(function, nodes => change(function, nodes))));

    private static Mutant OfNodes(string name, Func<Function, Node, Node?> change) =>
        Of(name, (function, nodes) => nodes.Select(node => change(function, node)).OfType<Node>());

    private static Mutant OfOperation(string name, Operation operation, Func<Apply, Node> change) =>
        OfNodes(name, (function, node) => node is Apply apply && apply.Operation == operation && function.TypeOf(apply.Result).IsFloating ? change(apply) : node);

    private static Apply Copy(Apply node, int value) => new(node.Result, Operations.Convert, EquatableArray.Of(value));

    private static IEnumerable<Node> SwapPops(Function function, IReadOnlyList<Node> nodes)
    {
        List<Node> result = [.. nodes];
        for (int i = 0; i + 1 < result.Count; i++)
        {
            if (result[i] is Pop first && result[i + 1] is Pop second && first.Tape == second.Tape && function.TypeOf(first.Result) == function.TypeOf(second.Result))
            {
                (result[i], result[i + 1]) = (first with { Result = second.Result }, second with { Result = first.Result });
                i++;
            }
        }

        return result;
    }

    /// <summary>Trips are counted in 64 bits: (distance + step - 1) / step.</summary>
    private static IEnumerable<Node> RoundTrips(Function function, IReadOnlyList<Node> nodes)
    {
        Dictionary<int, int> sums = nodes.OfType<Apply>().Where(apply => apply.Operation == Operations.Add && function.TypeOf(apply.Result) == GraphType.Int64).ToDictionary(sum => sum.Result, sum => sum.Inputs[0]);
        return nodes.Select(node => node is Apply apply && apply.Operation == Operations.Divide && sums.TryGetValue(apply.Inputs[0], out int distance)
            ? apply with { Inputs = EquatableArray.Of(distance, apply.Inputs[1]) }
            : node);
    }

    private static IEnumerable<Node> SwapExits(Function function, IReadOnlyList<Node> nodes) => nodes.Select(node =>
        node is Loop { Initial.Count: >= 2 } loop && function.TypeOf(loop.Initial[0]) == function.TypeOf(loop.Initial[1])
            ? loop with { Initial = loop.Initial.Select((value, i) => i < 2 ? loop.Initial[1 - i] : value).ToEquatableArray() }
            : node);
}
