using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Backprop.Gen.Optimization;

namespace Backprop.Tests.Mutants;

/// <summary>Identities that hold for numbers, but not for every floating-point number.</summary>
internal static class AlgebraMutants
{
    public static IReadOnlyList<Mutant> Make() =>
    [
        ToValue("x + 0 is x", Operations.Add, (facts, node) => facts.Is(node.Inputs[1], 0) ? node.Inputs[0] : facts.Is(node.Inputs[0], 0) ? node.Inputs[1] : null),
        ToValue("x * 0 is 0", Operations.Multiply, (facts, node) => facts.Is(node.Inputs[1], 0) ? node.Inputs[1] : facts.Is(node.Inputs[0], 0) ? node.Inputs[0] : null),
        ToNode("0 - x is -x", Operations.Subtract, (facts, node) => facts.Is(node.Inputs[0], 0) ? node with { Operation = Operations.Negate, Inputs = EquatableArray.Of(node.Inputs[1]) } : node),
        ToNode("x - x is 0", Operations.Subtract, (_, node) => node.Inputs[0] == node.Inputs[1] ? new Constant(node.Result, 0) : node),
        ToNode("u ⊙ d is u * d", Operations.StrongProduct, (_, node) => node with { Operation = Operations.Multiply }),
        PassMutants.Of("what is not less is greater or equal", OptimizationPasses.Algebra, NotLess),
        PassMutants.Of("division is multiplication by the inverse", OptimizationPasses.Algebra, Inverse),
    ];

    /// <summary>Puts a value that is there in the place of floating operations.</summary>
    private static Mutant ToValue(string name, Operation operation, Func<Facts, Apply, int?> simpler) => PassMutants.Of(name, OptimizationPasses.Algebra, function =>
    {
        var facts = new Facts(function);
        return Edit.Values(function, Applies(function, operation)
            .Where(node => simpler(facts, node) is not null)
            .ToDictionary(node => node.Result, node => simpler(facts, node)!.Value));
    });

    /// <summary>Puts other nodes in the place of floating operations.</summary>
    private static Mutant ToNode(string name, Operation operation, Func<Facts, Apply, Node> simpler) => PassMutants.Of(name, OptimizationPasses.Algebra, function =>
    {
        var facts = new Facts(function);
        return Edit.Nodes(function, node => node is Apply apply && apply.Operation == operation && function.TypeOf(apply.Result).IsFloating ? simpler(facts, apply) : node);
    });

    private static IEnumerable<Apply> Applies(Function function, Operation operation) =>
        function.Body.All().OfType<Apply>().Where(node => node.Operation == operation && function.TypeOf(node.Result).IsFloating);

    private static Function NotLess(Function function)
    {
        Dictionary<int, Apply> tests = function.Body.All().OfType<Apply>().ToDictionary(apply => apply.Result);
        return Edit.Nodes(function, node => node is Apply apply && apply.Operation == Operations.Not && tests.TryGetValue(apply.Inputs[0], out Apply? test)
            && Opposite(test.Operation) is { } opposite
            ? test with { Result = apply.Result, Operation = opposite }
            : node);
    }

    private static Operation? Opposite(Operation operation) =>
        operation == Operations.Less ? Operations.GreaterOrEqual
        : operation == Operations.Greater ? Operations.LessOrEqual
        : operation == Operations.LessOrEqual ? Operations.Greater
        : operation == Operations.GreaterOrEqual ? Operations.Less
        : null;

    private static Function Inverse(Function function)
    {
        var facts = new Facts(function);
        HashSet<int> inverted = [.. Applies(function, Operations.Divide).Select(node => node.Inputs[1]).Where(value => facts.LiteralOf(value) is not null)];
        Dictionary<int, int> inverses = inverted.ToDictionary(value => value, value => function.Values.Count + inverted.ToList().IndexOf(value));
        function = function with { Values = function.Values.Concat(inverted.Select(value => function.Values[value])).ToEquatableArray() };
        return Edit.Regions(function, nodes => nodes.SelectMany(node => node switch
        {
            Constant constant when inverses.TryGetValue(constant.Result, out int inverse) => [constant, new Constant(inverse, Invert(function.TypeOf(inverse), constant.Bits))],
            Apply apply when apply.Operation == Operations.Divide && inverses.TryGetValue(apply.Inputs[1], out int inverse) && function.TypeOf(inverse).IsFloating =>
                new Node[] { apply with { Operation = Operations.Multiply, Inputs = EquatableArray.Of(apply.Inputs[0], inverse) } },
            _ => [node],
        }));
    }

    private static long Invert(GraphType type, long bits) => type == GraphType.Double
        ? BitConverter.DoubleToInt64Bits(1 / BitConverter.Int64BitsToDouble(bits))
        : type == GraphType.Single ? GraphBuilder.SingleBits(1 / GraphBuilder.SingleFromBits(bits)) : bits;
}
