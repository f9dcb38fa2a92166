using System.Linq;

namespace Backprop.Gen.Graph;

/// <summary>The numbers of labels.</summary>
public static class Labels
{
    /// <summary>The greatest one in use.</summary>
    public static int Last(Function function) => function.Body.All().Select(LabelOf).DefaultIfEmpty(Function.ReturnLabel).Max();

    private static int LabelOf(Node node) => node switch
    {
        If branch => branch.Label,
        Block block => block.Label,
        Loop { Head: While head } loop => System.Math.Max(head.Label, System.Math.Max(loop.Break, loop.Continue)),
        Loop loop => System.Math.Max(loop.Break, loop.Continue),
        _ => 0,
    };
}
