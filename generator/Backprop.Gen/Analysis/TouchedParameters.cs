using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Analysis;

/// <summary>Whose memory the functions of a module touch in some way, of the buffers that they are given, themselves or through the functions they call.</summary>
internal sealed class TouchedParameters
{
    private readonly Dictionary<string, HashSet<int>> _touched;
    private readonly Func<Node, IEnumerable<int>> _touchedBy;

    /// <param name="touchedBy">the buffers that a node that is no call touches</param>
    /// <param name="known">the indices of parameters that a function is known to touch from the first</param>
    public TouchedParameters(Module module, Func<Node, IEnumerable<int>> touchedBy, Func<Function, IEnumerable<int>>? known = null)
    {
        _touchedBy = touchedBy;
        _touched = module.Functions.ToDictionary(function => function.Name, function => new HashSet<int>(known?.Invoke(function) ?? Enumerable.Empty<int>()));
        var origins = module.Functions.ToDictionary(function => function.Name, OriginsOf);
        bool changed;
        do
        {
            changed = false;
            foreach (Function function in module.Functions)
            {
                foreach (int buffer in function.Body.All().SelectMany(By).Where(value => function.TypeOf(value).IsBuffer))
                {
                    changed |= Mark(function, origins[function.Name], buffer);
                }
            }
        }
        while (changed);
    }

    /// <summary>The indices of the parameters that a function may touch.</summary>
    public HashSet<int> Of(string function) => _touched[function];

    /// <summary>The buffers that a node itself may touch.</summary>
    public IEnumerable<int> By(Node node) => node is Invoke invoke
        ? Enumerable.Range(0, invoke.Inputs.Count).Where(_touched[invoke.Function].Contains).Select(i => invoke.Inputs[i])
        : _touchedBy(node);

    /// <summary>For each buffer made from others, those others.</summary>
    private static Dictionary<int, IReadOnlyList<int>> OriginsOf(Function function)
    {
        var origins = new Dictionary<int, IReadOnlyList<int>>();
        foreach (Node node in function.Body.All())
        {
            switch (node)
            {
                case Slice slice:
                    origins[slice.Result] = new[] { slice.Buffer };
                    break;
                case Resolve resolve:
                    origins[resolve.Result] = resolve.Origins;
                    break;
            }
        }

        return origins;
    }

    private bool Mark(Function function, Dictionary<int, IReadOnlyList<int>> origins, int buffer)
    {
        bool changed = false;
        var pending = new Stack<int>();
        pending.Push(buffer);
        while (pending.Count > 0)
        {
            int next = pending.Pop();
            if (origins.TryGetValue(next, out IReadOnlyList<int> before))
            {
                before.ToList().ForEach(pending.Push);
            }
            else if (function.Parameters.ToList().IndexOf(next) is >= 0 and int parameter)
            {
                changed |= _touched[function.Name].Add(parameter);
            }
        }

        return changed;
    }
}
