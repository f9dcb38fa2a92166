using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Analysis;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>
/// The signatures of a helper's two halves. The forward half takes the helper's parameters and the tapes, and returns its
/// results. The backward half takes the buffers, the upstream gradients of the active results, the shadows of the active
/// buffers and the tapes, and returns the gradients of the active scalars.
/// </summary>
internal static class Halves
{
    public static string ForwardName(string function) => function + "Forward";

    public static string BackwardName(string function) => function + "Backward";

    public static string TangentName(string function) => function + "Tangent";

    /// <summary>The names that derivatives of a function have: no other function may have one of them.</summary>
    public static IEnumerable<string> NamesOf(string function) => new[] { ForwardName(function), BackwardName(function), TangentName(function) };

    public static IEnumerable<int> Buffers(Function function) => function.Parameters.Where(parameter => function.TypeOf(parameter).IsBuffer);

    /// <summary>The buffers and tapes that have shadows.</summary>
    public static IEnumerable<int> ActiveMemory(Function function, FunctionActivity activity) =>
        function.Parameters.Where(parameter => function.TypeOf(parameter) is BufferType or TapeType && activity.IsActive(parameter));

    public static IEnumerable<int> ActiveScalars(Function function, FunctionActivity activity) =>
        function.Parameters.Where(parameter => function.TypeOf(parameter).IsFloating && activity.IsActive(parameter));

    public static IEnumerable<int> ActiveResults(Function function, FunctionActivity activity) =>
        Enumerable.Range(0, function.Results.Count).Where(result => function.Results[result].IsFloating && activity.ReturnsActive(result));
}
