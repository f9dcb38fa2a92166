using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Analysis;

/// <summary>Which buffer parameters the functions of a module may write, themselves or through the functions they call.</summary>
internal sealed class WrittenParameters
{
    private readonly Dictionary<string, HashSet<int>> _written;

    public WrittenParameters(Module module)
        : this(module, new Dictionary<string, IReadOnlyList<int>>())
    {
    }

    /// <param name="declared">parameters that count as written, whether the graph writes them or not</param>
    public WrittenParameters(Module module, IReadOnlyDictionary<string, IReadOnlyList<int>> declared)
    {
        _written = module.Functions.ToDictionary(
            function => function.Name,
            function => new HashSet<int>((function.Rule is { } rule ? rule.Written.Select(written => written.Parameter) : Enumerable.Empty<int>())
                .Concat(declared.TryGetValue(function.Name, out IReadOnlyList<int> some) ? some : new int[0])));
        var origins = module.Functions.ToDictionary(function => function.Name, OriginsOf);
        bool changed;
        do
        {
            changed = false;
            foreach (Function function in module.Functions)
            {
                foreach (int buffer in function.Body.All().SelectMany(WrittenBy))
                {
                    changed |= Mark(function, origins[function.Name], buffer);
                }
            }
        }
        while (changed);
    }

    /// <summary>The indices of the parameters that a function may write.</summary>
    public HashSet<int> Of(Function function) => _written[function.Name];

    /// <summary>The buffers that a node itself may write.</summary>
    public IEnumerable<int> WrittenBy(Node node) => node switch
    {
        Store store => new[] { store.Buffer },
        Accumulate accumulate => new[] { accumulate.Buffer },
        Copy copy => new[] { copy.Destination },
        Clear clear => new[] { clear.Buffer },
        Elementwise whole => new[] { whole.Destination },
        Invoke invoke => Enumerable.Range(0, invoke.Inputs.Count).Where(_written[invoke.Function].Contains).Select(i => invoke.Inputs[i]),
        _ => Enumerable.Empty<int>(),
    };

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
                changed |= _written[function.Name].Add(parameter);
            }
        }

        return changed;
    }
}
