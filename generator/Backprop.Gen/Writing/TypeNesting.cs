using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>The namespace and the types around what is written.</summary>
internal static class TypeNesting
{
    /// <summary>Opens them all, and says how many blocks are to be closed.</summary>
    /// <param name="attributes">what stands before the innermost type</param>
    public static int Open(SourceText text, string space, EquatableArray<EnclosingType> enclosing, params string[] attributes)
    {
        int opened = 0;
        if (space.Length > 0)
        {
            text.Line("namespace " + space);
            text.Open();
            opened++;
        }

        foreach (EnclosingType type in enclosing)
        {
            if (ReferenceEquals(type, enclosing[enclosing.Count - 1]))
            {
                text.Lines(attributes);
            }

            // C# wants `partial` right before the keyword of the type.
            text.Line(type.Header.StartsWith("ref ", System.StringComparison.Ordinal) ? "ref partial " + type.Header.Substring(4) : "partial " + type.Header);
            text.Open();
            opened++;
        }

        return opened;
    }
}
