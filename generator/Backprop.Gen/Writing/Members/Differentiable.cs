using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>A differentiable parameter, or the receiver: what has a sink, a tangent and a direction.</summary>
/// <param name="Parameter">the index of the method's parameter, -1 for the receiver</param>
/// <param name="Name">without <c>@</c></param>
/// <param name="Spelling">how a member of the type reads it</param>
internal sealed record Differentiable(int Parameter, string Name, string Spelling, GraphType Type, string TypeText, string Modifier, bool IsWritten)
{
    public bool IsBuffer => Type is BufferType;

    /// <summary>Whether the method changes it for its caller, so that it has an upstream gradient.</summary>
    public bool IsReference => Modifier is "ref" or "out";

    /// <summary>Whether it is a scalar or a struct that the method reads, so that it has a gradient.</summary>
    public bool IsScalar => !IsBuffer && Modifier != "out";

    /// <summary>The element type of a buffer.</summary>
    public string Element => Writing.TypeText.Of(((BufferType)Type).Element);

    public static IReadOnlyList<Differentiable> Of(MethodModel model)
    {
        var all = new List<Differentiable>();
        if (model.Receiver is { IsDifferentiable: true } receiver)
        {
            all.Add(new Differentiable(-1, "self", "this", receiver.Type, receiver.Type.Name, receiver.IsChanged ? "ref" : "", false));
        }

        all.AddRange(model.Parameters.Select((parameter, i) => (parameter, i)).Where(pair => pair.parameter.IsDifferentiable).Select(pair =>
            new Differentiable(
                pair.i, pair.parameter.Name.TrimStart('@'), pair.parameter.Name, pair.parameter.Type, pair.parameter.TypeText,
                pair.parameter.Modifier, pair.parameter.IsWritten)));
        return all;
    }
}
