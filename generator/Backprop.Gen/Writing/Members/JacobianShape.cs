using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>The size of a method's Jacobian, and the type of its entries.</summary>
/// <param name="Rows">how many rows it has; null if only the method can tell</param>
/// <param name="Columns">how many columns it has</param>
/// <param name="Element">the type of its entries: <c>double</c> if any input or output is</param>
internal sealed record JacobianShape(Dimension? Rows, Dimension Columns, string Element)
{
    public static JacobianShape Of(MethodModel model)
    {
        IReadOnlyList<Differentiable> all = Differentiable.Of(model);
        GraphType[] returned = model is { Return: { } result, ReturnHasGradient: true } ? new[] { result } : new GraphType[0];
        Dimension outputs = Dimension.Of(
            all.Where(item => item.IsReference).Select(item => item.Type).Concat(returned.Where(type => type is not BufferType)),
            all.Where(item => item.IsBuffer && (item.IsWritten || item.IsCell)));
        Dimension inputs = Dimension.Of(
            all.Where(item => item.IsScalar).Select(item => item.Type),
            all.Where(item => item.IsBuffer && (!item.IsWritten || item.IsCell)));
        return new JacobianShape(returned is [BufferType] ? null : outputs, inputs, ElementOf(all.Select(item => item.Type).Concat(returned)));
    }

    /// <summary>The type of the entries of a matrix of inputs and outputs of some types.</summary>
    public static string ElementOf(IEnumerable<GraphType> types)
    {
        List<string> elements = types.SelectMany(type => StructText.Leaves(type is BufferType buffer ? buffer.Element : type))
            .Where(leaf => leaf.HasGradient).Select(leaf => TypeText.Of(leaf.Type)).ToList();
        return elements.Count == 0 || elements.Contains("double") ? "double" : elements.FirstOrDefault(type => type != "float") ?? "float";
    }
}
