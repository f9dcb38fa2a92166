using System;
using Backprop.Gen;

namespace Backprop.Tests.Mutants;

/// <summary>A bug that can be seeded into the generator.</summary>
/// <param name="Where">the name of the seam</param>
/// <param name="Change">what stands in the place of what goes through there; the same object where the bug does not show</param>
internal sealed record Mutant(string Name, string Where, Func<object, object> Change)
{
    /// <summary>How often the bug made a difference.</summary>
    public int Applied { get; private set; }

    /// <summary>Whether something notices the bug: a comparison that fails, or an exception, which the generator would report.</summary>
    public bool IsNoticedBy(Func<bool> check)
    {
        Seam.Change.Value = (where, value) => where == Where ? Seed(value) : value;
        try
        {
            return check();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return true;
        }
        finally
        {
            Seam.Change.Value = null;
        }
    }

    public static Mutant Of<T>(string name, string where, Func<T, T> change)
        where T : notnull => new(name, where, value => change((T)value));

    private object Seed(object value)
    {
        object changed = Change(value);
        Applied += changed.Equals(value) ? 0 : 1;
        return changed;
    }
}
