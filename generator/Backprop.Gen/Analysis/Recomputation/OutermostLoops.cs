using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Analysis;

/// <summary>The loops that stand in no other: in the entry, and in functions that are never called from inside a loop, nor by themselves.</summary>
internal static class OutermostLoops
{
    public static IEnumerable<(Function Function, Loop Loop)> Of(Module module)
    {
        HashSet<string> repeated = CalledOften(module);
        return module.Functions.Where(function => !repeated.Contains(function.Name)).SelectMany(function => In(function.Body).Select(loop => (function, loop)));
    }

    /// <summary>The module with each of these loops as another one.</summary>
    public static Module Map(Module module, Func<Loop, Loop> map)
    {
        HashSet<string> repeated = CalledOften(module);
        return new Module(module.Functions
            .Select(function => repeated.Contains(function.Name) ? function : function with { Body = Map(function.Body, map) }).ToEquatableArray());
    }

    private static Region Map(Region region, Func<Loop, Loop> map) => region with
    {
        Nodes = region.Nodes.Select(node => node is Loop loop ? map(loop) : NodeParts.MapRegions(node, inner => Map(inner, map))).ToEquatableArray(),
    };

    private static IEnumerable<Loop> In(Region region) => region.Nodes
        .SelectMany(node => node is Loop loop ? new[] { loop } : node.Regions().SelectMany(In));

    private static HashSet<string> CalledOften(Module module)
    {
        var callees = module.Functions.ToDictionary(function => function.Name, function => Reached(module, Called(function.Body)));
        var often = new HashSet<string>(module.Functions.Select(function => function.Name).Where(name => callees[name].Contains(name)));
        often.UnionWith(often.ToList().SelectMany(name => callees[name]));
        foreach (Function function in module.Functions)
        {
            often.UnionWith(Reached(module, function.Body.All().OfType<Loop>().SelectMany(loop => loop.Regions()).SelectMany(Called)));
        }

        return often;
    }

    private static IEnumerable<string> Called(Region region) => region.All().OfType<Invoke>().Select(invoke => invoke.Function);

    private static HashSet<string> Reached(Module module, IEnumerable<string> from)
    {
        var reached = new HashSet<string>();
        var pending = new Stack<string>(from);
        while (pending.Count > 0)
        {
            string name = pending.Pop();
            if (reached.Add(name))
            {
                Called(module[name].Body).ToList().ForEach(pending.Push);
            }
        }

        return reached;
    }
}
