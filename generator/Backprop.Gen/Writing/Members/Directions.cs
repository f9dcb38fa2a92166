using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>Tangents, directions and sinks: one name a parameter outside, one a scalar or buffer inside.</summary>
internal static class Directions
{
    /// <param name="rentals">what arrays of arrays in fields are handed on as</param>
    public static string Spell(MethodModel model, int input, IReadOnlyDictionary<int, string> names, Rentals rentals)
    {
        InputModel scalar = model.Inputs[input];
        if (model.PartAt(scalar) is { } part)
        {
            string inside = part.In(names[scalar.Parameter]);
            return part.Form == BufferForm.Jagged ? rentals.RowsOf(inside) + ".Elements" : part is { IsBuffer: true, Form: BufferForm.Grid } ? Elements(inside) : inside;
        }

        string name = StructText.Join(names[scalar.Parameter], scalar.Path);
        FieldModel? field = scalar.Parameter == -1 ? model.Receiver!.Fields.FirstOrDefault(candidate => candidate.Name == scalar.Path) : null;
        if (field?.Form == BufferForm.Jagged)
        {
            return rentals.RowsOf(name) + ".Elements";
        }

        bool isGrid = (scalar.Parameter >= 0 ? model.Parameters[scalar.Parameter].Form : field?.Form) == BufferForm.Grid;
        return field?.IsCell == true ? $"global::System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref {name}, 1)" : isGrid ? Elements(name) : name;
    }

    /// <summary>The elements of an array of several dimensions, row after row.</summary>
    public static string Elements(string grid) => $"global::Backprop.Kernel.AsSpan({grid})";
}
