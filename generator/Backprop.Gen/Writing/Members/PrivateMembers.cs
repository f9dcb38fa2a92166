using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>The private methods that are written for a method: their names, and which of them several members can call, as they do the same.</summary>
internal sealed class PrivateMembers
{
    private readonly NameScope _names;
    private readonly Dictionary<(Function Function, string Callees), string> _written = new();

    /// <param name="names">knows the names that they may not have</param>
    public PrivateMembers(NameScope names) => _names = names;

    public string Unique(string wish) => _names.Unique(wish);

    /// <summary>Names the functions of a module but its entry, and gives those that have to be written. Functions that call themselves are not shared.</summary>
    /// <param name="callees">gets the names</param>
    /// <param name="wish">what a function would be called</param>
    public IReadOnlyList<Function> Name(Module module, Callees callees, Func<Function, string> wish)
    {
        var written = new List<Function>();
        List<Function> open = module.Functions.Skip(1).ToList();
        for (int before = 0; before != open.Count;)
        {
            before = open.Count;
            foreach (Function function in open.Where(function => callees.AreNamed(function)).ToList())
            {
                open.Remove(function);
                (Function, string) key = (function, string.Join(" ", callees.CalledBy(function).Select(callees.NameOf)));
                if (!_written.TryGetValue(key, out string name))
                {
                    _written[key] = name = _names.Unique(wish(function));
                    written.Add(function);
                }

                callees.Name(function.Name, name);
            }
        }

        open.ForEach(function => callees.Name(function.Name, _names.Unique(wish(function))));
        return module.Functions.Where(function => written.Contains(function) || open.Contains(function)).ToList();
    }
}
