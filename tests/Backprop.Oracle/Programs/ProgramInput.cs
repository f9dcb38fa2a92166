using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Backprop.Oracle;

/// <summary>One argument list, flat: every scalar of every parameter in order, whole numbers and booleans (0, 1) among them, and how many scalars each parameter has.</summary>
public sealed record ProgramInput(double[] Values, int[] Counts)
{
    /// <summary>From one object a parameter (the receiver first): a number, a bool, or an array of them for a struct or a buffer (for a buffer of structs, all fields of all elements).</summary>
    public static ProgramInput Of(params object[] arguments)
    {
        var values = new List<double>();
        var counts = new List<int>();
        foreach (object argument in arguments)
        {
            int before = values.Count;
            values.AddRange(argument is Array array ? array.Cast<object>().Select(Number) : [Number(argument)]);
            counts.Add(values.Count - before);
        }

        return new([.. values], [.. counts]);
    }

    public override string ToString()
    {
        var parts = new List<string>();
        int at = 0;
        foreach (int count in Counts)
        {
            IEnumerable<string> texts = Values.Skip(at).Take(count).Select(value => value.ToString("R", CultureInfo.InvariantCulture));
            parts.Add(count == 1 ? texts.Single() : "[" + string.Join(", ", texts) + "]");
            at += count;
        }

        return "(" + string.Join(", ", parts) + ")";
    }

    private static double Number(object value) => value switch
    {
        bool flag => flag ? 1 : 0,
        IConvertible convertible => convertible.ToDouble(CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"no number: {value}"),
    };
}
