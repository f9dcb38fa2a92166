namespace Backprop.Gen.Graph;

/// <summary>
/// What makes a function a derivative of a method: it is built from the method where the module is differentiated. Until then its body says no more
/// than what depends on what.
/// </summary>
/// <param name="Mode">which derivative</param>
/// <param name="Method">the method, as a helper</param>
/// <param name="Parameters">what each parameter is to it; inputs, sinks and directions are of the method's inputs, upstream gradients of its results</param>
/// <param name="Overwritten">the parameters that are emptied first</param>
/// <param name="Results">what each result is: values and tangents of the method's results, gradients of its inputs, sinks of its scalar inputs with the gradient added</param>
public sealed record Derivation(Derivatives Mode, MethodModel Method, EquatableArray<CoreSlot> Parameters, EquatableArray<int> Overwritten, EquatableArray<CoreSlot> Results);
