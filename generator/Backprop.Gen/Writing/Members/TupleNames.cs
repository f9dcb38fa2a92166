using System.Collections.Generic;
using System.Linq;

namespace Backprop.Gen.Writing;

/// <summary>Names for the elements of a tuple: a name that is taken, or that tuples reserve, gets a trailing underscore.</summary>
internal sealed class TupleNames
{
    private static readonly HashSet<string> s_reserved = new()
    {
        "Rest", "CompareTo", "Deconstruct", "Equals", "GetHashCode", "GetType", "ToString", "ToTuple",
    };

    private readonly HashSet<string> _taken = new();

    public string Next(string wish)
    {
        string name = wish.TrimStart('@');
        while (IsReserved(name) || !_taken.Add(name))
        {
            name += "_";
        }

        return Keywords.Escape(name);
    }

    private static bool IsReserved(string name) =>
        s_reserved.Contains(name) || (name.Length > 4 && name.StartsWith("Item", System.StringComparison.Ordinal) && name.Skip(4).All(char.IsDigit));

    /// <summary>A type for some named results: none, the one, or a tuple.</summary>
    public static string Type(IReadOnlyList<(string Type, string Name)> elements) => elements.Count switch
    {
        0 => "void",
        1 => elements[0].Type,
        _ => "(" + string.Join(", ", elements.Select(element => element.Type + " " + element.Name)) + ")",
    };
}
