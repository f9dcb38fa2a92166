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
            foreach (string name in CalledBy(reached[i]))
            {
                Function callee = functions.First(function => function.Name == name);
                if (!reached.Any(function => function.Name == callee.Name))
                {
                    reached.Add(callee);
                }
            }
        }

        return new Module(reached.ToEquatableArray());
    }

    /// <summary>The rule of a function is not called, but will be if the function is differentiated.</summary>
    private static IEnumerable<string> CalledBy(Function function)
    {
        IEnumerable<string> called = function.Body.All().OfType<Invoke>().Select(invoke => invoke.Function);
        return function.Rule is { } rule ? called.Append(rule.Function) : called;
    }
}
