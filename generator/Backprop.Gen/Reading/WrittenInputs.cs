using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Reading;

/// <summary>Which buffer parameters a module's functions store into, themselves or through others.</summary>
internal static class WrittenInputs
{
    /// <summary>The indices of the entry's parameters that are written.</summary>
    public static HashSet<int> Of(Module module)
    {
        Dictionary<string, HashSet<int>> written = module.Functions.ToDictionary(function => function.Name, _ => new HashSet<int>());
        Dictionary<string, Aliasing> aliasing = module.Functions.ToDictionary(function => function.Name, function => new Aliasing(function, parametersAreDisjoint: true));
        bool changed = true;
        while (changed)
        {
            changed = false;
            foreach (Function function in module.Functions)
            {
                HashSet<int> classes = new(function.Body.All().SelectMany(node => Written(node, written)).Select(aliasing[function.Name].ClassOf));
                for (int i = 0; i < function.Parameters.Count; i++)
                {
                    bool isWritten = function.TypeOf(function.Parameters[i]).IsBuffer && classes.Contains(aliasing[function.Name].ClassOf(function.Parameters[i]));
                    changed |= isWritten && written[function.Name].Add(i);
                }
            }
        }

        return written[module.Entry.Name];
    }

    private static IEnumerable<int> Written(Node node, Dictionary<string, HashSet<int>> written) => node switch
    {
        Store store => new[] { store.Buffer },
        Invoke invoke => written[invoke.Function].Select(parameter => invoke.Inputs[parameter]),
        _ => System.Array.Empty<int>(),
    };
}
