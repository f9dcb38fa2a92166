using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Analysis;

/// <summary>
/// Which values carry derivatives. Varied: depends on an active input. Useful: an output depends on it. Active: both, the
/// values that have an adjoint. For a buffer the answer is that of its class of memory.
/// </summary>
internal sealed class Activity
{
    private readonly Dictionary<string, FunctionActivity> _functions = new();

    public Module Module { get; }

    public WrittenParameters Written { get; }

    /// <summary>Whether memory may be found again by its handle in another function, so that all that was made counts as active; inside of one, alias classes tell.</summary>
    public bool HasForeignRecalls { get; }

    private Activity(Module module, IReadOnlyList<bool> activeInputs)
    {
        Module = module;
        HasForeignRecalls = module.Functions.Count > 1 && module.Functions.SelectMany(function => function.Body.All()).Any(node => node is Recall);
        Written = new WrittenParameters(Seam.Of(nameof(WrittenParameters), module));
        foreach (Function function in module.Functions)
        {
            _functions.Add(function.Name, new FunctionActivity(function, Written, RuledCalls.Of(module), isEntry: function == module.Entry));
        }

        this[module.Entry].Seed(activeInputs);
        bool changed;
        do
        {
            changed = false;
            foreach (FunctionActivity function in _functions.Values)
            {
                changed |= function.SpreadForward(this);
                changed |= function.SpreadBackward(this);
            }
        }
        while (changed);
    }

    public FunctionActivity this[Function function] => _functions[function.Name];

    public FunctionActivity this[string function] => _functions[function];

    /// <param name="activeInputs">for each parameter of the entry whether derivatives are asked for</param>
    public static Activity Of(Module module, IReadOnlyList<bool> activeInputs) => new(module, activeInputs);
}
