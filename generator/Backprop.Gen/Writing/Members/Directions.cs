using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>Tangents, directions and sinks: one name a parameter outside, one a scalar or buffer inside.</summary>
internal static class Directions
{
    public static string Spell(MethodModel model, int input, IReadOnlyDictionary<int, string> names)
    {
        InputModel scalar = model.Inputs[input];
        string name = StructText.Join(names[scalar.Parameter], scalar.Path);
        bool isCell = scalar.Parameter == -1 && model.Receiver!.Fields.Any(field => field.IsCell && field.Name == scalar.Path);
        bool isGrid = scalar.Parameter >= 0 && model.Parameters[scalar.Parameter].Form == BufferForm.Grid;
        return isCell ? $"global::System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref {name}, 1)" : isGrid ? Elements(name) : name;
    }

    /// <summary>The elements of an array of several dimensions, row after row.</summary>
    public static string Elements(string grid) => $"global::Backprop.Kernel.AsSpan({grid})";
}
