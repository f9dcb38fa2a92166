using System.Collections.Generic;
using System.Linq;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Writing;

/// <summary>How many scalars some inputs or outputs have, as C#.</summary>
internal sealed record Dimension(int Fixed, IReadOnlyList<string> Terms)
{
    public static Dimension Of(IEnumerable<GraphType> scalars, IEnumerable<Differentiable> buffers)
    {
        int count = scalars.Sum(type => StructText.Leaves(type).Count(leaf => leaf.HasGradient));
        var terms = new List<string>();
        foreach (Differentiable buffer in buffers)
        {
            int leaves = StructText.Leaves(((BufferType)buffer.Type).Element).Count(leaf => leaf.HasGradient);
            if (buffer.IsCell)
            {
                count += leaves;
                continue;
            }

            string length = buffer.IsJagged ? $"global::Backprop.Kernel.CountElements({buffer.Spelling})" : buffer.Length;
            terms.Add(leaves == 1 ? length : $"{leaves} * {length}");
        }

        return new Dimension(count, terms);
    }

    public override string ToString() =>
        Terms.Count == 0 ? Literals.Integer(Fixed) : string.Join(" + ", Fixed == 0 ? Terms : Terms.Prepend(Literals.Integer(Fixed)));
}
