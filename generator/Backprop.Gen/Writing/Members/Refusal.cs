using System.Collections.Generic;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>The body of a member whose method was refused: callers compile, and see no second error.</summary>
internal static class Refusal
{
    public static IReadOnlyList<string> Body(MethodModel model) => new[]
    {
        $"throw new global::System.NotSupportedException(\"'{model.Name}' could not be differentiated: the compiler says why.\");",
    };
}
