using System.Collections.Generic;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>Tangents, directions and sinks: one name a parameter outside, one a scalar or buffer inside.</summary>
internal static class Directions
{
    public static string Spell(MethodModel model, int input, IReadOnlyDictionary<int, string> names)
    {
        InputModel scalar = model.Inputs[input];
        return StructText.Join(names[scalar.Parameter], scalar.Path);
    }
}
