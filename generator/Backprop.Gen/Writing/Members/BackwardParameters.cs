using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>What a way back is given: an upstream gradient for each output, and a sink for each input, which is added to.</summary>
internal static class BackwardParameters
{
    public static (Dictionary<int, string> Upstream, Dictionary<int, string> Sinks) AddTo(Member member, MethodModel model)
    {
        var upstream = new Dictionary<int, string>();
        if (model.ReturnText != "void" && (model.ReturnHasGradient || model.Return is null))
        {
            string type = model.ReturnsRows ? model.ReturnText : model.Return is BufferType buffer ? TypeText.Span(TypeText.Of(buffer.Element), true) : model.ReturnText;
            upstream[OutputModel.Returned] = member.Add(type, "upstream", "the gradient with respect to the returned value");
        }

        foreach (Differentiable item in member.Differentiables.Where(item => item.IsReference))
        {
            upstream[item.Parameter] = member.Add(item.TypeText, item.Name + "Upstream", $"the gradient with respect to what {member.Owner(item)} is left as");
        }

        Dictionary<int, string> sinks = member.AddFields("Gradient", "the gradient with respect to the marked fields of the instance is added to it; of a field that is written, on entry that with respect to what it is left as, on exit that with respect to what it was before the call");
        foreach (Differentiable item in member.Owners.Where(item => item.Modifier != "out"))
        {
            string owner = member.Owner(item) + (item.IsReference ? " before the call" : "");
            sinks[item.Parameter] = item.Holder is { } holder
                ? member.Add(holder.TypeText, item.Name + "Gradient", $"the gradient with respect to {owner} is added to it"
                    + (member.Buffers.Any(part => part.Parameter == item.Parameter && part.IsWritten) ? "; of a buffer that is written, on entry that with respect to its final contents, on exit that with respect to the contents before the call" : ""), holder.SinkModifier)
                : item.IsBuffer
                ? member.Add(item.BufferType(isReadOnly: false), item.Name + "Gradient", item.IsWritten
                    ? $"on entry the gradient with respect to the final contents of {owner}, on exit that with respect to the contents before the call"
                    : $"the gradient with respect to {owner} is added to it")
                : member.Add(item.TypeText, item.Name + "Gradient", $"the gradient with respect to {owner} is added to it", "ref ");
        }

        return (upstream, sinks);
    }
}
