using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Analysis;

/// <summary>
/// Divides the buffers of all functions of a module into classes of memory that may overlap: the alias classes of each function, joined where a call hands a
/// buffer over or back, and where memory may be found again by its handle.
/// </summary>
internal sealed class ModuleMemory
{
    private readonly Dictionary<(string Function, int Class), int> _numbers = new();
    private readonly List<int> _parent = new();
    private readonly Activity _activity;

    public ModuleMemory(Module module, Activity activity)
    {
        _activity = activity;
        IReadOnlyList<Function> functions = RuledCalls.Differentiated(module);
        foreach (Function function in functions)
        {
            foreach (Invoke invoke in function.Body.All().OfType<Invoke>().Where(invoke => activity[function].Ruled.RuleOf(invoke) is null))
            {
                Function callee = module[invoke.Function];
                Join(function, invoke.Inputs, callee, callee.Parameters);
                foreach (Exit exit in callee.Body.All().OfType<Exit>().Where(exit => exit.Label == Function.ReturnLabel))
                {
                    Join(function, invoke.Results, callee, exit.Values);
                }
            }
        }

        JoinRecalled(functions);
    }

    /// <summary>The class of memory that a buffer of a function belongs to.</summary>
    public int ClassOf(Function function, int buffer) => Root(Number(function, _activity[function].Aliasing.ClassOf(buffer)));

    private void Join(Function caller, EquatableArray<int> there, Function callee, EquatableArray<int> here)
    {
        for (int i = 0; i < there.Count; i++)
        {
            if (caller.TypeOf(there[i]).IsBuffer)
            {
                _parent[ClassOf(caller, there[i])] = ClassOf(callee, here[i]);
            }
        }
    }

    private void JoinRecalled(IReadOnlyList<Function> functions)
    {
        if (!functions.Any(function => function.Body.All().Any(node => node is Recall)))
        {
            return;
        }

        var first = new Dictionary<GraphType, (Function Function, int Buffer)>();
        foreach (Function function in functions)
        {
            var used = new HashSet<int>(function.Body.All().SelectMany(node => node.Uses()));
            foreach (Node node in function.Body.All())
            {
                int made = node switch { Allocate allocate when used.Contains(allocate.Handle) => allocate.Result, Recall recall => recall.Result, _ => -1 };
                if (made < 0)
                {
                    continue;
                }

                GraphType element = ((BufferType)function.TypeOf(made)).Element;
                if (first.TryGetValue(element, out (Function Function, int Buffer) other))
                {
                    _parent[ClassOf(function, made)] = ClassOf(other.Function, other.Buffer);
                }
                else
                {
                    first.Add(element, (function, made));
                }
            }
        }
    }

    private int Number(Function function, int memory)
    {
        if (!_numbers.TryGetValue((function.Name, memory), out int number))
        {
            number = _parent.Count;
            _parent.Add(number);
            _numbers.Add((function.Name, memory), number);
        }

        return number;
    }

    private int Root(int number)
    {
        while (_parent[number] != number)
        {
            number = _parent[number] = _parent[_parent[number]];
        }

        return number;
    }
}
