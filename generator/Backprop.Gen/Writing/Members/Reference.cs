using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>What a method changes for its caller, and each member as it does: a parameter by <c>ref</c> or <c>out</c>, or the receiver.</summary>
/// <param name="Parameter">the index of the method's parameter, -1 for the receiver</param>
/// <param name="Spelling">how a member of the type assigns it</param>
internal sealed record Reference(int Parameter, string Spelling, GraphType Type)
{
    public static IReadOnlyList<Reference> Of(MethodModel model)
    {
        var all = new List<Reference>();
        if (model.Receiver is { Type: { } type, IsChanged: true })
        {
            all.Add(new Reference(-1, "this", type));
        }

        all.AddRange(model.Parameters.Select((parameter, i) => (parameter, i)).Where(pair => pair.parameter.Modifier is "ref" or "out")
            .Select(pair => new Reference(pair.i, pair.parameter.Name, pair.parameter.Type)));
        return all;
    }
}
