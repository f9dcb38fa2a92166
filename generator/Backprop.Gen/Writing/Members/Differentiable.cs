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

    /// <summary>The element type of a buffer.</summary>
    public string Element => Writing.TypeText.Of(((BufferType)Type).Element);

    public static IReadOnlyList<Differentiable> Of(MethodModel model)
    {
        var all = new List<Differentiable>();
        if (model.Receiver is not null)
        {
            all.Add(new Differentiable(-1, "self", "this", model.Receiver, model.Receiver.Name, "", false));
        }

        all.AddRange(model.Parameters.Select((parameter, i) => (parameter, i)).Where(pair => pair.parameter.IsDifferentiable).Select(pair =>
            new Differentiable(
                pair.i, pair.parameter.Name.TrimStart('@'), pair.parameter.Name, pair.parameter.Type, pair.parameter.TypeText,
                pair.parameter.Modifier, pair.parameter.IsWritten)));
        return all;
    }
}
