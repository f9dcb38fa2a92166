using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Tests.Mutants;

/// <summary>The bugs that the suite must notice.</summary>
internal static class AllMutants
{
    private static readonly long Half = BitConverter.DoubleToInt64Bits(0.5);

    public static IReadOnlyList<Mutant> Make() =>
    [
        Mutant.OfOperation("the local derivative is forgotten", Operations.StrongProduct, node => Copy(node, node.Inputs[0])),
        Mutant.OfOperation("the upstream gradient is forgotten", Operations.StrongProduct, node => Copy(node, node.Inputs[1])),
        Mutant.OfOperation("the strong product is a weak one", Operations.StrongProduct, node => node with { Operation = Operations.Multiply }),
        Mutant.OfOperation("a minus is lost", Operations.Negate, node => Copy(node, node.Inputs[0])),
        Mutant.OfOperation("plus for minus", Operations.Subtract, node => node with { Operation = Operations.Add }),
        Mutant.OfOperation("one contribution overwrites the other", Operations.Add, node => Copy(node, node.Inputs[1])),
        Mutant.OfOperation("numerator and denominator are swapped", Operations.Divide, node => node with { Inputs = EquatableArray.Of(node.Inputs[1], node.Inputs[0]) }),
        Mutant.OfOperation("sine for cosine", Operations.Cos, node => node with { Operation = Operations.Sin }),
        Mutant.OfOperation("the power's slope is the power", Operations.PowByBase, node => node with { Operation = Operations.Pow }),
        Mutant.Of("a tie gives everything to both", (function, node) => node is Constant constant && function.TypeOf(constant.Result) == GraphType.Double && constant.Bits == Half ? constant with { Bits = BitConverter.DoubleToInt64Bits(1) } : node),
        Mutant.Of("ties are decided by greater", (_, node) => node is Apply { Operation: var operation } apply && operation == Operations.Greater ? apply with { Operation = Operations.GreaterOrEqual } : node),
        Mutant.Of("gradients of elements replace each other", (_, node) => node is Accumulate accumulate ? new Store(accumulate.Buffer, accumulate.Index, accumulate.Path, accumulate.Value) : node),
        Mutant.Of("gradients of elements are dropped", (_, node) => node is Accumulate ? null : node),
        new("an overwritten element keeps its gradient", (_, nodes) =>
        {
            HashSet<int> zeros = [.. nodes.OfType<Constant>().Where(constant => constant.Bits == 0).Select(constant => constant.Result)];
            return nodes.Where(node => node is not Store store || !zeros.Contains(store.Value));
        }),
        new("an overwritten element is not restored", (_, nodes) =>
        {
            HashSet<int> popped = [.. nodes.OfType<Pop>().Select(pop => pop.Result)];
            return nodes.Where(node => node is not Store store || !popped.Contains(store.Value));
        }),
        new("two values come off the tape in the wrong order", SwapPops),
        new("the other branch is reversed", (_, nodes) =>
        {
            HashSet<int> popped = [.. nodes.OfType<Pop>().Select(pop => pop.Result)];
            return nodes.Select(node => node is If branch && popped.Contains(branch.Condition) ? branch with { Then = branch.Else, Else = branch.Then } : node);
        }),
        Mutant.Of("a counted loop makes one trip more or less", (_, node) => node is Loop { Head: Counted counted } loop ? loop with { Head = counted with { IsInclusive = !counted.IsInclusive } } : node),
        Mutant.Of("a reversed loop makes one trip more or less", (_, node) => node is Loop { Head: Counted { Step: < 0 } counted } loop ? loop with { Head = counted with { IsInclusive = !counted.IsInclusive } } : node),
        new("what was carried first is carried second", SwapExits),
        Mutant.Of("final contents are not put back", (_, node) => node is Gen.Graph.Copy ? null : node),
        Mutant.Of("a kept value is not kept", (_, node) => node is Gen.Graph.Set ? null : node),
        Mutant.Of("nothing is put on the tape of a loop", (_, node) => node is Push ? null : node),
        Mutant.Of("a choice among buffers is always the first", (_, node) => node is Resolve { Origins.Count: > 1 } resolve ? resolve with { Origins = resolve.Origins.Select(_ => resolve.Origins[0]).ToEquatableArray() } : node),
    ];

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

    private static IEnumerable<Node> SwapExits(Function function, IReadOnlyList<Node> nodes) => nodes.Select(node =>
        node is Loop { Initial.Count: >= 2 } loop && function.TypeOf(loop.Initial[0]) == function.TypeOf(loop.Initial[1])
            ? loop with { Initial = loop.Initial.Select((value, i) => i < 2 ? loop.Initial[1 - i] : value).ToEquatableArray() }
            : node);
}
