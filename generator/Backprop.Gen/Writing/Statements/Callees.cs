using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>The C# names of a module's functions, and the arenas that each needs for the memory that it or its callees make.</summary>
internal sealed class Callees
{
    private readonly Dictionary<string, string> _names = new();
    private readonly Dictionary<string, List<string>> _calls = new();
    private readonly Dictionary<string, SortedSet<string>> _scratches = new();

    public Callees(Module module)
    {
        foreach (Function function in module.Functions)
        {
            _scratches[function.Name] = new SortedSet<string>(System.StringComparer.Ordinal);
            _calls[function.Name] = new List<string>();
            Scan(function, function.Body, _calls[function.Name]);
        }

        bool changed = true;
        while (changed)
        {
            changed = false;
            foreach (KeyValuePair<string, List<string>> caller in _calls)
            {
                foreach (string callee in caller.Value)
                {
                    int before = _scratches[caller.Key].Count;
                    _scratches[caller.Key].UnionWith(_scratches[callee]);
                    changed |= _scratches[caller.Key].Count > before;
                }
            }
        }
    }

    public void Name(string function, string name) => _names[function] = name;

    /// <summary>The functions that a function calls.</summary>
    public IEnumerable<string> CalledBy(Function function) => _calls[function.Name];

    /// <summary>Whether all that a function calls has a name.</summary>
    public bool AreNamed(Function function) => _calls[function.Name].TrueForAll(_names.ContainsKey);

    public string NameOf(string function) => _names[function];

    /// <summary>The element types of the arenas.</summary>
    public IReadOnlyList<string> ScratchesOf(string function) => _scratches[function].ToList();

    private void Scan(Function function, Region region, List<string> calls)
    {
        foreach (Node node in region.Nodes)
        {
            switch (node)
            {
                case Allocate allocate:
                    AddMemory(function, allocate.Result);
                    break;
                case Recall recall:
                    AddMemory(function, recall.Result);
                    break;
                case LendTape lent:
                    _scratches[function.Name].Add(TypeText.Of(((TapeType)function.TypeOf(lent.Result)).Element));
                    break;
                case Invoke invoke:
                    calls.Add(invoke.Function);
                    break;
            }

            NodeParts.ForEachRegion(node, inner => Scan(function, inner, calls));
        }
    }

    private void AddMemory(Function function, int buffer) =>
        _scratches[function.Name].Add(TypeText.Of(((BufferType)function.TypeOf(buffer)).Element));
}
