namespace Backprop.Gen.Writing;

/// <summary>The labels that are reached by going on after the statements that are being printed: exits to them need no jump.</summary>
internal sealed record Ahead(int Label, Ahead? Next = null)
{
    public static bool Contains(Ahead? ahead, int label)
    {
        for (; ahead is not null; ahead = ahead.Next)
        {
            if (ahead.Label == label)
            {
                return true;
            }
        }

        return false;
    }
}
