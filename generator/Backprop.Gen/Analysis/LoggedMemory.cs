using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Analysis;

/// <summary>The memory whose stores go to the undo tape, because the reverse sweep reads elements again that a store has overwritten.</summary>
internal sealed class LoggedMemory
{
    private readonly HashSet<int> _written = new();
    private readonly HashSet<int> _rewritten = new();
    private readonly HashSet<int> _logged = new();
    private readonly ModuleMemory _memory;

    public LoggedMemory(Module module, Activity activity)
    {
        _memory = new ModuleMemory(module, activity);
        foreach (Function function in RuledCalls.Differentiated(module))
        {
            foreach (int buffer in function.Body.All().SelectMany(activity.Written.WrittenBy))
            {
                int memory = _memory.ClassOf(function, buffer);
                _written.Add(memory);
                if (function.IsRecomputed)
                {
                    _rewritten.Add(memory);
                }
            }
        }
    }

    public int Count => _logged.Count;

    public bool IsLogged(Function function, int buffer) => _logged.Contains(_memory.ClassOf(function, buffer));

    /// <summary>Whether the memory is written on the way back, by a function that is run again.</summary>
    public bool IsRewritten(Function function, int buffer) => _rewritten.Contains(_memory.ClassOf(function, buffer));

    /// <summary>Says that the reverse sweep reads elements of the buffer again.</summary>
    public void ReadAgain(Function function, int buffer)
    {
        int memory = _memory.ClassOf(function, buffer);
        if (_written.Contains(memory))
        {
            _logged.Add(memory);
        }
    }
}
