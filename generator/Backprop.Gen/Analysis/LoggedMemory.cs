using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Analysis;

/// <summary>
/// The memory whose stores go to the undo tape, because the reverse sweep reads elements again that a store has overwritten.
/// Across the functions of a module memory is told apart by the type of its elements, inside a single one by alias class.
/// </summary>
internal sealed class LoggedMemory
{
    private readonly HashSet<(int Class, GraphType? Element)> _written = new();
    private readonly HashSet<(int Class, GraphType? Element)> _logged = new();
    private readonly HashSet<(int Class, GraphType? Element)> _rewritten = new();
    private readonly bool _isSingleFunction;

    public LoggedMemory(Module module, Activity activity)
    {
        _isSingleFunction = module.Functions.Count == 1;
        foreach (Function function in module.Functions)
        {
            foreach (Node node in function.Body.All())
            {
                foreach (int memory in activity[function].Aliasing.WrittenBy(node))
                {
                    _written.Add(Key(function, activity[function].Aliasing, memory));
                    if (function.IsRecomputed)
                    {
                        _rewritten.Add(Key(function, activity[function].Aliasing, memory));
                    }
                }
            }
        }
    }

    public int Count => _logged.Count;

    public bool IsLogged(Function function, Aliasing aliasing, int buffer) => _logged.Contains(Key(function, aliasing, buffer));

    /// <summary>Whether the memory is written on the way back, by a function that is run again.</summary>
    public bool IsRewritten(Function function, Aliasing aliasing, int buffer) => _rewritten.Contains(Key(function, aliasing, buffer));

    /// <summary>Says that the reverse sweep reads elements of the buffer again.</summary>
    public void ReadAgain(Function function, Aliasing aliasing, int buffer)
    {
        if (_written.Contains(Key(function, aliasing, buffer)))
        {
            _logged.Add(Key(function, aliasing, buffer));
        }
    }

    private (int Class, GraphType? Element) Key(Function function, Aliasing aliasing, int buffer) => _isSingleFunction
        ? (aliasing.ClassOf(buffer), null)
        : (-1, ((BufferType)function.TypeOf(buffer)).Element);
}
