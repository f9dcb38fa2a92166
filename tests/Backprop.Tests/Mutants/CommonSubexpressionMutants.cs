using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;
using Backprop.Gen.Optimization;

namespace Backprop.Tests.Mutants;

/// <summary>What is taken for the same, and is not.</summary>
internal static class CommonSubexpressionMutants
{
    public static IReadOnlyList<Mutant> Make() =>
    [
        Of("a load is what it was before the store", function => Merge(function, (facts, node) => node is Load load ? facts.KeyOf(load) : null)),
        Of("a load in a loop is what it was before", BeforeLoop),
        Of("the fields of an element are the same", function => Merge(function, (facts, node) =>
            node is Load load ? (function.TypeOf(load.Result), load.Buffer, facts.NumberOf(load.Index)) : null)),
        Of("the order of operands does not matter", function => Merge(function, (facts, node) =>
            node is Apply { Inputs.Count: 2 } apply ? (apply.Operation, apply.Inputs.Select(facts.NumberOf).Min(), apply.Inputs.Select(facts.NumberOf).Max()) : null)),
        Of("what one arm computed is there in the other", OtherArm),
    ];

    private static Mutant Of(string name, Func<Function, Function> change) => PassMutants.Of(name, OptimizationPasses.CommonSubexpressions, change);

    /// <summary>Nodes of one region with the same key are taken to have the same result.</summary>
    private static Function Merge(Function function, Func<Facts, Node, object?> keyOf)
    {
        var facts = new Facts(function);
        var replaced = new Dictionary<int, int>();
        Edit.Regions(function, nodes =>
        {
            foreach (IGrouping<object?, Node> group in nodes.GroupBy(node => keyOf(facts, node)).Where(group => group.Key is not null))
            {
                foreach (Node again in group.Skip(1))
                {
                    replaced[again.Defines()[0]] = group.First().Defines()[0];
                }
            }

            return nodes;
        });
        return Edit.Values(function, replaced);
    }

    private static Function BeforeLoop(Function function)
    {
        var facts = new Facts(function);
        var replaced = new Dictionary<int, int>();
        Edit.Regions(function, nodes =>
        {
            for (int i = 0; i < nodes.Count; i++)
            {
                foreach (Load load in nodes[i] is Loop loop ? loop.Body.All().OfType<Load>() : [])
                {
                    if (nodes.Take(i).OfType<Load>().LastOrDefault(before => facts.KeyOf(before) == facts.KeyOf(load)) is { } before)
                    {
                        replaced[load.Result] = before.Result;
                    }
                }
            }

            return nodes;
        });
        return Edit.Values(function, replaced);
    }

    private static Function OtherArm(Function function)
    {
        var facts = new Facts(function);
        var replaced = new Dictionary<int, int>();
        foreach (If branch in function.Body.All().OfType<If>())
        {
            foreach (Apply other in branch.Else.Nodes.OfType<Apply>())
            {
                if (branch.Then.Nodes.OfType<Apply>().FirstOrDefault(node => facts.KeyOf(node).Equals(facts.KeyOf(other))) is { } first)
                {
                    replaced[other.Result] = first.Result;
                }
            }
        }

        return Edit.Values(function, replaced);
    }
}
