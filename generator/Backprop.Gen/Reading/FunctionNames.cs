using System.Collections.Generic;
using System.Linq;

namespace Backprop.Gen.Reading;

/// <summary>The names of a module's functions. What is differentiated also takes the names of its halves and of its tangent function.</summary>
internal sealed class FunctionNames
{
    private static readonly string[] s_suffixes = { "Forward", "Backward", "Tangent" };

    private readonly Dictionary<string, bool> _taken = new();

    public string Take(string name, bool isDifferentiated)
    {
        string unique = name;
        for (int i = 2; IsTaken(unique, isDifferentiated); i++)
        {
            unique = name + i;
        }

        _taken[unique] = isDifferentiated;
        return unique;
    }

    private bool IsTaken(string name, bool isDifferentiated) => _taken.ContainsKey(name)
        || _taken.Any(other => (other.Value && IsDerivative(name, other.Key)) || (isDifferentiated && IsDerivative(other.Key, name)));

    /// <summary>Whether a name is that of a derivative, of any order, of a function.</summary>
    private static bool IsDerivative(string name, string function)
    {
        while (name.Length > function.Length)
        {
            string? suffix = s_suffixes.FirstOrDefault(suffix => name.EndsWith(suffix, System.StringComparison.Ordinal));
            if (suffix is null)
            {
                return false;
            }

            name = name.Substring(0, name.Length - suffix.Length);
        }

        return name == function;
    }
}
