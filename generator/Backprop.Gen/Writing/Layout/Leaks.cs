using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>Finds the constructs that can be left for somewhere else than what follows them: by a return, a throw, or an exit of something further out.</summary>
internal static class Leaks
{
    public static void Mark(Layout layout)
    {
        var leaks = new bool[layout.Steps.Count];
        foreach (Step step in layout.Steps)
        {
            if (!step.IsUnreachable && step.Node is Exit or External { Throws: true })
            {
                for (Step? owner = layout.PlaceOf(step.Region).Owner; owner is not null && !Catches(owner, step.Node); owner = layout.PlaceOf(owner.Region).Owner)
                {
                    leaks[owner.Position] = true;
                }
            }
        }

        for (int position = 0; position < leaks.Length; position++)
        {
            if (leaks[position])
            {
                layout.PlaceOf(layout.Steps[position].Region).Leaks.Add(position);
            }
        }
    }

    /// <summary>Whether the jump ends at this construct. A break does not: what follows it is not the next iteration.</summary>
    private static bool Catches(Step owner, Node jump) => jump is Exit exit && owner.Node switch
    {
        If branch => exit.Label == branch.Label,
        Block block => exit.Label == block.Label,
        Loop loop => exit.Label == loop.Continue || exit.Label == loop.Break || (loop.Head is While head && exit.Label == head.Label),
        _ => false,
    };
}
