using System;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>A module whose functions have other names.</summary>
internal static class Renamed
{
    public static Module With(Module module, Func<Function, string> rename)
    {
        string New(string name) => rename(module[name]);
        return new Module(module.Functions.Select(function => function with
        {
            Name = rename(function),
            Body = With(function.Body, New),
            Rule = function.Rule is { } rule ? rule with { Function = New(rule.Function) } : null,
        }).ToEquatableArray());
    }

    private static Region With(Region region, Func<string, string> rename) => region with
    {
        Nodes = region.Nodes
            .Select(node => node is Invoke invoke ? invoke with { Function = rename(invoke.Function) } : NodeParts.MapRegions(node, inner => With(inner, rename)))
            .ToEquatableArray(),
    };
}
