using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>Keeps the functions that the entry calls, directly or indirectly.</summary>
internal static class Reachable
{
    public static Module From(Function entry, IReadOnlyList<Function> functions)
    {
        var reached = new List<Function> { entry };
        for (int i = 0; i < reached.Count; i++)
        {
            foreach (Invoke invoke in reached[i].Body.All().OfType<Invoke>())
            {
                Function callee = functions.First(function => function.Name == invoke.Function);
                if (!reached.Any(function => function.Name == callee.Name))
                {
                    reached.Add(callee);
                }
            }
        }

        return new Module(reached.ToEquatableArray());
    }
}
