namespace Backprop.Gen.Graph;

/// <summary>
/// The derivative of a function as somebody has written it: another function of the module, with the signature of a generated <c>Backward</c>. A call of
/// a function that has such a rule is differentiated by it; what the function itself does only gives its values.
/// </summary>
/// <param name="Function">the name of the function that is the rule</param>
/// <param name="Parameters">
/// what each of its parameters is: an input of the function, the upstream gradient of one of its results, or the sink of one of its inputs
/// </param>
/// <param name="Results">what each of its results is: the sink of an input after the call, or a value that nobody asks for</param>
/// <param name="Written">the buffers that the function writes; their sinks are in-out</param>
public sealed record CustomRule(string Function, EquatableArray<CoreSlot> Parameters, EquatableArray<CoreSlot> Results, EquatableArray<WrittenBuffer> Written);

/// <summary>A buffer that a function with a rule writes: the index of its parameter, and of the one that holds a copy of its contents from before the call.</summary>
public sealed record WrittenBuffer(int Parameter, int Before);

/// <summary>Says that all that a function adds to its sinks is linear in some parameters, taken together: where they are zero, it adds nothing.</summary>
/// <param name="In">those parameters, numbers</param>
/// <param name="Sinks">the parameters that are buffers which it adds to</param>
/// <param name="Unchanged">for each result the parameter that it is where nothing is added; -1 if it is zero then, or does not matter</param>
public sealed record Linearity(EquatableArray<int> In, EquatableArray<int> Sinks, EquatableArray<int> Unchanged);
