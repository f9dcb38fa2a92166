using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>A differentiable parameter, the receiver, or a marked field of its class: what has a sink, a tangent and a direction.</summary>
/// <param name="Parameter">the index of the method's parameter, -1 for the receiver</param>
/// <param name="Path">of a field, its name</param>
/// <param name="Name">without <c>@</c></param>
/// <param name="Spelling">how a member of the type reads it</param>
/// <param name="IsCell">whether it is a field that is a number or a struct, as memory of one element</param>
/// <param name="Modifier"><c>ref</c> or <c>out</c> if the method changes it for its caller</param>
internal sealed record Differentiable(int Parameter, string Path, string Name, string Spelling, GraphType Type, string TypeText, string Modifier, bool IsWritten, bool IsCell)
{
    /// <summary>Whether it is an array of several dimensions, as its sinks and tangents are then.</summary>
    public bool IsGrid { get; init; }

    /// <summary>Whether it is an array of arrays, as its sinks and tangents are then.</summary>
    public bool IsJagged { get; init; }

    /// <summary>The type of what is written for a buffer: a span, an array of the same dimensions, or an array of arrays.</summary>
    public string BufferType(bool isReadOnly) => IsGrid || IsJagged ? TypeText : Writing.TypeText.Span(Element, isReadOnly);

    public bool IsBuffer => Type is Graph.BufferType;

    /// <summary>Whether it lies in an object that stands for all fields.</summary>
    public bool IsField => Path.Length > 0;

    /// <summary>Whether the method changes it for its caller, so that it has an upstream gradient.</summary>
    public bool IsReference => Modifier is "ref" or "out";

    /// <summary>Whether it is a scalar or a struct that the method reads, so that it has a gradient.</summary>
    public bool IsScalar => !IsBuffer && Modifier != "out";

    /// <summary>The element type of a buffer.</summary>
    public string Element => Writing.TypeText.Of(((Graph.BufferType)Type).Element);

    /// <summary>Its sink, tangent or direction, given the names of those of parameters.</summary>
    public string In(IReadOnlyDictionary<int, string> names) => StructText.Join(names[Parameter], Path);

    /// <summary>The number of its elements, of a buffer.</summary>
    public string Length => IsCell ? "1" : Spelling + ".Length";

    public static IReadOnlyList<Differentiable> Of(MethodModel model)
    {
        var all = new List<Differentiable>();
        if (model.Receiver is { Type: { } type, IsDifferentiable: true } receiver)
        {
            all.Add(new Differentiable(-1, "", "self", "this", type, receiver.TypeText, receiver.IsChanged ? "ref" : "", false, false));
        }

        foreach (FieldModel field in model.Receiver?.Fields ?? default)
        {
            if (!field.IsScratch)
            {
                all.Add(new Differentiable(-1, field.Name, "self", "this." + field.Name, field.Type, field.TypeText, "", field.IsWritten, field.IsCell)
                {
                    IsGrid = field.Form == BufferForm.Grid,
                    IsJagged = field.Form == BufferForm.Jagged,
                });
            }
        }

        all.AddRange(model.Parameters.Select((parameter, i) => (parameter, i)).Where(pair => pair.parameter.IsDifferentiable).Select(pair =>
            new Differentiable(
                pair.i, "", pair.parameter.Name.TrimStart('@'), pair.parameter.Spelling, pair.parameter.Type, pair.parameter.TypeText,
                pair.parameter.Modifier, pair.parameter.IsWritten, false)
            {
                IsGrid = pair.parameter.Form == BufferForm.Grid,
                IsJagged = pair.parameter.Form == BufferForm.Jagged,
            }));
        return all;
    }
}
