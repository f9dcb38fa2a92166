using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Differentiation;

/// <summary>A derivative that another function calls.</summary>
/// <param name="Entry">its entry, under the name that it has there</param>
/// <param name="Journal">what is handed on last, or -1</param>
/// <param name="Tapes">what is handed on to it for each parameter that is a tape; -1 for the others</param>
internal sealed record Derivative(Core Core, Function Entry, int[] Tapes, int Journal)
{
    /// <param name="argument">the value for each parameter that is no tape</param>
    public Call Call(GraphBuilder graph, Func<CoreSlot, int> argument)
    {
        int[] arguments = Core.Parameters.Select((slot, i) => Tapes[i] >= 0 ? Tapes[i] : argument(slot)).Concat(Journal < 0 ? new int[0] : new[] { Journal }).ToArray();
        int[] results = Entry.Results.Select((type, i) => graph.NewValue(type, NameOf(Core.Results[i]))).ToArray();
        graph.Append(new Invoke(results.ToEquatableArray(), Entry.Name, arguments.ToEquatableArray()) { ForgetsMemory = true });
        return new Call(Core.Results, results);
    }

    /// <summary>After the input that a gradient belongs to, as the user calls it.</summary>
    private string? NameOf(CoreSlot slot) => slot.Role switch
    {
        Role.Adjoint => Naming.Gradient(InputName(slot.Index)),
        Role.AdjointTangent => Naming.Product(InputName(slot.Index)),
        Role.ValueTangent => "tangent",
        _ => null,
    };

    private string? InputName(int input) => Entry.Values[Entry.Parameters[input]].Name;
}

/// <summary>What a call of a derivative came to.</summary>
internal sealed record Call(IReadOnlyList<CoreSlot> Slots, int[] Results)
{
    /// <summary>The value of a result; -1 if there is none.</summary>
    public int this[Role role, int index, int direction = 0]
    {
        get
        {
            for (int i = 0; i < Slots.Count; i++)
            {
                if (Slots[i].Role == role && Slots[i].Index == index && Slots[i].Direction == direction)
                {
                    return Results[i];
                }
            }

            return -1;
        }
    }
}
