using System.Collections.Generic;
using System.Linq;

namespace Backprop.Gen.Graph;

/// <summary>Copies the body of one function into another that is being built, in the place of a call.</summary>
public static class Splice
{
    /// <summary>Whether the body is left only at its end, so that it needs no construct of its own.</summary>
    public static bool IsStraight(Function function) =>
        function.Body.All().OfType<Exit>().Count(exit => exit.Label == Function.ReturnLabel) == 1 && function.Body.Terminator().Label == Function.ReturnLabel;

    /// <summary>Appends the body, and gives what it returns.</summary>
    /// <param name="arguments">a value of the builder for each parameter</param>
    public static int[] Into(GraphBuilder builder, Function function, IReadOnlyList<int> arguments)
    {
        var copy = new Copier(builder, function);
        for (int i = 0; i < arguments.Count; i++)
        {
            copy.Bind(function.Parameters[i], arguments[i]);
        }

        if (IsStraight(function))
        {
            EquatableArray<Node> nodes = function.Body.Nodes;
            for (int i = 0; i < nodes.Count - 1; i++)
            {
                copy.Append(nodes[i]);
            }

            return function.Body.Terminator().Values.Select(copy.Value).ToArray();
        }

        int[] results = function.Results.Select(type => builder.NewValue(type)).ToArray();
        builder.Append(new Block(results.ToEquatableArray(), copy.Label(Function.ReturnLabel), copy.Region(function.Body with { Parameters = default })));
        return results;
    }
}
