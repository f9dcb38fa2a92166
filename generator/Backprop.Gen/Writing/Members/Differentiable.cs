using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>A differentiable parameter, the receiver, or a marked field of its class: what has a sink, a tangent and a direction.</summary>
/// <param name="Parameter">the index of the method's parameter, -1 for the receiver</param>
/// <param name="Path">where it lies in its <see cref="Holder"/>, if it has one: the name of a field, or the fields that lead to a part of a struct</param>
/// <param name="Name">without <c>@</c></param>
/// <param name="Spelling">how a member of the type reads it</param>
/// <param name="IsCell">whether it is a field that is a number or a struct, as memory of one element</param>
/// <param name="Modifier"><c>ref</c> or <c>out</c> if the method changes it for its caller</param>
internal sealed record Differentiable(int Parameter, string Path, string Name, string Spelling, GraphType Type, string TypeText, string Modifier, bool IsWritten, bool IsCell)
{
    /// <summary>What it lies in together with others; null if it is a parameter or the receiver itself.</summary>
    public Holder? Holder { get; init; }

    /// <summary>Whether it is <c>Memory</c> in a holder, as its sinks and tangents are then.</summary>
    public bool IsMemory { get; init; }

    /// <summary>Whether it is an array of several dimensions, as its sinks and tangents are then.</summary>
    public bool IsGrid { get; init; }

    /// <summary>Whether it is an array of arrays, as its sinks and tangents are then.</summary>
    public bool IsJagged { get; init; }

    /// <summary>The type of what is written for a buffer: a span, an array of the same dimensions, or an array of arrays.</summary>
    public string BufferType(bool isReadOnly) => IsGrid || IsJagged ? TypeText : Writing.TypeText.Span(Element, isReadOnly);

    public bool IsBuffer => Type is Graph.BufferType;

    /// <summary>Whether it lies in something that stands for several.</summary>
    public bool IsPart => Holder is not null;

    /// <summary>Whether the method changes it for its caller, so that it has an upstream gradient.</summary>
    public bool IsReference => Modifier is "ref" or "out";

    /// <summary>Whether it is a scalar or a struct that the method reads, so that it has a gradient.</summary>
    public bool IsScalar => !IsBuffer && Modifier != "out";

    /// <summary>The element type of a buffer.</summary>
    public string Element => Writing.TypeText.Of(((Graph.BufferType)Type).Element);

    /// <summary>Its sink, tangent or direction, given the names of those of parameters.</summary>
    public string In(IReadOnlyDictionary<int, string> names) => StructText.Join(names[Parameter], Path) + (IsMemory ? ".Span" : "");

    /// <summary>What an exception calls its sink, tangent or direction: of a struct's part, the way to it.</summary>
    public string Blamed(IReadOnlyDictionary<int, string> names) => Holder is { Type: not null } ? StructText.Join(names[Parameter], Path) : names[Parameter];

    /// <summary>The number of its elements, of a buffer.</summary>
    public string Length => IsCell ? "1" : LengthOf(Spelling);

    /// <summary>The number of elements of the buffer, or of one that belongs to it. There may be no array in a struct that does not need one.</summary>
    public string LengthOf(string buffer) => Holder is { Type: not null } && !IsMemory && !IsGrid && !IsJagged ? $"({buffer}?.Length ?? 0)" : buffer + ".Length";

    public static IReadOnlyList<Differentiable> Of(MethodModel model)
    {
        var all = new List<Differentiable>();
        if (model.Receiver is { Parts.Count: > 0 } whole)
        {
            all.AddRange(PartsOf(whole.Parts, -1, "self", "this", new Holder(whole.TypeText, whole.Type)));
        }
        else if (model.Receiver is { Type: { } type, IsDifferentiable: true } receiver)
        {
            all.Add(new Differentiable(-1, "", "self", "this", type, receiver.TypeText, receiver.IsChanged ? "ref" : "", false, false));
        }

        foreach (FieldModel field in model.Receiver?.Fields ?? default)
        {
            if (!field.IsScratch)
            {
                all.Add(new Differentiable(-1, field.Name, "self", "this." + field.Name, field.Type, field.TypeText, "", field.IsWritten, field.IsCell)
                {
                    Holder = new Holder(model.Receiver!.TypeText, null),
                    IsGrid = field.Form == BufferForm.Grid,
                    IsJagged = field.Form == BufferForm.Jagged,
                });
            }
        }

        all.AddRange(model.Parameters.SelectMany((parameter, i) => parameter.Parts.Count > 0
            ? PartsOf(parameter.Parts, i, parameter.Name.TrimStart('@'), parameter.Name, new Holder(parameter.TypeText, (StructType)parameter.Type))
            : parameter.IsDifferentiable ? new[] { Of(parameter, i) } : new Differentiable[0]));
        return all;
    }

    private static Differentiable Of(ParameterModel parameter, int index) => new(
        index, "", parameter.Name.TrimStart('@'), parameter.Spelling, parameter.Type, parameter.TypeText, parameter.Modifier, parameter.IsWritten, false)
    {
        IsGrid = parameter.Form == BufferForm.Grid,
        IsJagged = parameter.Form == BufferForm.Jagged,
    };

    private static IEnumerable<Differentiable> PartsOf(EquatableArray<PartModel> parts, int parameter, string name, string spelling, Holder holder) =>
        parts.Where(part => part.IsDifferentiable).Select(part => new Differentiable(
            parameter, part.Path, name, part.In(spelling), part.Type, part.IsBuffer ? part.TypeText : Writing.TypeText.Of(part.Type), "", part.IsWritten, false)
        {
            Holder = holder,
            IsMemory = part is { IsBuffer: true, Form: BufferForm.Memory },
            IsGrid = part is { IsBuffer: true, Form: BufferForm.Grid },
            IsJagged = part is { IsBuffer: true, Form: BufferForm.Jagged },
        });
}
